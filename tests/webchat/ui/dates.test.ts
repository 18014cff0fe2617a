import { describe, expect, it } from "vitest";
import { dayFrom, isoOf, plus, readDay, weekday, type Day } from "../../../webchat/src/ui/dates";

const tuesday: Day = { year: 2026, month: 11, day: 24 };
const read = (words: string, from: Day = tuesday): string | null => {
  const day = readDay(words, from);
  return day && isoOf(day);
};

describe("a day said in words", () => {
  it.each([
    ["今天", "2026-11-24"],
    ["明天", "2026-11-25"],
    ["后天", "2026-11-26"],
    ["大后天", "2026-11-27"],
    ["昨天", "2026-11-23"],
    ["周三", "2026-11-25"],
    ["周二", "2026-11-24"],
    ["周一", "2026-11-30"],
    ["下周三", "2026-12-02"],
    ["下下周一", "2026-12-07"],
    ["本周五", "2026-11-27"],
    ["这周一", "2026-11-23"],
    ["上周日", "2026-11-22"],
    ["星期天", "2026-11-29"],
    ["下个礼拜五", "2026-12-04"],
    ["3天后", "2026-11-27"],
    ["三天后", "2026-11-27"],
    ["两周后", "2026-12-08"],
    ["1个月后", "2026-12-24"],
    ["月底", "2026-11-30"],
    ["下月底", "2026-12-31"],
    ["下个月初", "2026-12-01"],
    ["12-02", "2026-12-02"],
    ["12.2", "2026-12-02"],
    ["12月2日", "2026-12-02"],
    ["2027年1月5日", "2027-01-05"],
    ["2026-11-18", "2026-11-18"],
    ["28号", "2026-11-28"],
    ["3号", "2026-12-03"],
    ["１２－０２", "2026-12-02"],
  ])("%s is %s in Chinese", (words, day) => expect(read(words)).toBe(day));

  it.each([
    ["today", "2026-11-24"],
    ["Tomorrow", "2026-11-25"],
    ["wed", "2026-11-25"],
    ["next wed", "2026-12-02"],
    ["next Wednesday", "2026-12-02"],
    ["this fri", "2026-11-27"],
    ["last sun", "2026-11-22"],
    ["in 3 days", "2026-11-27"],
    ["two weeks later", "2026-12-08"],
    ["end of month", "2026-11-30"],
    ["2 Dec", "2026-12-02"],
    ["Dec 2", "2026-12-02"],
    ["18 nov 2025", "2025-11-18"],
  ])("%s is %s in English", (words, day) => expect(read(words)).toBe(day));

  it("without a year is the next one to come, today included", () => {
    expect(read("11-24")).toBe("2026-11-24");
    expect(read("11-23")).toBe("2027-11-23");
    expect(read("2-29")).toBeNull();
    expect(read("2-29", { year: 2028, month: 1, day: 3 })).toBe("2028-02-29");
  });

  it("that is no day is none", () => {
    for (const words of ["", "回老家", "13-02", "2026-02-30", "32号", "周八", "0 天", "next"])
      expect(read(words), words).toBeNull();
  });

  it("keeps the last day of a shorter month", () => {
    expect(read("1个月后", { year: 2027, month: 1, day: 31 })).toBe("2027-02-28");
  });
});

it("counts days across months and years, Monday first", () => {
  expect(isoOf(plus({ year: 2026, month: 12, day: 31 }, 1))).toBe("2027-01-01");
  expect(weekday(tuesday)).toBe(1);
  expect(weekday({ year: 2026, month: 11, day: 29 })).toBe(6);
});

it("takes a written date only when it exists", () => {
  expect(dayFrom("2026-11-31")).toBeNull();
  expect(dayFrom("2026-11-30")).toEqual({ year: 2026, month: 11, day: 30 });
});
