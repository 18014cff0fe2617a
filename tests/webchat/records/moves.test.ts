import { expect, it } from "vitest";
import type { Field, Record_, RecordType } from "../../../webchat/src/kernel/generated";
import { deedsOf, demandsOf, isBoard, movesOf, statesOf, stepOf } from "../../../webchat/src/records/moves";

const words = (text: string) => ({ text, words: { zh: text, en: text } });
const state = (code: string) => ({ code, ...words(code), tone: "slate" as const, mark: "dot" as const });
const why: Field = { name: "remark", kind: "text", label: words("why"), required: true };
const note: Field = { name: "note", kind: "text", label: words("note") };
const action = (id: string, form?: Field[]) => ({ id, label: words(id), for: "all", ...(form ? { form } : {}) });
const type = {
  name: "tasks.task",
  states: ["assigned", "doing", "finished", "declined"].map(state),
  actions: [action("accept"), action("report"), action("finish", [note]), action("decline", [why])],
  moves: {
    accept: { assigned: "doing" },
    report: { assigned: "doing", doing: "doing" },
    finish: { assigned: "finished", doing: "finished" },
    decline: { assigned: "declined", doing: "declined" },
  },
  views: [
    { name: "open", label: words("open"), columns: [], where: [["state", "!=", "declined"], ["assignee", "=", "me"]] },
    { name: "new", label: words("new"), columns: [], where: [["state", "=", "assigned"]] },
    { name: "all", label: words("all"), columns: [] },
  ],
} as unknown as RecordType;
const record = (state: string, ...verbs: string[]) => ({ id: "R1", state, values: {}, verbs }) as unknown as Record_;

it("offers each state once, by the first verb that is open to me", () => {
  expect(movesOf(type, record("assigned", "accept", "report", "finish", "decline"))).toEqual([
    { verb: "accept", to: "doing" },
    { verb: "finish", to: "finished" },
    { verb: "decline", to: "declined" },
  ]);
});

it("offers nothing to whoever may do nothing, and no move to where it is", () => {
  expect(movesOf(type, record("assigned"))).toEqual([]);
  expect(movesOf(type, record("doing", "report"))).toEqual([]);
});

it("shows the states a view does not leave out", () => {
  const codes = (view: string) => statesOf(type, view).map((one) => one.code);
  expect(codes("open")).toEqual(["assigned", "doing", "finished"]);
  expect(codes("new")).toEqual(["assigned"]);
  expect(codes("all")).toHaveLength(4);
});

it("walks to the nearest state that way, past those that are closed", () => {
  expect(stepOf(type, record("assigned", "finish", "decline"), 1)).toEqual({ verb: "finish", to: "finished" });
  expect(stepOf(type, record("doing", "finish", "decline"), -1)).toBeUndefined();
});

it("tells what a verb must be told before it is done", () => {
  expect(demandsOf(type, "decline").map((field) => field.name)).toEqual(["remark"]);
  expect(demandsOf(type, "finish")).toEqual([]);
  expect(demandsOf(type, "nothing")).toEqual([]);
});

it("lists every deed, and where those lead that move it", () => {
  expect(deedsOf(type, record("doing", "report", "finish")).map(({ action, to }) => [action.id, to])).toEqual([
    ["report", undefined],
    ["finish", "finished"],
  ]);
});

it("is a board where there are states to move between", () => {
  expect(isBoard(type)).toBe(true);
  expect(isBoard({ ...type, moves: { report: { doing: "doing" } } })).toBe(false);
  expect(isBoard({ ...type, states: type.states.slice(0, 1) })).toBe(false);
});
