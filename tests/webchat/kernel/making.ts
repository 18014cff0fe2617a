/** Small things of the wire for the tests: a world with one room, its messages, its events. */

import type { Card, Channel, LogEvent, Message, Todo } from "../../../webchat/src/kernel/generated";
import { emptyWorld } from "../../../webchat/src/kernel/world";
import type { World } from "../../../webchat/src/kernel/world";

export function channel(id: string, over: Partial<Channel> = {}): Channel {
  return {
    id, kind: "public", name: "华东销售", topic: "", people: 3, archived: false, joined: true, head: { seq: 0, no: 0 },
    read: { seq: 0, no: 0 }, mentions: 0, unread: 0, muted: false, pinned: false, waiting: 0, ...over,
  };
}

export function message(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: `M${seq}`, channel: "C1", seq, no: seq, at: new Date(Date.UTC(2026, 10, 24, 2, seq)).toISOString(),
    by: { id: "U2", name: "林晓", kind: "person" }, text: `第 ${seq} 句`, mentions: [], reactions: [], pinned: false, urgent: false, kind: "message", ...over,
  };
}

export function card(face: number, over: Partial<Card> = {}): Card {
  return {
    id: "K1", kind: "flow.instance", thing: "W1", view: "card", version: 1, face, masked: true, tone: "pine", icon: "leave",
    label: { text: "请假" }, no: "LV-1", state: { code: "pending", mark: "ring", text: "待审批" }, title: { text: "年假 2 天" },
    facts: [], blocks: [], actions: [], ...over,
  };
}

export function todo(id: string, over: Partial<Todo> = {}): Todo {
  return {
    id, kind: "approve", box: "mine", title: { text: "年假" }, no: "LV-1", thing: { kind: "flow.instance", id: "W1" }, icon: "leave",
    by: { id: "U2", name: "林晓" }, opened_at: "2026-11-24T02:00:00.000Z", state: "pending", channel: "C1", ...over,
  };
}

export function event(seq: number, name: string, data: Record<string, unknown>, room = "C1"): LogEvent {
  return { channel: room, seq, name, at: "2026-11-24T02:00:00.000Z", by: { id: "U2", name: "林晓" }, data };
}

export function posted(seq: number, over: Partial<Message> = {}): LogEvent {
  const said = message(seq, over);
  return event(seq, "chat.posted", { message: said }, said.channel);
}

/** A person U1 in one open room C1 that holds nothing yet. */
export function room(): World {
  const world = emptyWorld();
  world.me = { id: "U1", name: "周建国", company: "远航机电", roles: [] };
  world.channels.C1 = channel("C1");
  world.cursors.C1 = 0;
  world.timelines.C1 = { ids: [], more: false, ahead: false };
  return world;
}
