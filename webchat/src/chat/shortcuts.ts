/** What bots do from the composer and from the menu of a message, as their manifests declare it. */
import { computed, shallowRef, watch } from "vue";
import { act, newKey } from "../kernel/acts";
import type { ShortcutShape } from "../kernel/generated";
import { myId, world } from "../kernel/state";
import { say } from "../kernel/words";
import type { MenuItem } from "../ui/Menu.vue";
import { attempt } from "./deeds";

const known = shallowRef<readonly ShortcutShape[]>([]);
const mark = "shortcut:";

/** Read when somebody is here, and again when the line comes back: bots come and go. */
watch(
  () => [myId.value, world.returns] as const,
  async ([id]) => {
    if (id) known.value = (await act("app.shortcuts", {}).catch(() => ({ shortcuts: known.value }))).shortcuts;
  },
  { immediate: true },
);

const itemsOf = (kind: string): MenuItem[] =>
  known.value
    .filter((one) => one.kind === kind)
    .map((one) => ({
      id: `${mark}${one.bot.id}:${one.id}`,
      label: say({ text: Object.values(one.label)[0] ?? one.id, words: one.label }),
      icon: one.icon || "bolt",
      hint: one.bot.name,
    }));

export const ofMessages = computed(() => itemsOf("message"));
export const ofComposer = computed(() => itemsOf("global"));
export const isShortcut = (id: string): boolean => id.startsWith(mark);

/** Calls the bot whose shortcut was picked: for a message, or from a room (and a thread in it). */
export async function callShortcut(id: string, place: { message?: string; channel?: string; thread?: string }): Promise<void> {
  const [bot = "", ...rest] = id.slice(mark.length).split(":");
  await attempt(() => act("app.shortcut", { bot, shortcut: rest.join(":"), key: newKey(), ...place }));
}
