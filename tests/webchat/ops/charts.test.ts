import { describe, expect, it } from "vitest";
import { HEIGHT, WIDTH, line, shown } from "../../../webchat/src/ops/charts";

describe("a line through samples", () => {
  it("spans the box from the first to the last, the highest at the top", () => {
    expect(line([0, 5, 10])).toBe(`0.0,${HEIGHT - 2}.0 50.0,16.0 ${WIDTH}.0,2.0`);
  });
  it("lies on the ground when nothing happened", () => {
    expect(line([0, 0])).toBe(`0.0,${HEIGHT - 2}.0 ${WIDTH}.0,${HEIGHT - 2}.0`);
  });
  it("is a point when there is one sample", () => expect(line([3])).toBe("0.0,2.0"));
});

describe("a figure", () => {
  it("is whole when large and has one decimal when small", () => {
    expect([shown(1234.6), shown(9.44), shown(3)]).toEqual(["1,235", "9.4", "3"]);
  });
});
