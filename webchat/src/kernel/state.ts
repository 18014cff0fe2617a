/** The one world of this client, and the small questions every screen asks of it. */

import { computed, reactive } from "vue";
import { letters, tintOf } from "../ui/face";
import type { Channel, Person, Who } from "./generated";
import { emptyWorld, isMine } from "./world";

export const world = reactive(emptyWorld());

export function resetWorld(): void {
  Object.assign(world, emptyWorld());
}

export const me = computed(() => world.me);
export const myId = computed(() => world.me?.id ?? "");
/** Do I look after customers? */
export const sells = computed(() => world.me?.roles.some((role) => role === "sales" || role === "sales_manager") ?? false);
export const isAdmin = computed(() => world.me?.roles.includes("admin") ?? false);

/** Rooms of the conversation list: mine, not the inbox. */
export const rooms = computed(() => Object.values(world.channels).filter((room) => room.joined && room.kind !== "inbox"));
export const openTodos = computed(() => Object.values(world.todos).filter(isMine));
/** Messages that call for me: those said to me alone, and those that name me. */
export const mentionTotal = computed(() => rooms.value.reduce((sum, room) => sum + calls(room), 0));

export function calls(room: Channel): number {
  return room.kind === "direct" && !room.muted ? room.unread : room.mentions;
}

/** The person with this id as far as known; a face can be drawn from the name alone until the rest arrives. */
export function personOf(who: Who | string): Person {
  const id = typeof who === "string" ? who : who.id;
  const known = world.people[id];
  if (known) return known;
  const name = typeof who === "string" ? "" : who.name;
  const kind = id.startsWith("B") || (typeof who !== "string" && who.kind !== undefined && who.kind !== "person") ? "bot" : "person";
  return {
    id, name, name_en: "", pinyin: "", kind, initials: letters(name), tint: tintOf(id), presence: "offline", gone: false, external: false,
  };
}
