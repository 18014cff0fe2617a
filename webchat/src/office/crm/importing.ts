/** A file being looked into and taken in, as the page of imports holds it. */
import { onBeforeUnmount, reactive, watch } from "vue";
import { upload, type Upload } from "../../chat/uploads";
import { act, newKey } from "../../kernel/acts";
import type { Card, ImportPreview, ImportPreviewed, ImportRow, ImportShape } from "../../kernel/generated";
import { wordsOf } from "../../kernel/refused";
import { session } from "../../kernel/session";
import { onEvent } from "../../kernel/sync";

export type Kind = NonNullable<ImportPreview["kind"]>;
export type Policy = NonNullable<ImportPreview["policy"]>;

export interface Importing {
  sending: Upload | null;
  file: string;
  seen: ImportPreviewed | null;
  policy: Policy;
  looking: boolean;
  job: ImportShape | null;
  rows: ImportRow[];
  earlier: ImportShape[];
  trouble: string;
}

/** The mapping as the hub takes it: only the columns that go somewhere. */
export const mappingOf = (seen: ImportPreviewed): Record<string, string> =>
  Object.fromEntries(seen.columns.filter((one) => one.field).map((one) => [String(one.at), one.field]));

/** A column goes into a field, which no other column then does. */
export function mapped(seen: ImportPreviewed, at: number, field: string): Record<string, string> {
  const kept = Object.entries(mappingOf(seen)).filter(([one, name]) => one !== String(at) && name !== field);
  return Object.fromEntries(field ? [...kept, [String(at), field]] : kept);
}

export function importing(no: () => string): {
  one: Importing;
  take: (source: File) => void;
  look: (file: string, kind?: Kind | null, mapping?: Record<string, string> | null) => Promise<void>;
  start: () => Promise<string>;
  undo: () => Promise<void>;
} {
  const one = reactive<Importing>({
    sending: null, file: "", seen: null, policy: "skip", looking: false, job: null, rows: [], earlier: [], trouble: "",
  });
  let round = 0;

  async function look(file: string, kind?: Kind | null, mapping?: Record<string, string> | null): Promise<void> {
    const mine = ++round;
    Object.assign(one, { file, looking: true, trouble: "" });
    try {
      const seen = await act("crm.import.preview", { file, kind: kind ?? null, mapping: mapping ?? null, policy: one.policy });
      if (mine === round) one.seen = seen;
    } catch (error) {
      if (mine === round) one.trouble = wordsOf(error);
    } finally {
      if (mine === round) one.looking = false;
    }
  }

  function take(source: File): void {
    const sending = upload(source);
    Object.assign(one, { sending, seen: null, file: "", trouble: "" });
    const stop = watch([() => sending.file, () => sending.why], ([file, why]) => {
      if (one.sending?.id !== sending.id) return stop();
      if (file) void look(file.id);
      if (why) one.trouble = why;
      if (file || why) {
        one.sending = null;
        stop();
      }
    });
  }

  async function start(): Promise<string> {
    const seen = one.seen;
    if (!seen) return "";
    try {
      const given = { file: seen.file, kind: seen.kind, mapping: mappingOf(seen), policy: one.policy, key: newKey() };
      const { job } = await act("crm.import.start", given);
      Object.assign(one, { seen: null, file: "", job, rows: [] });
      return job.no;
    } catch (error) {
      one.trouble = wordsOf(error);
      return "";
    }
  }

  async function undo(): Promise<void> {
    try {
      if (one.job) await act("crm.import.undo", { id: one.job.id, key: newKey() });
    } catch (error) {
      one.trouble = wordsOf(error);
    }
    await read();
  }

  async function read(): Promise<void> {
    try {
      if (no()) Object.assign(one, await act("crm.import.get", { no: no() }));
      else one.earlier = (await act("crm.import.list", {})).jobs;
    } catch (error) {
      one.trouble = wordsOf(error);
    }
  }

  let soon = 0;
  const deaf = onEvent((event) => {
    const card = event.data.card as Card | undefined;
    if (event.name !== "card.changed" || card?.kind !== "crm.import") return;
    window.clearTimeout(soon);
    soon = window.setTimeout(() => void read(), 300);
  });
  onBeforeUnmount(() => {
    deaf();
    window.clearTimeout(soon);
  });
  watch([no, () => session.ready], ([, ready]) => {
    if (!no()) Object.assign(one, { job: null, rows: [] });
    if (ready) void read();
  }, { immediate: true });
  return { one, take, look, start, undo };
}
