/** The five boxes of to-dos as this client holds them: mine live from the log, the others read when looked at. */
import { reactive, watch } from "vue";
import { act } from "../kernel/acts";
import type { Todo } from "../kernel/generated";
import { myId, openTodos, world } from "../kernel/state";
import { onEvent } from "../kernel/sync";
import { wordsOf } from "../kernel/refused";

export type Box = "mine" | "read" | "sent" | "done" | "copied";
export const boxes: readonly Box[] = ["mine", "read", "sent", "done", "copied"];

interface Shelf {
  todos: Todo[];
  more: boolean;
  state: "unread" | "reading" | "read" | "failed";
  why: string;
}

const blank = (): Shelf => ({ todos: [], more: false, state: "unread", why: "" });
const shelves = reactive<Record<Box, Shelf>>({
  mine: blank(),
  read: blank(),
  sent: blank(),
  done: blank(),
  copied: blank(),
});
const counts = reactive<Record<string, number>>({});
const page = 100;

/** Another person on this device has shelves of their own. */
watch(myId, () => {
  for (const box of boxes) Object.assign(shelves[box], blank());
  for (const box of Object.keys(counts)) Reflect.deleteProperty(counts, box);
});

/** Where a to-do is seen in full: a request has a page of its own, anything else its card in the conversation. */
export const addressOf = (todo: Todo): string =>
  todo.thing.kind === "flow.instance" || !todo.channel || !todo.message ? `/todo/${todo.no}` : `/c/${todo.channel}/m/${todo.message}`;

export const shelfOf = (box: Box): Shelf => shelves[box];
export const todosIn = (box: Box): Todo[] => (box === "mine" ? openTodos.value : shelves[box].todos);
export const countOf = (box: Box): number => (box === "mine" ? openTodos.value.length : (counts[box] ?? 0));

/** Reads a box from its top, or on from where it ends. */
export async function read(box: Box, on = false): Promise<void> {
  const shelf = shelves[box];
  if (shelf.state === "reading") return;
  shelf.state = "reading";
  try {
    const reply = await act("todo.list", { box, limit: page, offset: on ? shelf.todos.length : 0 });
    shelf.todos = on ? [...shelf.todos, ...reply.todos] : reply.todos;
    shelf.more = reply.more;
    shelf.state = "read";
    Object.assign(counts, reply.counts);
    if (box === "mine") settle(shelf);
    if (box === "mine" && reply.more) await read(box, true);
  } catch (error) {
    shelf.state = "failed";
    shelf.why = wordsOf(error);
  }
}

/** What the hub lists as mine is what is mine: those it no longer lists are over. */
function settle(shelf: Shelf): void {
  for (const todo of shelf.todos) world.todos[todo.id] = todo;
  if (shelf.more) return;
  const listed = new Set(shelf.todos.map((todo) => todo.id));
  for (const todo of openTodos.value) if (!listed.has(todo.id)) Reflect.deleteProperty(world.todos, todo.id);
}

/** The other boxes follow the log lightly: what moved is read again when it is on screen. */
export function follow(shown: () => Box): () => void {
  let waiting = 0;
  return onEvent((event) => {
    if (event.name !== "todo.opened" && event.name !== "todo.closed") return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void (shown() !== "mine" && read(shown())), 300);
  });
}
