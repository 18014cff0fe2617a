import { expect, it } from "vitest";
import { letters, tintOf } from "../../../webchat/src/ui/face";

it("shows the last two characters of a Chinese name, the last alone when small", () => {
  expect(letters("周建国")).toBe("建国");
  expect(letters("马骏")).toBe("马骏");
  expect(letters("周建国", true)).toBe("国");
});

it("shows initials of a Latin name", () => {
  expect(letters("Lin Xiao")).toBe("LX");
  expect(letters("mary ann jones")).toBe("MJ");
  expect(letters("Lin Xiao", true)).toBe("L");
  expect(letters("  ")).toBe("?");
});

it("gives one thing one of eight inks, always the same", () => {
  for (const id of ["U1", "U2", "U01J5", "林"]) {
    expect(tintOf(id)).toBe(tintOf(id));
    expect(tintOf(id)).toBeGreaterThanOrEqual(1);
    expect(tintOf(id)).toBeLessThanOrEqual(8);
  }
});
