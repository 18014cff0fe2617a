/** J and K walk the to-dos, X selects, A and D decide, Enter opens; only while nothing is being typed. */
import { onBeforeUnmount, onMounted, ref, watch, type Ref } from "vue";
import { letterKeys, typing } from "../app/keys";
import type { Todo } from "../kernel/generated";
import type { Verdict } from "./deciding";

interface Verbs {
  open: (todo: Todo) => void;
  pick: (todo: Todo) => void;
  decide: (todo: Todo, verdict: Verdict) => void;
}

/** The to-do the walk stands at; when it goes, the one that took its place. */
export function walking(todos: Ref<Todo[]>, verbs: Verbs): { active: Ref<string>; move: (by: number) => void } {
  const active = ref("");

  watch(
    todos,
    (list, before) => {
      if (list.some((todo) => todo.id === active.value)) return;
      const was = before?.findIndex((todo) => todo.id === active.value) ?? -1;
      active.value = list[Math.min(Math.max(was, 0), list.length - 1)]?.id ?? "";
    },
    { immediate: true },
  );

  function move(by: number): void {
    const at = todos.value.findIndex((todo) => todo.id === active.value);
    const next = todos.value[Math.min(Math.max(at + by, 0), todos.value.length - 1)];
    if (!next) return;
    active.value = next.id;
    document.querySelector<HTMLElement>(`[data-todo="${next.id}"] .todo__a`)?.focus();
  }

  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!letterKeys.value || (typing(event) && !isTick(event)) || document.querySelector("dialog[open]")) return;
    const todo = todos.value.find((one) => one.id === active.value);
    const run = deed(event, todo);
    if (!run) return;
    event.preventDefault();
    run();
  }

  function deed(event: KeyboardEvent, todo: Todo | undefined): (() => void) | undefined {
    const key = event.key.toLowerCase();
    const onRow = event.target instanceof HTMLElement && event.target.closest(".todo__a");
    if (key === "j" || (onRow && key === "arrowdown")) return () => move(1);
    if (key === "k" || (onRow && key === "arrowup")) return () => move(-1);
    if (!todo) return undefined;
    if (key === "x") return () => verbs.pick(todo);
    if (key === "a") return () => verbs.decide(todo, "approve");
    if (key === "d") return () => verbs.decide(todo, "reject");
    return key === "enter" && onRow ? () => verbs.open(todo) : undefined;
  }

  const isTick = (event: KeyboardEvent): boolean =>
    event.target instanceof HTMLInputElement && event.target.type === "checkbox";

  onMounted(() => document.addEventListener("keydown", pressed));
  onBeforeUnmount(() => document.removeEventListener("keydown", pressed));
  return { active, move };
}
