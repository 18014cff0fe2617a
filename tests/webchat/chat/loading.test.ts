import { afterEach, beforeEach, expect, it } from "vitest";
import { around, enter, newer, older, openThread } from "../../../webchat/src/chat/loading";
import { connect, disconnect, line } from "../../../webchat/src/kernel/socket";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import * as sync from "../../../webchat/src/kernel/sync";
import { channel, message } from "../kernel/making";
import { Station, until } from "../kernel/station";

let station: Station;
const all = Array.from({ length: 200 }, (_, at) => message(at + 1));

beforeEach(async () => {
  resetWorld();
  station = new Station();
  station.hello = { heads: { C1: [200, 200] } };
  station.acts["chat.history"] = (input) => {
    const limit = Number(input.limit);
    const told = (messages: typeof all, more: boolean, ahead: boolean) => ({ ok: true as const, messages, more, ahead, head: 200 });
    if (input.thread) return told([message(201, { thread: "M1" })], false, false);
    if (typeof input.before === "number") {
      const before = all.filter((one) => one.seq < Number(input.before));
      return told(before.slice(-limit), before.length > limit, true);
    }
    if (typeof input.after === "number") {
      const after = all.filter((one) => one.seq > Number(input.after));
      return told(after.slice(0, limit), after.length > limit, after.length > limit);
    }
    if (input.around !== undefined) {
      const at = Number(String(input.around).replace("M", ""));
      return told(all.slice(at - 31, at + 29), true, at + 29 < 200);
    }
    return told(all.slice(-limit), true, false);
  };
  await station.open();
  await connect({
    hello: sync.hello, event: sync.hear, signal: sync.signal, heads: sync.heads, cursors: sync.cursors, refused: () => undefined,
  });
  await until(() => line.value === "online");
  world.channels.C1 = channel("C1", { head: { seq: 200, no: 200 }, read: { seq: 200, no: 200 } });
});

afterEach(async () => {
  disconnect();
  await station.close();
});

it("a room opens at its newest words and reaches back to its first, without holes or doubles", async () => {
  await enter("C1");
  expect(world.timelines.C1?.ids.slice(-1)).toEqual(["M200"]);
  while (await older("C1"));
  expect(world.timelines.C1?.ids).toEqual(all.map((one) => one.id));
  expect(world.timelines.C1?.more).toBe(false);
});

it("a room with much that is new opens where one left off and goes on to the present", async () => {
  world.channels.C1 = channel("C1", { head: { seq: 200, no: 200 }, read: { seq: 80, no: 80 }, unread: 120 });
  await enter("C1");
  expect(world.timelines.C1?.ids).toContain("M80");
  expect(world.timelines.C1?.ahead).toBe(true);
  for (let turn = 0; turn < 5 && world.timelines.C1?.ahead; turn += 1) await newer("C1");
  expect(world.timelines.C1?.ids.slice(-1)).toEqual(["M200"]);
});

it("a jump shows the stretch around the message", async () => {
  await around("C1", "M100");
  expect(world.timelines.C1?.ids).toContain("M100");
  expect(world.timelines.C1?.ahead).toBe(true);
});

it("a thread opens with its replies, and with its parent when that was not here", async () => {
  await openThread("C1", "M1");
  expect(world.threads.M1?.ids).toEqual(["M201"]);
  expect(world.messages.M201?.thread).toBe("M1");
});
