/** In which order the rooms stand, and which of them a filter lets through. */

import { computed, ref } from "vue";
import { drafts } from "../kernel/drafts";
import type { Channel } from "../kernel/generated";
import { rooms } from "../kernel/state";

export type Filter = "all" | "unread" | "mentions" | "waiting";
export const filter = ref<Filter>("all");

const at = (room: Channel) => Date.parse(room.last?.at ?? "") || 0;

/** The newest words first; a room with a draft keeps its place. */
export function byRecency(list: readonly Channel[]): Channel[] {
  return [...list].sort((a, b) => at(b) - at(a) || a.name.localeCompare(b.name));
}

export function lets(kind: Filter, room: Channel): boolean {
  if (kind === "unread") return room.unread > 0;
  if (kind === "mentions") return room.mentions > 0;
  if (kind === "waiting") return room.waiting > 0;
  return !room.archived || room.unread > 0 || room.id in drafts;
}

export const pinnedRooms = computed(() => byRecency(rooms.value.filter((room) => room.pinned && lets(filter.value, room))));
export const otherRooms = computed(() => byRecency(rooms.value.filter((room) => !room.pinned && lets(filter.value, room))));

/** The room above or below the one in sight; `unread` skips those with nothing new. */
export function neighbour(here: string | undefined, step: 1 | -1, unread: boolean): string | undefined {
  const list = [...pinnedRooms.value, ...otherRooms.value];
  const from = list.findIndex((room) => room.id === here);
  for (let count = 1; count <= list.length; count += 1) {
    const room = list[(((from < 0 && step < 0 ? 0 : from) + step * count) % list.length + list.length) % list.length];
    if (room && (!unread || room.unread > 0)) return room.id;
  }
  return undefined;
}
