import { describe, expect, it } from "vitest";
import { amountText, moneyText, readAmount } from "../../../webchat/src/ui/money";

describe("an amount", () => {
  it("is grouped by thousands with two decimals, more where there are more", () => {
    expect(amountText("483200")).toBe("483,200.00");
    expect(amountText("1234.5")).toBe("1,234.50");
    expect(amountText("0.1234")).toBe("0.1234");
    expect(amountText("-48000")).toBe("−48,000.00");
  });

  it("loses its empty cents in lists only", () => {
    expect(amountText("483200", true)).toBe("483,200");
    expect(amountText("483200.50", true)).toBe("483,200.50");
  });

  it("carries its currency: a sign for ours, the code for others", () => {
    expect(moneyText({ amount: "483200", currency: "CNY" })).toBe("¥483,200.00");
    expect(moneyText({ amount: "-5", currency: "CNY" })).toBe("−¥5.00");
    expect(moneyText({ amount: "1200", currency: "USD" })).toBe("USD 1,200.00");
  });

  it("keeps every digit of a great one", () => {
    expect(amountText("12345678901234567.89")).toBe("12,345,678,901,234,567.89");
  });
});

it.each([
  ["12,000", "12000"],
  ["1.2万", "12000"],
  ["¥480", "480"],
  ["0.5亿", "50000000"],
  ["3k", "3000"],
  ["１２００", "1200"],
  ["12.30", "12.3"],
  ["-5", "-5"],
  ["1.23456", null],
  ["十二", null],
  ["", null],
  ["1,2,3.4.5", null],
])("reads %s as %s", (words, amount) => expect(readAmount(words)).toBe(amount));
