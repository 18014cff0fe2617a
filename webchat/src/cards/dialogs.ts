/** Dialogs bots have opened on this screen, the lowest first. */
import { computed, ref, watch } from "vue";
import { act } from "../kernel/acts";
import { anyBegun, beganHere } from "../kernel/began";
import type { View } from "../kernel/generated";
import { myId, world } from "../kernel/state";
import { keepViews } from "../kernel/world";

const put = ref<ReadonlySet<string>>(new Set());

/** Those of the stack that was opened last, and of what lies upon it; only what was asked for in this window. */
export const dialogs = computed<View[]>(() => {
  const here = Object.values(world.views).filter(
    (view) => view.type === "modal" && beganHere(view.interaction) && !put.value.has(view.id),
  );
  const root = here.reduce<View | undefined>((last, view) => (last && last.opened_at > view.opened_at ? last : view), undefined)?.root;
  return here.filter((view) => view.root === root).sort((a, b) => a.depth - b.depth);
});

/** Puts the topmost away, or all of them; gone here at once, told to the hub, which tells the bot. */
export async function putAway(view: View, all: boolean): Promise<void> {
  const gone = all ? dialogs.value : dialogs.value.filter((one) => one.depth >= view.depth);
  put.value = new Set([...put.value, ...gone.map((one) => one.id)]);
  await act("view.dismiss", { view: view.id, all }).catch(() => undefined);
}

/** A window that was loaded anew, or came back, finds the dialogs it had. */
watch(
  () => [myId.value, world.returns] as const,
  async ([id]) => {
    if (id && anyBegun()) keepViews(world, (await act("view.list", {})).views);
  },
  { immediate: true },
);
