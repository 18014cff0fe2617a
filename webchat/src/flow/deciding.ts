/** Deciding from a row or for several at once: each is its own act, each tells what became of it. */
import { act, newKey } from "../kernel/acts";
import type { Card, CardAction, Todo } from "../kernel/generated";
import { Refused, wordsOf } from "../kernel/refused";
import { myId } from "../kernel/state";
import { say, t } from "../kernel/words";
import { ask } from "../cards/asking";
import { asksFirst, mine } from "../cards/availability";
import { keepFace, readFace } from "../cards/faces";
import { press } from "../cards/pressing";
import { notes } from "../cards/taps";
import { complain } from "../ui/toasts";

export type Verdict = "approve" | "reject";

export interface Result {
  todo: Todo;
  ok: boolean;
  words: string;
}

const what = (todo: Todo): { card?: string; thing?: string } =>
  todo.card ? { card: todo.card } : { thing: todo.thing.id };

export const faceFor = (todo: Todo): Promise<Card> => readFace(what(todo));
export const actionOf = (card: Card, id: string): CardAction | undefined =>
  mine(card, myId.value).find((one) => one.id === id);

/** One to-do, from its row: the same press as on its card. */
export async function decide(todo: Todo, verdict: Verdict): Promise<void> {
  try {
    const card = await faceFor(todo);
    const action = actionOf(card, verdict);
    if (!action) return complain(t("todo.not_yours", { no: todo.no }));
    const outcome = await press(card, action, todo.message);
    if (outcome === "told") complain(notes[card.id]?.words ?? t("todo.not_yours", { no: todo.no }));
  } catch (error) {
    complain(wordsOf(error));
  }
}

/** Which of these may go together: the others must be seen alone, and are counted out before anything is done. */
export async function sorted(todos: readonly Todo[], verdict: Verdict): Promise<{ together: Todo[]; alone: Todo[] }> {
  const together: Todo[] = [];
  const alone: Todo[] = [];
  for (const todo of todos) {
    const action = await faceFor(todo)
      .then((card) => actionOf(card, verdict))
      .catch(() => undefined);
    if (action && (verdict === "reject" || !asksFirst(action))) together.push(todo);
    else alone.push(todo);
  }
  return { together, alone };
}

/** The same verdict for several; the words of a refusal go to each of them. */
export async function decideAll(todos: readonly Todo[], verdict: Verdict, text = ""): Promise<Result[]> {
  const results: Result[] = [];
  for (const todo of todos) results.push(await one(todo, verdict, text));
  return results;
}

async function one(todo: Todo, verdict: Verdict, text: string): Promise<Result> {
  const ref = { no: todo.no, version: todo.version, text, key: newKey() };
  try {
    const reply = verdict === "approve" ? await act("flow.approve", ref) : await act("flow.reject", ref);
    keepFace(reply.card);
    return { todo, ok: true, words: t(verdict === "approve" ? "todo.approved" : "todo.rejected") };
  } catch (error) {
    return { todo, ok: false, words: error instanceof Refused ? error.message : wordsOf(error) };
  }
}

/** Asks once for the words that go with several refusals; null when the person thought better of it. */
export async function wordsForAll(todos: readonly Todo[]): Promise<string | null> {
  const action = await faceFor(todos[0] as Todo)
    .then((card) => actionOf(card, "reject"))
    .catch(() => undefined);
  const reply = await ask({
    title: t("todo.reject_n", { n: todos.length }),
    choices: [
      {
        id: "reject",
        label: "",
        danger: true,
        fields: action?.form ?? [],
        quick: action?.quick?.map((words) => say(words)),
        readers: t("card.readers"),
        submit: t("todo.reject_n", { n: todos.length }),
        send: async (values) => String(values.text ?? ""),
      },
    ],
    first: "reject",
    draft: "todos",
  });
  return typeof reply === "string" ? reply : null;
}
