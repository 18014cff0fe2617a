/** A card's fact as the words it is read by: text, an amount, a person. */
import type { CardFact, Money, Person, Words } from "../kernel/generated";
import { say } from "../kernel/words";
import { moneyText } from "../ui/money";

type Value = CardFact["value"];

export const isMoney = (value: Value): value is Money => "amount" in value && "currency" in value;
export const isPerson = (value: Value): value is Person => "name" in value && "id" in value;

export function valueText(value: Value): string {
  if (isMoney(value)) return moneyText(value);
  return isPerson(value) ? value.name : say(value as Words);
}
