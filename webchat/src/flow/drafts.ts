/** What somebody has begun and not sent, kept by the hub and so on every device of theirs. */
import { shallowRef } from "vue";
import { act, newKey } from "../kernel/acts";
import type { Draft } from "../kernel/generated";
import type { Values } from "../ui/fields/check";

export const drafts = shallowRef<Draft[]>([]);

export async function readDrafts(): Promise<void> {
  drafts.value = (await act("draft.list", {})).drafts;
}

export async function keepDraft(flow: string, form: Values, draft: string | undefined): Promise<Draft> {
  const { kept } = await act("draft.save", { flow, form, draft, numbered: true, key: newKey() });
  drafts.value = [kept, ...drafts.value.filter((one) => one.draft !== kept.draft)];
  return kept;
}

/** It is not there any more: sent, or thrown away. */
export function dropDraft(id: string): void {
  drafts.value = drafts.value.filter((one) => one.draft !== id);
}

export async function throwAway(id: string): Promise<void> {
  await act("draft.drop", { draft: id, key: newKey() });
  dropDraft(id);
}
