/** A record's value in a list's cell or a page's fact, from the type's own description of the field. */
import type { Field, Record_, RecordType, Words } from "../kernel/generated";
import { locale, say } from "../kernel/words";
import { shownValue, type Names } from "../flow/shown";
import { moneyText } from "../ui/money";
import { stamp } from "../ui/when";

export interface Column {
  name: string;
  label: string;
  kind: Field["kind"] | "no" | "title" | "state" | "owner" | "instant";
  field?: Field;
  sortable: boolean;
}

const own: Record<string, Column["kind"]> = {
  no: "no",
  title: "title",
  state: "state",
  owner: "owner",
  created: "instant",
  changed: "instant",
};
const unsorted: ReadonlySet<string> = new Set(["people", "file", "long"]);

/** The columns a view names, in its order; without a view, number, title and every listed field. */
export function columnsOf(type: RecordType, view: string): Column[] {
  const chosen = type.views.find((one) => one.name === view) ?? type.views[0];
  const named = chosen?.columns ?? [
    { name: "no", label: { text: "" } },
    { name: "title", label: type.label },
    ...listed(type),
  ];
  return named.map((one) => columnOf(type, one));
}

const listed = (type: RecordType): { name: string; label: Words }[] =>
  type.fields.filter((field) => field.list).map((field) => ({ name: field.name, label: field.label }));

function columnOf(type: RecordType, named: { name: string; label: Words }): Column {
  const field = type.fields.find((one) => one.name === named.name);
  const kind = field?.kind ?? own[named.name] ?? "text";
  return {
    name: named.name,
    label: say(named.label),
    kind,
    field,
    sortable: field ? Boolean(field.list) && !field.masked && !unsorted.has(field.kind) : named.name in own,
  };
}

/** Numbers stand at the right, so that their digits line up. */
export const atRight = (column: Column): boolean => ["money", "quantity", "integer"].includes(column.kind);

export function cellText(record: Record_, column: Column, names: Names): string {
  const value = column.field ? record.values[column.name] : (record as unknown as Record<string, unknown>)[column.name];
  if (column.kind === "instant") return value ? stamp(String(value), locale.value) : "";
  if (column.kind === "money" && value && typeof value === "object")
    return moneyText(value as { amount: string; currency: string }, true);
  return column.field ? shownValue(column.field, value, names) : String(value ?? "");
}

export const isMasked = (record: Record_, name: string): boolean => record.masked?.includes(name) ?? false;

/** The columns a phone's row draws its two facts from: those that hold something, after title and state. */
export function briefColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => !["title", "state", "no", "owner"].includes(column.kind));
}

/** The column whose words are the row's own name: the title, or the first text. */
export const nameColumn = (columns: readonly Column[]): Column | undefined =>
  columns.find((column) => column.kind === "title") ?? columns.find((column) => column.kind === "text");
