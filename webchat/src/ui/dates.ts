/**
 * Dates as people say them, in Chinese and English, resolved while they are typed. The hub reads the same words
 * again when it is told; this is what the person sees before that.
 */

const chineseDays = "一二三四五六日";
const englishDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const numerals: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
};
const near: Record<string, number> = {
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  前天: -2,
  today: 0,
  tomorrow: 1,
  yesterday: -1,
};

/** A calendar day without a clock or a zone. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

const two = (n: number): string => String(n).padStart(2, "0");
export const isoOf = (d: Day): string => `${String(d.year).padStart(4, "0")}-${two(d.month)}-${two(d.day)}`;
const utc = (d: Day): Date => new Date(Date.UTC(d.year, d.month - 1, d.day));
const dayOf = (date: Date): Day => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

/** The day of this machine's clock at `at`. */
export function today(at: Date = new Date()): Day {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
}

export function plus(day: Day, days: number): Day {
  return dayOf(new Date(utc(day).getTime() + days * 86_400_000));
}

/** 0 is Monday, 6 is Sunday. */
export const weekday = (day: Day): number => (utc(day).getUTCDay() + 6) % 7;

export function dayFrom(iso: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return found ? valid(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

function valid(year: number, month: number, day: number): Day | null {
  const made = dayOf(new Date(Date.UTC(year, month - 1, day)));
  return made.year === year && made.month === month && made.day === day ? made : null;
}

function plusMonths(day: Day, months: number): Day {
  const index = day.year * 12 + day.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, day: Math.min(day.day, monthEnd(year, month)) };
}

const monthEnd = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A month and day without a year is the next one to come, today included. */
function coming(month: number, day: number, from: Day): Day | null {
  const thisYear = valid(from.year, month, day);
  if (!thisYear) return valid(from.year + 1, month, day);
  return isoOf(thisYear) >= isoOf(from) ? thisYear : valid(from.year + 1, month, day);
}

/** What `words` mean on the day `from`, or null where they mean no day. */
export function readDay(words: string, from: Day = today()): Day | null {
  const said = words.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
  if (!said) return null;
  const steps = near[said];
  if (steps !== undefined) return plus(from, steps);
  return written(said, from) ?? inWeek(said, from) ?? after(said, from) ?? atMonth(said, from);
}

function written(said: string, from: Day): Day | null {
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(said);
  if (full) return valid(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/u.exec(said);
  if (short) return coming(Number(short[1]), Number(short[2]), from);
  const alone = /^(\d{1,2})[号日]$/u.exec(said);
  if (alone) {
    const day = Number(alone[1]);
    const here = valid(from.year, from.month, day);
    if (here && day >= from.day) return here;
    const next = plusMonths({ ...from, day: 1 }, 1);
    return valid(next.year, next.month, day);
  }
  return english(said, from);
}

function english(said: string, from: Day): Day | null {
  const parts = /^(?:(\d{1,2}) )?([a-z]{3,9})\.?(?: (\d{1,2}))?(?:,? (\d{4}))?$/u.exec(said);
  const month = parts ? englishMonths.indexOf((parts[2] ?? "").slice(0, 3)) + 1 : 0;
  const day = Number(parts?.[1] ?? parts?.[3] ?? 0);
  if (!parts || !month || !day) return null;
  return parts[4] ? valid(Number(parts[4]), month, day) : coming(month, day, from);
}

/** 周三 is the next Wednesday to come (today counts); 下周三 that of next week, 本周三 of this one. */
function inWeek(said: string, from: Day): Day | null {
  const chinese = /^(下下|下|本|这|上)?个?(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(said);
  const english = /^(next|this|last)? ?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/u.exec(said);
  if (!chinese && !english) return null;
  const which = chinese
    ? chineseDays.indexOf((chinese[2] ?? "").replace("天", "日"))
    : englishDays.indexOf(english?.[2] ?? "");
  const monday = plus(from, -weekday(from));
  const weeks = { 下下: 2, 下: 1, next: 1, 本: 0, 这: 0, this: 0, 上: -1, last: -1 }[
    chinese?.[1] ?? english?.[1] ?? ""
  ];
  if (weeks !== undefined) return plus(monday, weeks * 7 + which);
  return plus(from, (which - weekday(from) + 7) % 7);
}

function after(said: string, from: Day): Day | null {
  const count = String.raw`(\d+|[一二两三四五六七八九十]|an?|one|two|three)`;
  const found =
    new RegExp(`^${count} ?个?(天|日|周|星期|月|days?|weeks?|months?)(?:后|之后| later)$`, "u").exec(said) ??
    new RegExp(`^in ${count} (days?|weeks?|months?)$`, "u").exec(said);
  if (!found) return null;
  const n = numerals[found[1] ?? ""] ?? Number(found[1]);
  const unit = found[2] ?? "";
  if (unit.startsWith("month") || unit === "月") return plusMonths(from, n);
  return plus(from, /^(周|星期|week)/u.test(unit) ? n * 7 : n);
}

function atMonth(said: string, from: Day): Day | null {
  const found = /^(本|这个?|下个?)?月(底|末|初)$/u.exec(said);
  const end = { "end of month": 0, "month end": 0, "end of next month": 1 }[said];
  if (!found && end === undefined) return null;
  const month = plusMonths({ ...from, day: 1 }, found ? (found[1]?.startsWith("下") ? 1 : 0) : (end ?? 0));
  if (found?.[2] !== "初") return { ...month, day: monthEnd(month.year, month.month) };
  return found[1]?.startsWith("下") || from.day === 1 ? month : plusMonths(month, 1);
}
