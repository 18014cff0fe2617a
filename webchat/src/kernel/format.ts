/** Days as rules between messages, full instants for tooltips, and the sizes of files. */

import { clock, ago, fullDay } from "../ui/when";
import { locale } from "./words";

const two = (n: number) => String(n).padStart(2, "0");
const dateOf = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** For a rule across the timeline: `今天`, `昨天`, `周日`, `11-18`. */
export function dayRule(at: string, now: Date = new Date()): string {
  if (dateOf(new Date(at)) === dateOf(now)) return locale.value === "zh" ? "今天" : "Today";
  return ago(at, locale.value, now);
}

/** The day an instant falls on here, `2026-11-24`. */
export function dayKey(at: string): string {
  return dateOf(new Date(at));
}

/** Everything, for the tooltip: `11-24 周二 10:21:04`. */
export function fully(at: string): string {
  const time = new Date(at);
  return `${fullDay(dateOf(time), locale.value)} ${clock(time)}:${two(time.getSeconds())}`;
}

/** `86 KB`: three figures at most. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < 2) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)} ${units[unit]}`;
}
