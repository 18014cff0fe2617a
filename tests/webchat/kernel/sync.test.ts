import { afterEach, beforeEach, expect, it } from "vitest";
import { connect, disconnect, line } from "../../../webchat/src/kernel/socket";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import * as sync from "../../../webchat/src/kernel/sync";
import { channel, message, posted } from "./making";
import { Station, until } from "./station";

let station: Station;

async function come(): Promise<void> {
  await connect({
    hello: sync.hello, event: sync.hear, signal: sync.signal, heads: sync.heads, cursors: sync.cursors, refused: () => undefined,
  });
  await until(() => line.value === "online");
}

beforeEach(async () => {
  resetWorld();
  station = new Station();
  await station.open();
  station.hello = { heads: { C1: [2, 2] } };
  world.channels.C1 = channel("C1", { head: { seq: 2, no: 2 }, read: { seq: 2, no: 2 } });
});

afterEach(async () => {
  disconnect();
  await station.close();
});

it("hears live events in order", async () => {
  await come();
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  station.tell(posted(3));
  station.tell(posted(4));
  await until(() => world.cursors.C1 === 4);
  expect(world.timelines.C1.ids).toEqual(["M3", "M4"]);
});

it("asks for what a gap hides, and puts it before what came early", async () => {
  station.acts.resume = (input) => {
    expect(input.cursors).toEqual({ C1: 2 });
    return { ok: true, channels: { C1: { events: [posted(3), posted(4)], head: 5 } }, gone: [] };
  };
  await come();
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  station.tell(posted(5));
  await until(() => world.cursors.C1 === 5);
  expect(world.timelines.C1.ids).toEqual(["M3", "M4", "M5"]);
});

it("learns from the heads that the last event was lost", async () => {
  station.acts.resume = () => ({ ok: true, channels: { C1: { events: [posted(3)], head: 3 } }, gone: [] });
  await come();
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  station.emit("heads", { heads: { C1: [3, 3] }, reads: { C1: [2, 0] } });
  await until(() => world.cursors.C1 === 3);
  expect(world.timelines.C1.ids).toEqual(["M3"]);
});

it("comes back with its cursors and misses nothing", async () => {
  await come();
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  station.hello = { heads: {}, resume: { channels: { C1: { events: [posted(3)], head: 3 } }, gone: [] } };
  station.cut();
  await until(() => world.cursors.C1 === 3);
  expect(station.greetings[1]?.cursors).toEqual({ C1: 2 });
  expect(world.timelines.C1.ids).toEqual(["M3"]);
  expect(line.value).toBe("online");
});

it("asks again for what did not fit", async () => {
  let turn = 0;
  station.acts.resume = () => {
    turn += 1;
    return turn === 1
      ? { ok: true, channels: { C1: { events: [posted(3)], head: 4 } }, gone: [] }
      : { ok: true, channels: { C1: { events: [posted(4)], head: 4 } }, gone: [] };
  };
  await come();
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  await sync.resume(["C1"]);
  await until(() => world.cursors.C1 === 4);
  expect(turn).toBe(2);
});

it("reads the room afresh when too much was missed", async () => {
  station.acts.resume = () => ({ ok: true, channels: { C1: { limited: true, head: 900 } }, gone: ["C2"] });
  station.acts["chat.history"] = () => ({ ok: true, messages: [message(899)], more: true, head: 900 });
  station.acts["channel.get"] = () => ({ ok: true, channel: channel("C1", { head: { seq: 900, no: 700 } }), people: [], pins: [], head: 900, roles: {} });
  await come();
  world.channels.C2 = channel("C2");
  world.cursors.C2 = 1;
  world.timelines.C1 = { ids: ["M1"], more: false, ahead: false };
  await sync.resume(["C1"]);
  await until(() => world.timelines.C1?.ids[0] === "M899");
  expect(world.cursors.C1).toBe(900);
  expect(world.channels.C2).toBeUndefined();
});

it("keeps what the log said while a snapshot travelled", async () => {
  await come();
  station.acts["chat.history"] = () => {
    station.tell(posted(3, { text: "新的" }));
    return { ok: true, messages: [message(1), message(2)], more: false, head: 2 };
  };
  await sync.openRoom("C1");
  await until(() => world.timelines.C1?.ids.length === 3);
  expect(world.messages.M3?.text).toBe("新的");
});

it("takes the read marks of hello for everything it names, and nothing unread for the rest", async () => {
  world.channels.C2 = channel("C2", { head: { seq: 9, no: 9 }, unread: 9 });
  station.hello = { heads: { C1: [2, 2], C2: [9, 9] }, reads: { C1: [1, 1] } };
  await come();
  expect(world.channels.C1).toMatchObject({ unread: 1, mentions: 1 });
  expect(world.channels.C2).toMatchObject({ unread: 0, mentions: 0 });
});

it("knows what another device of mine has read", async () => {
  await come();
  const room = world.channels.C1;
  if (room) Object.assign(room, { head: { seq: 5, no: 5 }, read: { seq: 2, no: 2 }, unread: 3, mentions: 1 });
  station.emit("signal", { name: "read", data: { channel: "C1", person: "U1", no: 5, seq: 5 } });
  await until(() => world.channels.C1?.unread === 0);
  expect(world.channels.C1?.mentions).toBe(0);
});
