import { describe, expect, it } from "vitest";
import { kindOf, monthsOf } from "../../../webchat/src/admin/months";

const week = ["09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-18:00", "09:00-18:00", "", ""];
const special = (day: string, kind: "off" | "work") => ({ day, kind, hours: "", name: "", name_en: "", source: "company" });

describe("a year of days", () => {
  it("has twelve months of whole weeks from Monday", () => {
    const months = monthsOf(2026, week, []);
    expect(months).toHaveLength(12);
    expect(months.flat().every((days) => days.length === 7)).toBe(true);
    expect(months[10]![0]!.map((cell) => cell?.day ?? null)).toEqual([null, null, null, null, null, null, 1]);
    expect(months.flat(2).filter(Boolean)).toHaveLength(365);
  });
  it("tells a holiday from a weekend, and a make-up day from an ordinary one", () => {
    expect(kindOf(3, week, special("2026-10-01", "off"))).toBe("holiday");
    expect(kindOf(5, week, special("2026-10-03", "off"))).toBe("off");
    expect(kindOf(5, week, special("2026-10-10", "work"))).toBe("extra");
    expect(kindOf(0, week, undefined)).toBe("work");
    expect(kindOf(6, week, undefined)).toBe("off");
  });
});
