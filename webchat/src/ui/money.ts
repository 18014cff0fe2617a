/** Amounts as documents and lists write them. Amounts stay decimal text: no floating point ever touches them. */
import type { Money } from "../kernel/generated";

const signs: Record<string, string> = { CNY: "¥" };

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/gu, ",");

/** `1234.5` → `1,234.50`; in lists whole amounts lose their `.00`. A negative one gets the true minus. */
export function amountText(amount: string, inList = false): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(amount.trim());
  if (!found) return amount;
  const [, minus, whole = "0", rest = ""] = found;
  const cents = rest.replace(/0+$/u, "").padEnd(2, "0");
  const tail = inList && cents === "00" ? "" : `.${cents}`;
  return `${minus ? "−" : ""}${grouped(whole.replace(/^0+(?=\d)/u, ""))}${tail}`;
}

/** `¥483,200.00`; other currencies by their code: `USD 1,200.00`. */
export function moneyText(money: Money, inList = false): string {
  const text = amountText(money.amount, inList);
  const sign = signs[money.currency];
  if (!sign) return `${money.currency} ${text}`;
  return text.startsWith("−") ? `−${sign}${text.slice(1)}` : `${sign}${text}`;
}

/** Reads what a person types, `1.2万`, `12,000`, `¥480`; null where it is no amount. */
export function readAmount(words: string): string | null {
  const said = words.normalize("NFKC").replace(/[\s,，¥元]/gu, "");
  const found = /^(-?\d+)(?:\.(\d{1,6}))?(万|亿|k|w)?$/iu.exec(said);
  if (!found) return null;
  const shift = { 万: 4, w: 4, 亿: 8, k: 3 }[(found[3] ?? "").toLowerCase()] ?? 0;
  const digits = (found[2] ?? "").padEnd(shift, "0");
  const whole = `${found[1]}${digits.slice(0, shift)}`.replace(/^(-?)0+(?=\d)/u, "$1");
  const rest = digits.slice(shift).replace(/0+$/u, "");
  return rest.length > 4 ? null : rest ? `${whole}.${rest}` : whole;
}
