/** What the rows of a table come to. Amounts are added as whole ten-thousandths: no floating point touches them. */
import type { Field, Money } from "../../kernel/generated";
import { readAmount } from "../money";
import type { Values } from "./check";

const SCALE = 10_000n;

/** The sum of a column, in the form its kind has on the wire; what cannot be read counts nothing. */
export function added(column: Field, rows: readonly Values[]): string | Money {
  const units = rows.reduce((sum, row) => sum + unitsOf(row[column.name]), 0n);
  const text = decimal(units);
  if (column.kind !== "money") return text.replace(/\.?0+$/u, "") || "0";
  return { amount: text.replace(/(\.\d\d)0+$/u, "$1"), currency: "CNY" };
}

function unitsOf(value: unknown): bigint {
  const said = typeof value === "object" && value ? (value as Money).amount : String(value ?? "");
  const found = /^(-?)(\d+)(?:\.(\d{1,4}))?/u.exec(readAmount(said) ?? said);
  if (!found) return 0n;
  const units = BigInt(found[2] ?? "0") * SCALE + BigInt((found[3] ?? "").padEnd(4, "0"));
  return found[1] ? -units : units;
}

function decimal(units: bigint): string {
  const size = units < 0n ? -units : units;
  return `${units < 0n ? "-" : ""}${size / SCALE}.${String(size % SCALE).padStart(4, "0")}`;
}
