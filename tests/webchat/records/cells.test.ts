import { beforeEach, expect, it } from "vitest";
import { speak } from "../../../webchat/src/kernel/words";
import type { Field, Record_, RecordType } from "../../../webchat/src/kernel/generated";
import { atRight, briefColumns, cellText, columnsOf, isMasked, nameColumn } from "../../../webchat/src/records/cells";

const words = (text: string) => ({ text, words: { zh: text, en: text } });
const field = (name: string, kind: Field["kind"], more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: words(name),
  list: true,
  ...more,
});
const type: RecordType = {
  name: "crm.customer",
  slash: ["客户"],
  label: words("客户"),
  icon: "customers",
  tone: "indigo",
  states: [],
  actions: [],
  fields: [
    field("level", "choice", { options: [{ value: "A", label: words("A 级") }] }),
    field("credit", "money"),
    field("phone", "phone", { masked: true }),
    field("notes", "long", { list: false }),
  ],
  views: [
    {
      name: "all",
      label: words("全部"),
      columns: ["no", "title", "level", "credit", "phone", "state"].map((name) => ({ name, label: words(name) })),
    },
  ],
};
const record: Record_ = {
  id: "R1",
  no: "KH-1",
  type: "crm.customer",
  title: "通恒机械",
  state: "active",
  version: 1,
  masked: ["phone"],
  values: { level: "A", credit: { amount: "500000", currency: "CNY" } },
};
beforeEach(() => speak("zh"));

it("takes its columns from the view, and from the listed fields where there is none", () => {
  expect(columnsOf(type, "all").map((column) => column.name)).toEqual([
    "no",
    "title",
    "level",
    "credit",
    "phone",
    "state",
  ]);
  expect(columnsOf({ ...type, views: [] }, "").map((column) => column.name)).toEqual([
    "no",
    "title",
    "level",
    "credit",
    "phone",
  ]);
});

it("writes a value as people read it", () => {
  const columns = columnsOf(type, "all");
  const text = (name: string) =>
    cellText(
      record,
      columns.find((column) => column.name === name)!,
      {},
    );
  expect([text("no"), text("title"), text("level"), text("credit")]).toEqual(["KH-1", "通恒机械", "A 级", "¥500,000"]);
});

it("puts numbers at the right and sorts by nothing that would give a secret away", () => {
  const columns = columnsOf(type, "all");
  expect(columns.filter(atRight).map((column) => column.name)).toEqual(["credit"]);
  expect(columns.filter((column) => !column.sortable).map((column) => column.name)).toEqual(["phone"]);
  expect(isMasked(record, "phone")).toBe(true);
});

it("gives a phone's row a name and two facts", () => {
  const columns = columnsOf(type, "all");
  expect(nameColumn(columns)?.name).toBe("title");
  expect(briefColumns(columns).map((column) => column.name)).toEqual(["level", "credit", "phone"]);
});
