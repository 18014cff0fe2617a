/**
 * To-dos in the order they press: what is late, what is due today, this week, later. The hub has counted the due
 * instants in working time already; within a group the urged come first, then the earliest due.
 */
import type { Todo } from "../kernel/generated";
import { daysTo, inThisWeek } from "../ui/when";
import { today } from "../ui/dates";

export type Due = "late" | "today" | "week" | "later";
const order: readonly Due[] = ["late", "today", "week", "later"];

export interface Group {
  due: Due;
  todos: Todo[];
}

/** Which group a to-do belongs to at `now`. One without a deadline can wait. */
export function dueOf(todo: Todo, now: Date): Due {
  if (!todo.due_at) return "later";
  const at = new Date(todo.due_at);
  if (todo.overdue || at <= now) return "late";
  const here = today(now);
  const day = today(at);
  if (daysTo(day, here) === 0) return "today";
  return inThisWeek(day, here) ? "week" : "later";
}

const dueAt = (todo: Todo): number => (todo.due_at ? Date.parse(todo.due_at) : Number.MAX_SAFE_INTEGER);
const pressing = (todo: Todo): number => (todo.urged ? 2 : 0) + (todo.urgent ? 1 : 0);

/** First what presses, then what is due first, then what came first. */
export function byPressure(a: Todo, b: Todo): number {
  return (
    pressing(b) - pressing(a) ||
    dueAt(a) - dueAt(b) ||
    a.opened_at.localeCompare(b.opened_at) ||
    a.id.localeCompare(b.id)
  );
}

/** The groups that hold something, late first. */
export function grouped(todos: readonly Todo[], now: Date): Group[] {
  return order
    .map((due) => ({ due, todos: todos.filter((todo) => dueOf(todo, now) === due).sort(byPressure) }))
    .filter((group) => group.todos.length > 0);
}

/** To-dos newest first, for what is over or only to be known. */
export function newestFirst(todos: readonly Todo[]): Todo[] {
  const at = (todo: Todo): string => todo.decided?.at ?? todo.opened_at;
  return [...todos].sort((a, b) => at(b).localeCompare(at(a)) || b.id.localeCompare(a.id));
}

/** The kinds there are and how many of each, most first; the icon stands for the kind of thing. */
export function kindsOf(todos: readonly Todo[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const todo of todos) counts.set(todo.kind, (counts.get(todo.kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}

/** May this to-do be decided from its row, without being opened? */
export const decidable = (todo: Todo): boolean =>
  todo.state === "pending" && todo.kind === "approve" && Boolean(todo.card ?? todo.no);
