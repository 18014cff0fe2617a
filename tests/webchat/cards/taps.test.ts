import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faceOf, forgetFaces } from "../../../webchat/src/cards/faces";
import { notes, openTaps, tap, taps, untap } from "../../../webchat/src/cards/taps";
import { connect, disconnect, line } from "../../../webchat/src/kernel/socket";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import * as sync from "../../../webchat/src/kernel/sync";
import { speak } from "../../../webchat/src/kernel/words";
import { Station, until } from "../kernel/station";
import { action, card, seal, words } from "./making";

let station: Station;
const approve = action("approve", { style: "primary", label: words("同意") });
const sent = () => station.asked.filter((one) => one.name === "card.tap").map((one) => one.input);

async function come(): Promise<void> {
  await connect({
    hello: sync.hello,
    event: sync.hear,
    signal: sync.signal,
    heads: sync.heads,
    cursors: sync.cursors,
    refused: () => undefined,
  });
  await until(() => line.value === "online");
}

beforeEach(async () => {
  localStorage.clear();
  speak("zh");
  resetWorld();
  forgetFaces();
  for (const id of Object.keys(notes)) Reflect.deleteProperty(notes, id);
  for (const id of Object.keys(taps)) Reflect.deleteProperty(taps, id);
  station = new Station();
  await station.open();
  world.me = { id: "U1", name: "周建国", company: "", roles: [] };
  openTaps("U1");
});

afterEach(async () => {
  disconnect();
  await station.close();
});

describe("a tap", () => {
  it("names the version it saw, is shown as under way, and ends in the new face", async () => {
    const after = card({ face: 2, version: 4, actions: [], seal: seal("approved") });
    station.acts["card.tap"] = () => ({ ok: true, card: after });
    await come();
    const before = card({ version: 4 });
    const outcome = tap(before, approve, { message: "M1" });
    expect(taps.K1?.state).toBe("sending");
    expect(await outcome).toBe("done");
    expect(taps.K1).toBeUndefined();
    expect(sent()[0]).toMatchObject({ card: "K1", message: "M1", action: "approve", version: 4 });
    expect(faceOf(before).seal?.glyph).toBe("approved");
  });

  it("that comes second is told who decided and when, in amber, and changes nothing", async () => {
    const at = new Date();
    at.setHours(10, 31, 0, 0);
    station.acts["card.tap"] = () => ({
      ok: false,
      refused: {
        reason: "decided.already",
        words: "已决定",
        details: { by: { id: "U9", name: "赵敏慧" }, at: at.toISOString(), what: "rejected" },
      },
    });
    station.acts["card.view"] = () => ({ ok: true, card: card({ face: 5, actions: [], seal: seal("rejected") }) });
    await come();
    expect(await tap(card(), approve)).toBe("told");
    expect(notes.K1).toEqual({ tone: "amber", words: "这件事已由赵敏慧在 10:31 驳回，你没有改变任何东西" });
    await until(() => faceOf(card()).seal?.glyph === "rejected");
  });

  it("on a stale face is told what changed, and shows the face that stands", async () => {
    const now = card({ face: 2, version: 2, facts: [{ label: words("天数"), value: words("3 天") }] });
    station.acts["card.tap"] = () => ({
      ok: false,
      refused: { reason: "card.stale", words: "旧了", details: { card: now } },
    });
    await come();
    await tap(card(), approve);
    expect(notes.K1?.words).toBe("内容在你打开之后变了：天数 2 天 → 3 天。看过再决定");
    expect(faceOf(card()).version).toBe(2);
  });

  it("refused for a field of its form is thrown to the form", async () => {
    station.acts["card.tap"] = () => ({
      ok: false,
      refused: { reason: "field.required", words: "要写理由", field: "text" },
    });
    await come();
    await expect(tap(card(), action("reject"), { form: { text: "" } })).rejects.toMatchObject({ field: "text" });
    expect(taps.K1).toBeUndefined();
  });

  it("refused otherwise says why on the card", async () => {
    station.acts["card.tap"] = () => ({ ok: false, refused: { reason: "act.not_allowed", words: "不归你审批" } });
    await come();
    expect(await tap(card(), approve)).toBe("told");
    expect(notes.K1).toEqual({ tone: "cinnabar", words: "不归你审批" });
  });

  it("pressed twice is one tap", async () => {
    station.acts["card.tap"] = () => ({ ok: true, card: card({ face: 2 }) });
    await come();
    await Promise.all([tap(card(), approve), tap(card(), approve)]);
    expect(sent()).toHaveLength(1);
  });
});

describe("without a line", () => {
  it("a tap waits on this device and goes with its key when the line is back", async () => {
    station.acts["card.tap"] = () => ({ ok: true, card: card({ face: 2, actions: [], seal: seal("approved") }) });
    expect(await tap(card(), approve)).toBe("queued");
    const key = taps.K1?.key;
    expect(JSON.parse(localStorage.getItem("taps:U1") ?? "{}")).toMatchObject({ K1: { key } });
    await come();
    await until(() => !taps.K1);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toMatchObject({ key, version: 1 });
  });

  it("a waiting tap can be taken back", async () => {
    await tap(card(), approve);
    untap("K1");
    expect(taps.K1).toBeUndefined();
  });
});
