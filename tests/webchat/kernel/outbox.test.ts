import { afterEach, beforeEach, expect, it } from "vitest";
import { discard, keyOf, openOutbox, outbox, post, resend, unsentIn } from "../../../webchat/src/kernel/outbox";
import { connect, disconnect, line } from "../../../webchat/src/kernel/socket";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import * as sync from "../../../webchat/src/kernel/sync";
import { channel, posted } from "./making";
import { Station, until } from "./station";

let station: Station;
const taken = (input: Record<string, unknown>, seq = 1) => ({
  ok: true as const, id: `M${seq}`, channel: input.channel as string, seq, no: seq, at: "2026-11-24T02:00:00.000Z",
});

async function come(): Promise<void> {
  await connect({
    hello: sync.hello, event: sync.hear, signal: sync.signal, heads: sync.heads, cursors: sync.cursors, refused: () => undefined,
  });
  await until(() => line.value === "online");
}

beforeEach(async () => {
  localStorage.clear();
  outbox.splice(0);
  for (const id of Object.keys(keyOf)) Reflect.deleteProperty(keyOf, id);
  resetWorld();
  station = new Station();
  await station.open();
  station.hello = { heads: { C1: [0, 0] } };
  world.me = { id: "U1", name: "周建国", company: "", roles: [] };
  world.channels.C1 = channel("C1");
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  openOutbox("U1");
});

afterEach(async () => {
  disconnect();
  await station.close();
});

it("shows a message at once and makes it the hub's when it is acknowledged", async () => {
  station.acts["chat.post"] = (input) => taken(input);
  await come();
  const unsent = post({ channel: "C1", text: "你好" });
  expect(unsentIn("C1")).toHaveLength(1);
  await until(() => outbox.length === 0);
  expect(world.timelines.C1?.ids).toEqual(["M1"]);
  expect(world.messages.M1).toMatchObject({ text: "你好", by: { id: "U1" } });
  expect(keyOf.M1).toBe(unsent.key);
});

it("never shows a message twice, whichever of event and acknowledgement comes first", async () => {
  station.acts["chat.post"] = () => {
    station.tell(posted(1, { text: "你好", by: { id: "U1", name: "周建国" } }));
    return null;
  };
  await come();
  const unsent = post({ channel: "C1", text: "你好" });
  await until(() => world.timelines.C1?.ids.length === 1);
  expect(unsentIn("C1")).toHaveLength(0);
  expect(keyOf.M1).toBe(unsent.key);
});

it("waits while the line is down and goes, in order and with the same keys, when it is back", async () => {
  const keys = [post({ channel: "C1", text: "一" }).key, post({ channel: "C1", text: "二" }).key];
  expect(outbox.map((one) => one.state)).toEqual(["waiting", "waiting"]);
  let seq = 0;
  station.acts["chat.post"] = (input) => taken(input, (seq += 1));
  await come();
  await until(() => outbox.length === 0);
  const sent = station.asked.filter((one) => one.name === "chat.post").map((one) => one.input);
  expect(sent.map((one) => one.text)).toEqual(["一", "二"]);
  expect(sent.map((one) => one.key)).toEqual(keys);
});

it("survives a reload of the page", async () => {
  const { key } = post({ channel: "C1", text: "没发出去的" });
  await until(() => localStorage.getItem("outbox:U1")?.includes(key));
  outbox.splice(0, outbox.length);
  localStorage.setItem("outbox:U1", JSON.stringify([{ key, channel: "C1", text: "没发出去的", files: [], at: "2026-11-24T02:00:00.000Z", state: "sending" }]));
  openOutbox("U1");
  expect(outbox[0]).toMatchObject({ key, state: "waiting" });
});

it("says why the hub refused, and the same key goes again when asked", async () => {
  let refuse = true;
  station.acts["chat.post"] = (input) => (refuse ? { ok: false, refused: { reason: "text.long", words: "太长了" } } : taken(input));
  await come();
  const { key } = post({ channel: "C1", text: "很长" });
  await until(() => outbox[0]?.state === "failed");
  expect(outbox[0]?.why).toBe("太长了");
  refuse = false;
  resend(key);
  await until(() => outbox.length === 0);
  expect(station.asked.filter((one) => one.name === "chat.post").map((one) => one.input.key)).toEqual([key, key]);
});

it("tries again by itself when the hub is too busy", async () => {
  let turns = 0;
  station.acts["chat.post"] = (input) => {
    turns += 1;
    return turns === 1 ? { ok: false, refused: { reason: "rate.limited", words: "慢一点", retry_after: 0.05 } } : taken(input);
  };
  await come();
  post({ channel: "C1", text: "你好" });
  await until(() => outbox.length === 0);
  expect(turns).toBe(2);
});

it("lets go of what its author no longer wants to send", () => {
  const { key } = post({ channel: "C1", text: "算了" });
  discard(key);
  expect(unsentIn("C1")).toEqual([]);
});
