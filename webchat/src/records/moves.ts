/** Where a record may go on a board: by the verbs the hub says are open to me, and what each of them asks first. */
import type { CardAction, Field, Record_, RecordType } from "../kernel/generated";

export interface Move {
  verb: string;
  /** The state it leads to. */
  to: string;
}

/** One way into each other state, the first of the type's verbs that leads there. */
export function movesOf(type: RecordType, record: Record_): Move[] {
  const found = new Map<string, Move>();
  for (const verb of record.verbs ?? []) {
    const to = type.moves[verb]?.[record.state];
    if (to && to !== record.state && !found.has(to)) found.set(to, { verb, to });
  }
  return [...found.values()];
}

/** The columns of a board: the states a view does not leave out, in the type's order. */
export function statesOf(type: RecordType, view: string): RecordType["states"] {
  const where = (type.views.find((one) => one.name === view)?.where ?? []) as unknown as [string, string, unknown][];
  const asked = where.filter(([field]) => field === "state");
  return type.states.filter((state) =>
    asked.every(([, test, value]) => (test === "=" ? state.code === value : test !== "!=" || state.code !== value)),
  );
}

/** Is there anything to move? */
export const isBoard = (type: RecordType): boolean =>
  type.states.length > 1 && Object.values(type.moves).some((moves) => Object.entries(moves).some(([a, b]) => a !== b));

/** The move that leads to the nearest column in a direction (-1: towards the beginning), or none. */
export function stepOf(type: RecordType, record: Record_, by: 1 | -1): Move | undefined {
  const order = type.states.map((state) => state.code);
  const here = order.indexOf(record.state);
  return movesOf(type, record)
    .filter((move) => Math.sign(order.indexOf(move.to) - here) === by)
    .sort((a, b) => Math.abs(order.indexOf(a.to) - here) - Math.abs(order.indexOf(b.to) - here))[0];
}

export const verbOf = (type: RecordType, verb: string): CardAction | undefined =>
  type.actions.find((action) => action.id === verb);

/** The fields a verb must be told before it is done. */
export const demandsOf = (type: RecordType, verb: string): Field[] =>
  ((verbOf(type, verb)?.form ?? []) as Field[]).filter((field) => field.required);

/** Everything one may do with a record, those that move it with where they lead. */
export function deedsOf(type: RecordType, record: Record_): { action: CardAction; to?: string }[] {
  return (record.verbs ?? []).flatMap((verb) => {
    const action = verbOf(type, verb);
    const to = type.moves[verb]?.[record.state];
    return action ? [{ action, to: to === record.state ? undefined : to }] : [];
  });
}
