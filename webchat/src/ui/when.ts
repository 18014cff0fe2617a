/** How an instant or a day is written for a person: the nearer, the shorter. */
import type { Locale } from "../kernel/words";
import { dayFrom, isoOf, plus, today, weekday, type Day } from "./dates";

const zhDays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const enDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const enMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const nearZh: Record<number, string> = { [-1]: "昨天", 0: "今天", 1: "明天" };
const nearEn: Record<number, string> = { [-1]: "yesterday", 0: "today", 1: "tomorrow" };

const two = (n: number): string => String(n).padStart(2, "0");

export const clock = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`;
export const dayName = (day: Day, locale: Locale): string => (locale === "zh" ? zhDays : enDays)[weekday(day)] ?? "";

/** `12-02`, `2 Dec`; with the year when it is not the year of `near`. */
export function monthDay(day: Day, locale: Locale, near: Day = today()): string {
  const far = day.year !== near.year;
  if (locale === "zh") return (far ? `${day.year}-` : "") + `${two(day.month)}-${two(day.day)}`;
  return `${day.day} ${enMonths[day.month - 1] ?? ""}` + (far ? ` ${day.year}` : "");
}

/** `12-02 周三`, `Wed 2 Dec`: a date with its day of the week. */
export function fullDay(iso: string, locale: Locale, near: Day = today()): string {
  const day = dayFrom(iso);
  if (!day) return iso;
  const date = monthDay(day, locale, near);
  return locale === "zh" ? `${date} ${dayName(day, locale)}` : `${dayName(day, locale)} ${date}`;
}

/** Today the clock, then 昨天, the day of the week within a week, then month and day. */
export function ago(iso: string, locale: Locale, now: Date = new Date()): string {
  const at = new Date(iso);
  const here = today(now);
  const day = today(at);
  const days = -daysTo(day, here);
  if (days === 0) return clock(at);
  if (days === 1) return locale === "zh" ? "昨天" : "Yesterday";
  if (days > 1 && days < 7) return dayName(day, locale);
  return monthDay(day, locale, here);
}

/** When something was done: `10:26` of today, otherwise `昨天 10:26`, `11-18 10:26`. */
export function stamp(iso: string, locale: Locale, now: Date = new Date()): string {
  const at = new Date(iso);
  const here = today(now);
  const day = today(at);
  const days = daysTo(day, here);
  if (days === 0) return clock(at);
  if (days === -1) return `${locale === "zh" ? "昨天" : "Yesterday"} ${clock(at)}`;
  return `${monthDay(day, locale, here)} ${clock(at)}`;
}

/** Until when: `今天 18:00`, `周三 12:00` within this week, then `12-02 18:00`. */
export function until(iso: string, locale: Locale, now: Date = new Date()): string {
  const at = new Date(iso);
  const here = today(now);
  const day = today(at);
  const days = daysTo(day, here);
  const near = (locale === "zh" ? nearZh : nearEn)[days];
  if (near) return locale === "zh" ? `${near} ${clock(at)}` : `${clock(at)} ${near}`;
  if (days > 1 && inThisWeek(day, here)) return `${dayName(day, locale)} ${clock(at)}`;
  return `${monthDay(day, locale, here)} ${clock(at)}`;
}

/** Up to the Sunday of the week of `here`. */
export const inThisWeek = (day: Day, here: Day): boolean => isoOf(day) <= isoOf(plus(here, 6 - weekday(here)));

/** Whole days from `here` to `day`. */
export function daysTo(day: Day, here: Day): number {
  const ms = Date.UTC(day.year, day.month - 1, day.day) - Date.UTC(here.year, here.month - 1, here.day);
  return Math.round(ms / 86_400_000);
}
