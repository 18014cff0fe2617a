import { expect, it } from "vitest";
import { pieces } from "../../../webchat/src/search/marks";

const drawn = (text: string, marks: [number, number][]): string =>
  pieces(text, marks)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

it("marks what was found and keeps the rest", () => {
  expect(drawn("通恒机械有限公司", [[0, 2]])).toBe("[通恒]机械有限公司");
  expect(
    drawn("a b a", [
      [4, 5],
      [0, 1],
    ]),
  ).toBe("[a] b [a]");
  expect(drawn("nothing", [])).toBe("nothing");
});

it("puts overlapping and stray marks right", () => {
  expect(
    drawn("abcdef", [
      [0, 3],
      [2, 4],
    ]),
  ).toBe("[abc][d]ef");
  expect(
    drawn("abc", [
      [2, 99],
      [5, 6],
      [1, 1],
    ]),
  ).toBe("ab[c]");
});
