import { beforeEach, expect, it } from "vitest";
import { nextTick } from "vue";
import { dialogs, putAway } from "../../../webchat/src/cards/dialogs";
import { began, beganHere } from "../../../webchat/src/kernel/began";
import type { View } from "../../../webchat/src/kernel/generated";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import { keepViews } from "../../../webchat/src/kernel/world";
import { apply } from "../../../webchat/src/kernel/apply";

const view = (id: string, more: Partial<View> = {}): View => ({
  id, type: "modal", app: { id: "B1", name: "bot" }, channel: "C1", root: id, depth: 1, hash: "h",
  opened_at: "2026-11-24T00:00:00.000Z", until: "2026-11-25T00:00:00.000Z", title: { text: id }, blocks: [], interaction: "X1", ...more,
});
const hear = (name: string, data: Record<string, unknown>, seq: number): void =>
  apply(world, { channel: "I1", seq, name, at: "", by: { id: "B1", name: "" }, data });

beforeEach(() => resetWorld());

it("shows a dialog on the screen that asked for it, whichever came first", async () => {
  hear("view.opened", { view: view("V1", { interaction: "Xnew" }) }, 1);
  expect(dialogs.value).toEqual([]);
  began({ interaction: "Xnew" });
  await nextTick();
  expect(dialogs.value.map((one) => one.id)).toEqual(["V1"]);
  expect(beganHere("Xother")).toBe(false);
});

it("lays them on one another, follows changes and lets go of what was closed", () => {
  began({ interaction: "X1" });
  hear("view.opened", { view: view("V1") }, 1);
  hear("view.opened", { view: view("V2", { root: "V1", previous: "V1", depth: 2 }) }, 2);
  expect(dialogs.value.map((one) => one.id)).toEqual(["V1", "V2"]);
  hear("view.changed", { view: view("V1", { title: { text: "new" } }) }, 3);
  expect(dialogs.value[0]?.title).toEqual({ text: "new" });
  hear("view.closed", { view: "V2" }, 4);
  hear("view.opened", { view: view("V2", { closed: true }) }, 5);
  expect(dialogs.value.map((one) => one.id)).toEqual(["V1"]);
});

it("shows the stack that was opened last", () => {
  began({ interaction: "X1" });
  hear("view.opened", { view: view("V1") }, 1);
  hear("view.opened", { view: view("V9", { opened_at: "2026-11-24T00:00:01.000Z" }) }, 2);
  expect(dialogs.value.map((one) => one.id)).toEqual(["V9"]);
});

it("puts one away at once, whether or not the hub can be told", async () => {
  began({ interaction: "X1" });
  hear("view.opened", { view: view("V1") }, 1);
  hear("view.opened", { view: view("V2", { root: "V1", previous: "V1", depth: 2 }) }, 2);
  const top = dialogs.value[1];
  const done = top && putAway(top, false);
  expect(dialogs.value.map((one) => one.id)).toEqual(["V1"]);
  await done;
  expect(dialogs.value.map((one) => one.id)).toEqual(["V1"]);
});

it("knows after an absence which are open still", () => {
  began({ interaction: "X1" });
  hear("view.opened", { view: view("V1") }, 1);
  keepViews(world, [view("V3")]);
  expect(dialogs.value.map((one) => one.id)).toEqual(["V3"]);
});
