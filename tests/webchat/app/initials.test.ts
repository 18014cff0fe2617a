import { expect, it } from "vitest";
import { initials, match } from "../../../webchat/src/app/initials";

it("a Chinese name has its first letters", () => {
  expect(initials("华东销售")).toBe("hdxs");
  expect(initials("PR60 仓储")).toBe("pr60cc");
  expect(initials("·—")).toBe("");
});

it("letters, pinyin and initials all find", () => {
  expect(match("华东", "华东销售")).toBeGreaterThan(match("销售", "华东销售"));
  expect(match("hd", "华东销售")).toBeGreaterThan(0);
  expect(match("zhoujian", "周建国", "zhou jian guo")).toBeGreaterThan(match("zjg", "周建国", "zhou jian guo"));
  expect(match("zjg", "周建国", "zhou jian guo")).toBeGreaterThan(0);
  expect(match("xyz", "周建国", "zhou jian guo")).toBe(0);
});

it("nothing typed finds everything", () => {
  expect(match("  ", "华东销售")).toBe(1);
});
