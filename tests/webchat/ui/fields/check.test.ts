import { beforeEach, describe, expect, it } from "vitest";
import type { Field } from "../../../../webchat/src/kernel/generated";
import { Refused } from "../../../../webchat/src/kernel/refused";
import { speak } from "../../../../webchat/src/kernel/words";
import { allWrong, errorsOf, filled, opening, wrong } from "../../../../webchat/src/ui/fields/check";

const field = (kind: Field["kind"], more: Partial<Field> = {}): Field => ({
  name: "it",
  kind,
  label: { text: "它" },
  ...more,
});
beforeEach(() => speak("zh"));

describe("a field", () => {
  it("that must be filled says so, one that may stay empty does not", () => {
    expect(wrong(field("text", { required: true }), "  ")).toBe("这一项要填");
    expect(wrong(field("text"), "")).toBeNull();
    expect(wrong(field("people", { required: true }), [])).toBe("这一项要填");
    expect(wrong(field("flag", { required: true }), false)).toBeNull();
  });

  it("of each kind knows what it cannot be", () => {
    expect(wrong(field("date"), "下周八")).toContain("不是日期");
    expect(wrong(field("date"), "2026-12-02")).toBeNull();
    expect(wrong(field("money"), { amount: "很多", currency: "CNY" })).toContain("金额");
    expect(wrong(field("integer"), "1.5")).toBe("写整数");
    for (const days of ["0.5", "2", "2天", "两天", "半天", "3 days"])
      expect(wrong(field("quantity"), days), days).toBeNull();
    for (const days of ["几天", "1.23456", "2天3夜4"]) expect(wrong(field("quantity"), days), days).not.toBeNull();
    expect(wrong(field("email"), "li@")).toContain("@");
    expect(wrong(field("phone"), "138 0013 8000")).toBeNull();
  });

  it("keeps within its bounds", () => {
    expect(wrong(field("quantity", { low: 1, high: 30 }), "0")).toBe("不能小于 1");
    expect(wrong(field("quantity", { low: 1, high: 30 }), "31")).toBe("不能大于 30");
    expect(wrong(field("text", { high: 3 }), "一二三四")).toBe("最多 3 个字");
  });
});

it("tells all that is wrong at once", () => {
  const fields = [
    field("text", { name: "a", required: true }),
    field("date", { name: "b" }),
    field("text", { name: "c" }),
  ];
  expect(Object.keys(allWrong(fields, { a: "", b: "x", c: "" }))).toEqual(["a", "b"]);
});

it("sends filled fields only, trimmed, with amounts in figures", () => {
  const fields = [
    field("text", { name: "a" }),
    field("money", { name: "b" }),
    field("people", { name: "c" }),
    field("text", { name: "d" }),
  ];
  const sent = filled(fields, { a: " 回老家 ", b: { amount: "1.2万", currency: "CNY" }, c: [], d: null });
  expect(sent).toEqual({ a: "回老家", b: { amount: "12000", currency: "CNY" } });
});

it("opens with what was preset, then with defaults", () => {
  const fields = [
    field("text", { name: "a", default: "x" }),
    field("text", { name: "b", default: "y" }),
    field("text", { name: "c" }),
  ];
  expect(opening(fields, { b: "z" })).toEqual({ a: "x", b: "z", c: null });
  expect(opening([field("date", { name: "d", default: "today" })]).d).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it("puts the hub's words at the fields they are about", () => {
  const several = new Refused({
    reason: "form.invalid",
    words: "有两处不对",
    field: "days",
    details: {
      errors: [
        { field: "form.days", reason: "x", words: "年假不够" },
        { field: "start", reason: "nobody.knows" },
      ],
    },
  });
  expect(errorsOf(several)).toEqual({ days: "年假不够", start: "这一项不对，改一下再交" });
  expect(errorsOf(new Refused({ reason: "field.required", words: "要填理由", field: "text" }))).toEqual({
    text: "要填理由",
  });
  expect(errorsOf(new Refused({ reason: "act.not_allowed", words: "不行" }))).toEqual({});
});
