import { describe, expect, it } from "vitest";
import { byPressure, decidable, dueOf, grouped, kindsOf, newestFirst } from "../../../webchat/src/flow/groups";
import type { Todo } from "../../../webchat/src/kernel/generated";

/** Tuesday morning. */
const now = new Date(2026, 10, 24, 10, 24);
const at = (day: number, hour = 18): string => new Date(2026, 10, day, hour).toISOString();
let count = 0;
const todo = (due: string | undefined, more: Partial<Todo> = {}): Todo => ({
  id: `T${(count += 1)}`,
  kind: "approve",
  box: "mine",
  title: { text: "请假" },
  no: "LV-1",
  thing: { kind: "flow.instance", id: "W1" },
  icon: "leave",
  by: { id: "U2", name: "马骏" },
  opened_at: at(23),
  due_at: due,
  state: "pending",
  version: 1,
  card: "K1",
  ...more,
});

describe("a to-do's group", () => {
  it("is late once its working-time deadline has passed, or the hub says so", () => {
    expect(dueOf(todo(at(24, 9)), now)).toBe("late");
    expect(dueOf(todo(at(24, 10)), now)).toBe("late");
    expect(dueOf(todo(at(26), { overdue: true }), now)).toBe("late");
  });

  it("is today, this week until Sunday, and later after that", () => {
    expect(dueOf(todo(at(24, 18)), now)).toBe("today");
    expect(dueOf(todo(at(25)), now)).toBe("week");
    expect(dueOf(todo(at(29)), now)).toBe("week");
    expect(dueOf(todo(at(30)), now)).toBe("later");
    expect(dueOf(todo(undefined), now)).toBe("later");
  });
});

it("puts the late first and leaves out groups with nothing in them", () => {
  const groups = grouped([todo(undefined), todo(at(24, 18)), todo(at(23))], now);
  expect(groups.map((group) => [group.due, group.todos.length])).toEqual([
    ["late", 1],
    ["today", 1],
    ["later", 1],
  ]);
});

it("puts what was urged before what is merely due sooner", () => {
  const soon = todo(at(24, 12));
  const urged = todo(at(24, 18), { urged: true });
  const urgent = todo(at(24, 17), { urgent: true });
  const none = todo(undefined);
  expect([none, soon, urgent, urged].sort(byPressure)).toEqual([urged, urgent, soon, none]);
});

it("shows what is over newest first, by when it was decided", () => {
  const early = todo(undefined, { state: "approved", decided: { by: { id: "U1", name: "" }, at: at(22) } });
  const late = todo(undefined, {
    state: "rejected",
    opened_at: at(1),
    decided: { by: { id: "U1", name: "" }, at: at(24, 9) },
  });
  expect(newestFirst([early, late])).toEqual([late, early]);
});

it("counts the kinds there are, most first", () => {
  expect(kindsOf([todo(undefined), todo(undefined, { kind: "handle" }), todo(undefined)])).toEqual([
    { kind: "approve", count: 2 },
    { kind: "handle", count: 1 },
  ]);
});

it("offers a verdict only on an approval that still waits", () => {
  expect(decidable(todo(undefined))).toBe(true);
  expect(decidable(todo(undefined, { state: "approved" }))).toBe(false);
  expect(decidable(todo(undefined, { kind: "read" }))).toBe(false);
});
