import { expect, it } from "vitest";
import { branches } from "../../../webchat/src/ui/tree";

const nodes = [
  { id: "sales", parent: "all" },
  { id: "all" },
  { id: "east", parent: "sales" },
  { id: "lost", parent: "gone" },
  { id: "money", parent: "all" },
];
const walked = (closed?: Set<string>): string[] =>
  branches(nodes, closed).map((row) => `${"-".repeat(row.depth)}${row.node.id}`);

it("walks parents before their children and keeps strays as roots", () => {
  expect(walked()).toEqual(["all", "-sales", "--east", "-money", "lost"]);
});

it("hides what is under a closed branch but still counts it", () => {
  expect(walked(new Set(["sales"]))).toEqual(["all", "-sales", "-money", "lost"]);
  expect(branches(nodes, new Set(["all"]))[0]?.children).toBe(2);
});
