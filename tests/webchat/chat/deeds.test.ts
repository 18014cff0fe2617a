import { expect, it } from "vitest";
import { withReaction } from "../../../webchat/src/chat/deeds";

it("a reaction is added, joined, taken back, and gone with its last person", () => {
  const one = withReaction([], "👍", "U1", true);
  expect(one).toEqual([{ emoji: "👍", people: ["U1"] }]);
  const two = withReaction(one, "👍", "U2", true);
  expect(two).toEqual([{ emoji: "👍", people: ["U1", "U2"] }]);
  expect(withReaction(two, "👍", "U2", true)).toEqual(two);
  expect(withReaction(two, "👍", "U1", false)).toEqual([{ emoji: "👍", people: ["U2"] }]);
  expect(withReaction(one, "👍", "U1", false)).toEqual([]);
  expect(withReaction([], "👍", "U1", false)).toEqual([]);
});
