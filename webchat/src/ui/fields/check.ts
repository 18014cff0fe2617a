/** What can be told about a filled-in form before the hub judges it: field by field, in words. */
import type { Field, Money } from "../../kernel/generated";
import type { Refused } from "../../kernel/refused";
import { myId } from "../../kernel/state";
import { knows, t } from "../../kernel/words";
import { dayFrom, isoOf, today } from "../dates";
import { readAmount } from "../money";

export type Values = Record<string, unknown>;
export type Errors = Record<string, string>;

/** A count may carry its unit or be a word (2天, 半天): the hub reads it; here only what holds no number is wrong. */
const counted = /^[-−]?(\d+(\.\d{1,4})?|[一二两三四五六七八九十半]+)\s*\D{0,6}$/u;
const patterns: Partial<Record<Field["kind"], RegExp>> = {
  integer: /^-?\d+$/u,
  quantity: counted,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/u,
  url: /^https?:\/\/\S+$/u,
  phone: /^\+?[\d -]{5,20}$/u,
  time: /^\d{2}:\d{2}$/u,
};

export function empty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && !value.trim()) ||
    (Array.isArray(value) && !value.length)
  );
}

/** The sentence under one field, or null when nothing is wrong with it. */
export function wrong(field: Field, value: unknown): string | null {
  if (field.kind === "flag" || (field.fixed && field.kind !== "table")) return null;
  if (empty(value)) return field.required ? t("ui.needed") : null;
  if (field.kind === "date") return dayFrom(String(value)) ? null : t("ui.no_day", { words: String(value) });
  if (field.kind === "money") return readAmount((value as Money).amount) === null ? t("ui.no_amount") : null;
  const pattern = patterns[field.kind];
  if (pattern && !pattern.test(String(value))) return t(`ui.no_${field.kind}`);
  if (field.kind === "integer" || field.kind === "quantity") return outside(field, Number(value));
  if (
    (field.kind === "text" || field.kind === "long") &&
    field.high &&
    [...String(value)].length > Number(field.high)
  ) {
    return t("ui.too_long", { n: String(field.high) });
  }
  return null;
}

function outside(field: Field, value: number): string | null {
  if (Number.isNaN(value)) return null;
  if (field.low !== undefined && field.low !== null && value < Number(field.low))
    return t("ui.too_low", { n: String(field.low) });
  if (field.high !== undefined && field.high !== null && value > Number(field.high))
    return t("ui.too_high", { n: String(field.high) });
  return null;
}

export function allWrong(fields: readonly Field[], values: Values): Errors {
  const found: Errors = {};
  for (const field of fields) {
    const words = wrong(field, values[field.name]);
    if (words) found[field.name] = words;
    for (const [at, row] of rowsOf(field, values).entries()) {
      for (const [name, why] of Object.entries(allWrong(field.columns ?? [], row))) found[`${field.name}.${at}.${name}`] = why;
    }
  }
  return found;
}

/** What is sent: filled fields only, text without its outer blanks. */
export function filled(fields: readonly Field[], values: Values): Values {
  const out: Values = {};
  for (const field of fields) {
    const value = values[field.name];
    if (field.fixed && field.kind !== "table") continue;
    if (field.kind === "table") {
      if (!field.fixed || field.columns?.some((column) => !column.fixed))
        out[field.name] = rowsOf(field, values).map((row) => filled(field.columns ?? [], row));
    } else if (field.kind === "money" && !empty(value)) {
      const money = value as Money;
      out[field.name] = { ...money, amount: readAmount(money.amount) ?? money.amount };
    } else if (!empty(value)) out[field.name] = typeof value === "string" ? value.trim() : value;
  }
  return out;
}

/** The values a form opens with: what is preset, then each field's default. */
export function opening(fields: readonly Field[], preset: Values = {}): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, preset[field.name] ?? (field.kind === "table" ? begun(field) : byDefault(field))]),
  );
}

/** A table opens with the rows it has, or with one to fill in where it must have one. */
function begun(field: Field): Values[] {
  const rows = field.default as Values[] | null | undefined;
  if (rows?.length) return rows;
  return field.required || Number(field.low ?? 0) ? [opening(field.columns ?? [])] : [];
}

/** The rows of a table; none for any other field. */
const rowsOf = (field: Field, values: Values): Values[] =>
  field.kind === "table" ? ((values[field.name] as Values[] | null | undefined) ?? []) : [];

/** A default may be a word: whoever fills in the form, the day it is filled in. */
function byDefault(field: Field): unknown {
  if (field.kind === "person" && field.default === "me") return myId.value || null;
  return field.kind === "date" && field.default === "today" ? isoOf(today()) : (field.default ?? null);
}

interface Told {
  field: string;
  reason: string;
  words?: string;
}

/** What the hub says about the fields of a form it refused: every field it named, in words. */
export function errorsOf(refused: Refused): Errors {
  const all = refused.details.errors as Told[] | undefined;
  if (Array.isArray(all) && all.length) {
    return Object.fromEntries(all.map((one) => [lastPart(one.field), one.words ?? sentence(one)]));
  }
  return refused.field ? { [lastPart(refused.field)]: refused.message } : {};
}

function sentence(one: Told): string {
  const key = `refused.${one.reason}`;
  return knows(key) ? t(key, one as unknown as Record<string, string>) : t("ui.wrong");
}

/** A field of a form may be named by its path, `form.days`; a cell of a table keeps it: `lines.0.price`. */
const lastPart = (path: string): string => (/\.\d+\./u.test(path) ? path : (path.split(".").pop() ?? ""));
