import { expect, it } from "vitest";
import { presetOf } from "../../../../webchat/src/office/tasks/making";

it("takes a short message as the task, and nothing as its note", () => {
  expect(presetOf({ id: "M1", text: " 交季度报告 " })).toEqual({ name: "交季度报告", source: "M1" });
});

it("takes the first line of a long one, and all of it as the note", () => {
  const text = "交季度报告\n附上各区数字";
  expect(presetOf({ id: "M1", text })).toEqual({ name: "交季度报告", source: "M1", note: text });
});

it("cuts a line that is too long for a name", () => {
  const preset = presetOf({ id: "M1", text: "报".repeat(80) });
  expect([...(preset.name ?? "")]).toHaveLength(61);
  expect(preset.note).toHaveLength(80);
});
