/** A list of records as a page holds it: read by its question, read on by its cursor, and again when the hub says so. */
import { reactive, watch } from "vue";
import { act } from "../kernel/acts";
import type { Record_ } from "../kernel/generated";
import { want } from "../kernel/people";
import { wordsOf } from "../kernel/refused";
import { world } from "../kernel/state";

export interface Question {
  type: string;
  query: string;
  view: string;
  sort: string;
  where?: [string, string, unknown][];
  /** Each record tells what I may do with it. */
  verbs?: boolean;
}

export interface List {
  records: Record_[];
  names: Record<string, string>;
  more: string;
  total?: number;
  state: "idle" | "reading" | "read" | "failed";
  why: string;
}

const page = 50;

/** `question` is watched; a new one starts from the top. */
export function listing(question: () => Question | null): { list: List; read: (on?: boolean) => Promise<void> } {
  const list = reactive<List>({ records: [], names: {}, more: "", state: "idle", why: "" });
  let round = 0;

  async function read(on = false): Promise<void> {
    const asked = question();
    if (!asked || (on && (!list.more || list.state === "reading"))) return;
    const mine = ++round;
    list.state = "reading";
    try {
      const { type, query, view, sort, where, verbs } = asked;
      const reply = await act("record.list", {
        type,
        query,
        limit: page,
        ...(view ? { view } : {}),
        ...(sort ? { sort } : {}),
        ...(where ? { where } : {}),
        ...(verbs ? { verbs } : {}),
        ...(on ? { before: list.more } : {}),
      });
      if (mine === round) keep(reply, on);
    } catch (error) {
      if (mine !== round) return;
      list.state = "failed";
      list.why = wordsOf(error);
    }
  }

  function keep(
    reply: { records: Record_[]; names?: Record<string, string>; more?: string; total?: number | null },
    on: boolean,
  ): void {
    list.records = on ? [...list.records, ...reply.records] : reply.records;
    list.names = { ...(on ? list.names : {}), ...reply.names };
    list.more = reply.more ?? "";
    if (!on) list.total = reply.total ?? undefined;
    list.state = "read";
    want(reply.records.flatMap((record) => record.owner ?? []));
  }

  watch(
    question,
    (now, before) => {
      if (now && JSON.stringify(now) !== JSON.stringify(before)) void read();
    },
    { immediate: true },
  );
  watch(
    () => [world.lists[question()?.type ?? ""], world.returns],
    () => list.state !== "idle" && void read(),
  );
  return { list, read };
}
