import { describe, expect, it } from "vitest";
import { ago, daysTo, fullDay, monthDay, stamp, until } from "../../../webchat/src/ui/when";

const now = new Date(2026, 10, 24, 10, 24);
const at = (month: number, day: number, hour = 18, minute = 0, year = 2026): string =>
  new Date(year, month - 1, day, hour, minute).toISOString();

describe("the age of something", () => {
  it("is the clock today, then 昨天, then the day, then the date", () => {
    expect(ago(at(11, 24, 10, 21), "zh", now)).toBe("10:21");
    expect(ago(at(11, 23), "zh", now)).toBe("昨天");
    expect(ago(at(11, 22), "zh", now)).toBe("周日");
    expect(ago(at(11, 18), "zh", now)).toBe("周三");
    expect(ago(at(11, 17), "zh", now)).toBe("11-17");
    expect(ago(at(11, 18, 9, 0, 2025), "zh", now)).toBe("2025-11-18");
  });

  it("is written in English, not translated", () => {
    expect(ago(at(11, 23), "en", now)).toBe("Yesterday");
    expect(ago(at(11, 22), "en", now)).toBe("Sun");
    expect(ago(at(11, 17), "en", now)).toBe("17 Nov");
    expect(ago(at(11, 18, 9, 0, 2025), "en", now)).toBe("18 Nov 2025");
  });
});

describe("until when", () => {
  it("names today and tomorrow, then the day of this week, then the date", () => {
    expect(until(at(11, 24), "zh", now)).toBe("今天 18:00");
    expect(until(at(11, 25, 9), "zh", now)).toBe("明天 09:00");
    expect(until(at(11, 26, 12), "zh", now)).toBe("周四 12:00");
    expect(until(at(11, 30), "zh", now)).toBe("11-30 18:00");
    expect(until(at(11, 23, 18), "zh", now)).toBe("昨天 18:00");
  });

  it("puts the clock first in English", () => {
    expect(until(at(11, 24), "en", now)).toBe("18:00 today");
    expect(until(at(12, 2), "en", now)).toBe("2 Dec 18:00");
  });
});

it("says when something was decided: the clock alone today", () => {
  expect(stamp(at(11, 24, 10, 26), "zh", now)).toBe("10:26");
  expect(stamp(at(11, 23, 16, 47), "zh", now)).toBe("昨天 16:47");
  expect(stamp(at(11, 18, 9, 30), "en", now)).toBe("18 Nov 09:30");
});

it("writes a date with its weekday, with the year only when it is another", () => {
  const here = { year: 2026, month: 11, day: 24 };
  expect(fullDay("2026-12-02", "zh", here)).toBe("12-02 周三");
  expect(fullDay("2026-12-02", "en", here)).toBe("Wed 2 Dec");
  expect(monthDay({ year: 2027, month: 1, day: 5 }, "zh", here)).toBe("2027-01-05");
  expect(fullDay("soon", "zh", here)).toBe("soon");
});

it("counts whole days between calendar days", () => {
  expect(daysTo({ year: 2027, month: 1, day: 1 }, { year: 2026, month: 12, day: 31 })).toBe(1);
});
