/** A year as the calendar page shows it: months of weeks, and for each day whether it is worked. */
import type { DayShape } from "../kernel/generated";

export type DayKind = "work" | "off" | "holiday" | "extra";
export interface DayCell {
  iso: string;
  day: number;
  kind: DayKind;
  special?: DayShape;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** What a day is: what was set for it, else what its day of the week is (`week` from Monday, empty where closed). */
export function kindOf(weekday: number, week: readonly string[], special: DayShape | undefined): DayKind {
  const open = Boolean(week[weekday]);
  if (special?.kind === "off") return open ? "holiday" : "off";
  if (special?.kind === "work") return open ? "work" : "extra";
  return open ? "work" : "off";
}

/** Twelve months, each as weeks from Monday to Sunday; days of other months are null. */
export function monthsOf(year: number, week: readonly string[], days: readonly DayShape[]): (DayCell | null)[][][] {
  const known = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: 12 }, (_, month) => {
    const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const cells: (DayCell | null)[] = Array.from({ length: first }, () => null);
    for (let day = 1; day <= last; day += 1) {
      const iso = `${year}-${two(month + 1)}-${two(day)}`;
      cells.push({ iso, day, special: known.get(iso), kind: kindOf((first + day - 1) % 7, week, known.get(iso)) });
    }
    while (cells.length % 7) cells.push(null);
    return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
  });
}
