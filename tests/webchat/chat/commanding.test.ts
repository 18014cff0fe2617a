import { afterEach, beforeEach, expect, it } from "vitest";
import { answer, asking, draftOf, keepWords } from "../../../webchat/src/cards/asking";
import { runLine } from "../../../webchat/src/chat/commanding";
import { connect, disconnect, line } from "../../../webchat/src/kernel/socket";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import * as sync from "../../../webchat/src/kernel/sync";
import { message } from "../kernel/making";
import { Station, until } from "../kernel/station";

let station: Station;

beforeEach(async () => {
  resetWorld();
  station = new Station();
  await station.open();
  await connect({
    hello: sync.hello, event: sync.hear, signal: sync.signal, heads: sync.heads, cursors: sync.cursors, refused: () => undefined,
  });
  await until(() => line.value === "online");
});

afterEach(async () => {
  disconnect();
  await station.close();
});

it("an answer only I see stands in the room at once, and once", async () => {
  const reply = message(0, { id: "MW", ephemeral: { until: "2026-11-25T00:00:00.000Z" } });
  station.acts["command.run"] = () => ({ ok: true, reply });
  expect(await runLine("/客户 华为", "C1")).toEqual({ done: true });
  expect(await runLine("/客户 华为", "C1")).toEqual({ done: true });
  expect(world.whispers.C1).toEqual(["MW"]);
});

it("a command nobody knows is offered back with what comes near", async () => {
  station.acts["command.run"] = () => ({
    ok: false, refused: { reason: "command.unknown", words: "没有 /请加", details: { word: "请加", near: ["请假"] } },
  });
  expect(await runLine("/请加 年假", "C1")).toEqual({ done: false, unknown: { word: "请加", near: ["请假"] } });
});

it("a refusal keeps the line and says why", async () => {
  station.acts["command.run"] = () => ({ ok: false, refused: { reason: "leave.short", words: "年假余额 1 天，不够 2 天" } });
  expect(await runLine("/请假 年假 2天", "C1")).toEqual({ done: false, why: "年假余额 1 天，不够 2 天" });
});

it("a command with something missing opens its form, and sends it to the act it stands for", async () => {
  const view = {
    title: { text: "请假" }, submit: { text: "提交" }, act: "flow.start", command: "请假", preset: { flow: "leave", form: { kind: "annual" } },
    fields: [{ name: "kind", kind: "choice", label: { text: "类型" } }],
  };
  station.acts["command.run"] = () => ({ ok: true, view });
  station.acts["flow.start"] = () => ({ ok: true, instance: "W1", no: "LV-1" });
  const outcome = runLine("/请假 年假", "C1");
  await until(() => asking.value);
  const choice = asking.value?.choices[0];
  expect(choice?.preset).toEqual({ kind: "annual" });
  answer(await choice?.send({ kind: "sick" }));
  expect(await outcome).toEqual({ done: true });
  expect(station.asked.find((one) => one.name === "flow.start")?.input).toMatchObject({ flow: "leave", form: { kind: "sick" } });
});

it("a form put away leaves the line where it was", async () => {
  station.acts["command.run"] = () => ({
    ok: true, view: { title: { text: "请假" }, submit: { text: "提交" }, act: "flow.start", command: "请假", preset: {}, fields: [] },
  });
  const outcome = runLine("/请假", "C1");
  await until(() => asking.value);
  answer(null);
  expect(await outcome).toEqual({ done: false });
});

it("words kept from an earlier try do not mix with a line that says otherwise", async () => {
  const view = (form: Record<string, string>) => ({
    title: { text: "请假" }, submit: { text: "提交" }, act: "flow.start", command: "请假", preset: { flow: "leave", form },
    fields: ["kind", "days"].map((name) => ({ name, kind: "text", label: { text: name } })),
  });
  for (const [typed, kept] of [["annual", true], ["sick", false]] as const) {
    keepWords("command:请假/form", { kind: "annual", days: "2" });
    station.acts["command.run"] = () => ({ ok: true, view: view({ kind: typed }) });
    const outcome = runLine(`/请假 ${typed}`, "C1");
    await until(() => asking.value);
    expect(Boolean(draftOf("command:请假/form"))).toBe(kept);
    answer(null);
    await outcome;
  }
});
