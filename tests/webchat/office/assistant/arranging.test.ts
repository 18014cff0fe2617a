import { expect, test } from "vitest";
import type { QuickItem } from "../../../../webchat/src/kernel/generated";
import { fits, harmless, put, stepped, told, without } from "../../../../webchat/src/office/assistant/arranging";

const item = (id: string, kind: QuickItem["kind"] = "page"): QuickItem => ({
  id, kind, to: id, icon: "doc", label: { text: id, words: { zh: `中${id}`, en: id } },
});
const ids = (items: QuickItem[]): string => items.map((one) => one.id).join("");
const abc = ["a", "b", "c"].map((id) => item(id));

test("what is added stands at the end once, and is moved where it is dropped", () => {
  expect(ids(put(abc, item("d")))).toBe("abcd");
  expect(ids(put(abc, item("a")))).toBe("bca");
  expect(ids(put(abc, item("c"), 0))).toBe("cab");
  expect(ids(put(abc, item("a"), 2))).toBe("bac");
  expect(ids(without(abc, "b"))).toBe("ac");
});

test("a step keeps inside the list", () => {
  expect(ids(stepped(abc, "b", -1))).toBe("bac");
  expect(ids(stepped(abc, "c", 1))).toBe("abc");
  expect(ids(stepped(abc, "a", -1))).toBe("abc");
  expect(ids(stepped(abc, "x", 1))).toBe("abc");
});

test("a function is kept by its id, an address with its name", () => {
  expect(told(item("command:remind", "command"))).toEqual({ function: "command:remind" });
  expect(told(item("/todo"))).toEqual({ address: "/todo", label: { zh: "中/todo", en: "/todo" } });
});

test("it is found by either name", () => {
  expect(fits(item("todo"), "TO")).toBe(true);
  expect(fits(item("todo"), "中t")).toBe(true);
  expect(fits(item("todo"), "x")).toBe(false);
});

test("no script hides behind a link, whatever was kept", () => {
  expect(harmless("https://example.com")).toBe(true);
  expect(harmless("wxwork://message")).toBe(true);
  for (const bad of ["javascript:alert(1)", "JavaScript :x", "java\tscript:x", "data:text/html,x", "file:///etc"])
    expect(harmless(bad)).toBe(false);
});
