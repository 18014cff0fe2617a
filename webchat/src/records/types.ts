/** The record types of the company as the hub describes them: fetched once, and again when the hub says they changed. */
import { shallowRef, watch } from "vue";
import type { RecordType } from "../kernel/generated";
import { myId } from "../kernel/state";
import { onSignal } from "../kernel/sync";
import { t } from "../kernel/words";

const types = shallowRef<RecordType[] | null>(null);
onSignal((told) => {
  if (told.name === "versions") types.value = null;
});
let running: Promise<RecordType[]> | null = null;
watch(myId, () => (types.value = running = null)); // which types there are, and what one may do, is a person's own

/** The type by its name; throws the reason in words when the hub does not answer. */
export async function typeOf(name: string): Promise<RecordType | undefined> {
  return (await allTypes()).find((one) => one.name === name);
}

export async function allTypes(): Promise<RecordType[]> {
  return types.value ?? (await (running ??= read()));
}

async function read(): Promise<RecordType[]> {
  try {
    const answer = await fetch("/api/types", { credentials: "same-origin" });
    if (!answer.ok) throw new Error(t("rec.no_types"));
    types.value = ((await answer.json()) as { types: RecordType[] }).types;
    return types.value;
  } catch (error) {
    throw error instanceof TypeError ? new Error(t("net.offline")) : error;
  } finally {
    running = null;
  }
}
