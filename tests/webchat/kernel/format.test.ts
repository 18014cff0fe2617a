import { expect, it } from "vitest";
import { dayRule, size } from "../../../webchat/src/kernel/format";
import { locale } from "../../../webchat/src/kernel/words";

it("a day is named by its age", () => {
  const now = new Date(2026, 10, 24, 12);
  const at = (day: number) => new Date(2026, 10, day, 9).toISOString();
  locale.value = "zh";
  expect([dayRule(at(24), now), dayRule(at(23), now), dayRule(at(22), now), dayRule(at(10), now)]).toEqual(["今天", "昨天", "周日", "11-10"]);
  locale.value = "en";
  expect([dayRule(at(24), now), dayRule(at(23), now), dayRule(at(22), now), dayRule(at(10), now)]).toEqual(["Today", "Yesterday", "Sun", "10 Nov"]);
  locale.value = "zh";
});

it("a size has three figures at most", () => {
  expect([size(12), size(88_064), size(1_572_864), size(125_829_120)]).toEqual(["12 B", "86 KB", "1.5 MB", "120 MB"]);
});
