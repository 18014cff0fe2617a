import { beforeEach, expect, it } from "vitest";
import { filter, lets, neighbour, otherRooms, pinnedRooms } from "../../../webchat/src/chat/order";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import { channel } from "../kernel/making";

const said = (at: string) => ({ id: "M1", by: { id: "U2", name: "林晓" }, text: "", at });

beforeEach(() => {
  resetWorld();
  filter.value = "all";
  world.channels.C1 = channel("C1", { last: said("2026-11-24T01:00:00.000Z"), waiting: 1 });
  world.channels.C2 = channel("C2", { last: said("2026-11-24T03:00:00.000Z"), unread: 2, mentions: 1 });
  world.channels.C3 = channel("C3", { last: said("2026-11-24T02:00:00.000Z"), pinned: true });
  world.channels.C4 = channel("C4", { joined: false });
  world.channels.I1 = channel("I1", { kind: "inbox" });
});

it("those on top stand apart, the rest by their last words; the inbox and rooms not mine are none", () => {
  expect(pinnedRooms.value.map((room) => room.id)).toEqual(["C3"]);
  expect(otherRooms.value.map((room) => room.id)).toEqual(["C2", "C1"]);
});

it("filters let through what they say", () => {
  const room = (id: string) => world.channels[id] ?? channel(id);
  expect(["C1", "C2", "C3"].filter((id) => lets("unread", room(id)))).toEqual(["C2"]);
  expect(["C1", "C2", "C3"].filter((id) => lets("mentions", room(id)))).toEqual(["C2"]);
  expect(["C1", "C2", "C3"].filter((id) => lets("waiting", room(id)))).toEqual(["C1"]);
});

it("keys walk along the list and round its end, or from one unread room to the next", () => {
  expect(neighbour("C3", 1, false)).toBe("C2");
  expect(neighbour("C1", 1, false)).toBe("C3");
  expect(neighbour("C3", -1, false)).toBe("C1");
  expect(neighbour("C3", 1, true)).toBe("C2");
  expect(neighbour("C2", 1, true)).toBe("C2");
});
