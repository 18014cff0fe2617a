import { afterEach, expect, it } from "vitest";
import { chooseSendKey, sendsOn } from "../../../webchat/src/chat/sending";

const enter = (over: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key: "Enter", ...over });

afterEach(() => chooseSendKey("enter"));

it("Enter sends and Shift Enter breaks the line", () => {
  expect(sendsOn(enter())).toBe(true);
  expect(sendsOn(enter({ shiftKey: true }))).toBe(false);
});

it("the other way round for whoever likes it so; Ctrl Enter always sends", () => {
  chooseSendKey("ctrl");
  expect(sendsOn(enter())).toBe(false);
  expect(sendsOn(enter({ ctrlKey: true }))).toBe(true);
  chooseSendKey("enter");
  expect(sendsOn(enter({ metaKey: true }))).toBe(true);
});
