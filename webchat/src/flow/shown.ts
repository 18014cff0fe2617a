/** A field's value of a form as people read it: options by their labels, days with their weekday, amounts as money. */
import { personName } from "../chat/rooms";
import type { Answered, Field, Money } from "../kernel/generated";
import { want } from "../kernel/people";
import { personOf, world } from "../kernel/state";
import { locale, say, t } from "../kernel/words";
import { moneyText } from "../ui/money";
import { fullDay } from "../ui/when";

export type Names = Readonly<Record<string, string>>;

/** `names` tells what ids are called, where the hub said; people are looked up otherwise. */
export function shownValue(field: Field, value: unknown, names: Names = {}): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value))
    return value
      .map((one) => shownValue(field, one, names))
      .filter(Boolean)
      .join(t("flow.and"));
  switch (field.kind) {
    case "choice":
      return optionOf(field, String(value));
    case "money":
      return typeof value === "object" ? moneyText(value as Money) : String(value);
    case "date":
      return fullDay(String(value), locale.value);
    case "flag":
      return t(value ? "ui.yes" : "ui.no");
    case "person":
    case "people":
      return nameOf(value, names);
    case "quantity":
    case "integer":
      return [String(value), say(field.unit)].filter(Boolean).join(" ");
    default:
      return (
        names[String(value)] ?? (typeof value === "object" ? ((value as { name?: string }).name ?? "") : String(value))
      );
  }
}

/** An answer of a request's form: days with their weekday and amounts as money, all else as the hub wrote it. */
export function answerText(answer: Answered): string {
  const { kind, value } = answer;
  if (kind === "date" && value) return fullDay(String(value), locale.value);
  if (kind === "money" && value && typeof value === "object") return moneyText(value as Money);
  return say(answer.shown);
}

const optionOf = (field: Field, value: string): string =>
  say(field.options?.find((one) => one.value === value)?.label) || value;

function nameOf(value: unknown, names: Names): string {
  if (typeof value === "object") return (value as { name?: string }).name ?? "";
  const id = String(value);
  if (!world.people[id]) want([id]);
  return (world.people[id] ? personName(personOf(id)) : names[id]) ?? "";
}
