/** A card as the hub sends it, for the tests. */

import type { Card, CardAction } from "../../../webchat/src/kernel/generated";

export const words = (text: string) => ({ text, words: { zh: text, en: text } });

export const action = (id: string, more: Partial<CardAction> = {}): CardAction => ({
  id,
  label: words(id),
  for: ["U1"],
  ...more,
});

export const card = (more: Partial<Card> = {}): Card => ({
  id: "K1",
  kind: "flow.instance",
  thing: "W1",
  view: "request",
  version: 1,
  face: 1,
  masked: false,
  tone: "pine",
  icon: "leave",
  label: words("请假"),
  no: "LV-202611-0031",
  state: { code: "running", mark: "ring", tone: "pine", ...words("等周建国") },
  title: words("马骏 · 年假 2 天"),
  facts: [{ label: words("天数"), value: words("2 天") }],
  waits: words("等周建国，今天 18:00 前"),
  blocks: [],
  actions: [
    action("approve", { style: "primary" }),
    action("reject", { style: "danger" }),
    action("transfer"),
    action("comment", { for: "all" }),
  ],
  ...more,
});

export const seal = (glyph: "approved" | "rejected" | "withdrawn" | "voided") => ({
  glyph,
  by: { id: "U9", name: "赵敏慧" },
  at: "2026-11-24T02:31:00.000Z",
});
