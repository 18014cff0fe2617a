import { afterEach, beforeEach, expect, it } from "vitest";
import { waitingMessages } from "../../../webchat/src/chat/waiting";
import { connect, disconnect, line } from "../../../webchat/src/kernel/socket";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import * as sync from "../../../webchat/src/kernel/sync";
import { card, channel, event, message, posted, todo } from "../kernel/making";
import { Station, until } from "../kernel/station";

let station: Station;
let waiting = 0;

beforeEach(async () => {
  resetWorld();
  station = new Station();
  station.hello = { heads: { C1: [0, 0], I1: [0, 0] } };
  station.acts["channel.get"] = () => ({
    ok: true, channel: channel("C1", { waiting }), people: [], pins: [], head: 0, roles: {},
  });
  await station.open();
  await connect({
    hello: sync.hello, event: sync.hear, signal: sync.signal, heads: sync.heads, cursors: sync.cursors, refused: () => undefined,
  });
  await until(() => line.value === "online");
  world.channels.C1 = channel("C1");
  world.timelines.C1 = { ids: [], more: false, ahead: false };
});

afterEach(async () => {
  disconnect();
  await station.close();
});

it("a card for me raises the room's count, and its end lowers it", async () => {
  waiting = 1;
  station.tell(posted(1, { card: card(1, { actions: [{ id: "approve", label: { text: "同意" }, for: ["U1"] }] }) }));
  await until(() => world.channels.C1?.waiting === 1);
  waiting = 0;
  station.tell(event(1, "todo.closed", { todo: todo("T1", { state: "approved", card: "K1" }) }, "I1"));
  await until(() => world.channels.C1?.waiting === 0);
});

it("a card for others asks nobody anything", async () => {
  station.tell(posted(1, { card: card(1, { actions: [{ id: "approve", label: { text: "同意" }, for: ["U9"] }] }) }));
  station.tell(posted(2));
  await until(() => world.cursors.C1 === 2);
  await new Promise((resolve) => setTimeout(resolve, 450));
  expect(station.asked.map((one) => one.name)).not.toContain("channel.get");
});

it("one jumps to the messages whose cards wait, those in sight first", () => {
  world.messages.M1 = message(1, { card: card(1) });
  world.messages.M2 = message(2);
  world.timelines.C1 = { ids: ["M1", "M2"], more: false, ahead: false };
  world.todos.T1 = todo("T1", { card: "K1" });
  world.todos.T2 = todo("T2", { card: "K2", message: "M9" });
  world.todos.T3 = todo("T3", { card: "K1", state: "approved" });
  expect(waitingMessages(channel("C1"))).toEqual(["M1", "M9"]);
});
