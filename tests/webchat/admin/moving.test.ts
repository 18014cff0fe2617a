import { describe, expect, it } from "vitest";
import { dropped, stepped, within } from "../../../webchat/src/admin/moving";

/** Sales (East, South), Finance, HR. */
const tree = [
  { id: "sales" }, { id: "east", parent: "sales" }, { id: "south", parent: "sales" }, { id: "finance" }, { id: "hr" },
];

describe("a department that is dragged", () => {
  it("goes below the one it is let go on, after those who are there", () => {
    expect(dropped(tree, "hr", "sales", "into")).toEqual({ parent: "sales", place: 2 });
  });
  it("goes between two, counted without itself", () => {
    expect(dropped(tree, "sales", "hr", "before")).toEqual({ parent: "", place: 1 });
    expect(dropped(tree, "hr", "sales", "before")).toEqual({ parent: "", place: 0 });
    expect(dropped(tree, "south", "east", "before")).toEqual({ parent: "sales", place: 0 });
    expect(dropped(tree, "east", "finance", "after")).toEqual({ parent: "", place: 2 });
  });
  it("goes nowhere below itself", () => {
    expect(dropped(tree, "sales", "east", "into")).toBeNull();
    expect(dropped(tree, "sales", "sales", "after")).toBeNull();
  });
  it("is left alone where it already lies", () => {
    expect(dropped(tree, "finance", "sales", "after")).toBeNull();
    expect(dropped(tree, "south", "sales", "into")).toBeNull();
  });
});

describe("a department walked with the keyboard", () => {
  it("goes up and down among its siblings, and stops at the ends", () => {
    expect(stepped(tree, "finance", "up")).toEqual({ parent: "", place: 0 });
    expect(stepped(tree, "finance", "down")).toEqual({ parent: "", place: 2 });
    expect(stepped(tree, "sales", "up")).toBeNull();
    expect(stepped(tree, "south", "down")).toBeNull();
  });
  it("goes into the one above it, and out to beside its parent", () => {
    expect(stepped(tree, "finance", "in")).toEqual({ parent: "sales", place: 2 });
    expect(stepped(tree, "east", "out")).toEqual({ parent: "", place: 1 });
    expect(stepped(tree, "sales", "in")).toBeNull();
    expect(stepped(tree, "hr", "out")).toBeNull();
  });
});

it("knows what lies below what", () => {
  expect(within(tree, "east", "sales")).toBe(true);
  expect(within(tree, "sales", "east")).toBe(false);
});
