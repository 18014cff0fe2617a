/** Keeps the world equal to the hub's log: hello, live events, gaps, heads, and coming back after an absence. */

import { again, apply, leave } from "./apply";
import type { Channel, Hello, LogEvent, Message, Resumed, Signal } from "./generated";
import { act } from "./acts";
import type { Heads } from "./socket";
import { world } from "./state";
import { learn } from "./words";
import { keepMessage } from "./world";

const most = 1_000;
/** Events that came before those they follow. */
const early = new Map<string, LogEvent[]>();
const resuming = new Set<string>();
type Listener = (event: LogEvent) => void;
type SignalListener = (signal: Signal) => void;
const listeners = new Set<Listener>();
const signalListeners = new Set<SignalListener>();

/** Hear every event just after it was applied. */
export function onEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function onSignal(listener: SignalListener): () => void {
  signalListeners.add(listener);
  return () => signalListeners.delete(listener);
}

/** Cursors to come back with: the rooms read last first, at most a thousand. */
export function cursors(): Record<string, number> | undefined {
  const all = Object.entries(world.cursors);
  if (all.length === 0) return undefined;
  return Object.fromEntries(all.sort((a, b) => recency(b[0]) - recency(a[0])).slice(0, most));
}

const recency = (channel: string) => Date.parse(world.channels[channel]?.last?.at ?? "") || (world.timelines[channel] ? 1 : 0);

export function hello(greeting: Hello): void {
  const { id, name, roles } = greeting.me;
  world.me = { id, name, roles, company: world.me?.company ?? "" };
  const behind: string[] = [];
  for (const [channel, [seq]] of Object.entries(greeting.heads)) {
    const at = world.cursors[channel];
    if (at === undefined) world.cursors[channel] = seq;
    else if (at < seq && !greeting.resume?.channels[channel]) behind.push(channel);
  }
  if (greeting.resume) resumed(greeting.resume);
  readAll(greeting.reads, true);
  void resume(behind);
}

/** A live event: applied in order, held back while what it follows is missing. */
export function hear(event: LogEvent): void {
  const at = world.cursors[event.channel];
  if (at === undefined) {
    world.cursors[event.channel] = event.seq - 1;
  } else if (event.seq > at + 1) {
    early.set(event.channel, [...(early.get(event.channel) ?? []), event]);
    void resume([event.channel]);
    return;
  }
  take(event);
  drain(event.channel);
}

function take(event: LogEvent): void {
  if (event.seq <= (world.cursors[event.channel] ?? 0)) return;
  apply(world, event);
  for (const listener of listeners) listener(event);
}

function drain(channel: string): void {
  const waiting = (early.get(channel) ?? []).sort((a, b) => a.seq - b.seq);
  early.delete(channel);
  for (const event of waiting) {
    if (event.seq > (world.cursors[channel] ?? 0) + 1) early.set(channel, [...(early.get(channel) ?? []), event]);
    else take(event);
  }
}

export function heads(told: Heads): void {
  const behind = Object.entries(told.heads ?? {}).filter(([channel, [seq]]) => (world.cursors[channel] ?? 0) < seq);
  if (told.reads) readAll(told.reads, false);
  void resume(behind.map(([channel]) => channel));
}

/** Ask for what was missed; what did not fit is asked for again. */
export async function resume(channels: string[]): Promise<void> {
  const wanted = channels.filter((channel) => !resuming.has(channel)).slice(0, most);
  if (wanted.length === 0) return;
  wanted.forEach((channel) => resuming.add(channel));
  try {
    const reply = await act("resume", { cursors: Object.fromEntries(wanted.map((id) => [id, world.cursors[id] ?? 0])) });
    wanted.forEach((channel) => resuming.delete(channel));
    resumed(reply);
  } catch {
    /* The next hello or heads asks again. */
  } finally {
    wanted.forEach((channel) => resuming.delete(channel));
  }
  if (channels.length > wanted.length) void resume(channels.slice(most));
}

function resumed(reply: Resumed): void {
  const later: string[] = [];
  for (const channel of reply.gone) leave(world, channel);
  for (const [channel, part] of Object.entries(reply.channels)) {
    if (part.limited) void reload(channel, part.head ?? 0);
    else if (part.later) later.push(channel);
    else follow(channel, part.events ?? [], part.head ?? 0, later);
  }
  if (later.length > 0) void resume(later);
}

function follow(channel: string, events: LogEvent[], head: number, later: string[]): void {
  for (const event of events) if (event.seq > (world.cursors[channel] ?? 0)) take(event);
  drain(channel);
  if (events.length > 0 && (world.cursors[channel] ?? 0) < head) later.push(channel);
}

/** Too much was missed: what is kept of the room is dropped and read afresh. */
async function reload(channel: string, head: number): Promise<void> {
  world.cursors[channel] = Math.max(head, world.cursors[channel] ?? 0);
  early.delete(channel);
  const known = world.timelines[channel];
  for (const [parent, thread] of Object.entries(world.threads)) {
    if (world.messages[parent]?.channel === channel && thread) Reflect.deleteProperty(world.threads, parent);
  }
  if (channel === inboxOf()) return void (await Promise.allSettled([readTodos(), readRooms()]));
  if (known) await openRoom(channel, true).catch(() => undefined);
  const reply = await act("channel.get", { channel }).catch(() => null);
  if (reply) keepChannel(reply.channel);
}

export function inboxOf(): string {
  return Object.keys(world.cursors).find((channel) => channel.startsWith("I")) ?? "";
}

/** The newest stretch of a room, once; `anew` reads it again. */
export async function openRoom(channel: string, anew = false): Promise<void> {
  const known = world.timelines[channel];
  if (known && !known.ahead && !anew) return;
  await snapshot(channel, async () => {
    const reply = await act("chat.history", { channel, limit: 60 });
    settle(channel, reply.messages, { more: reply.more, ahead: reply.ahead });
    return reply.head;
  });
}

/** Reads a snapshot; what the log said while it travelled is applied over it. */
export async function snapshot(channel: string, read: () => Promise<number>): Promise<void> {
  const meanwhile: LogEvent[] = [];
  const stop = onEvent((event) => event.channel === channel && meanwhile.push(event));
  try {
    const head = await read();
    for (const event of meanwhile) if (event.seq > head) again(world, event);
  } finally {
    stop();
  }
}

/** Show these messages as the room's stretch. */
export function settle(channel: string, messages: Message[], edges: { more: boolean; ahead: boolean }): void {
  world.timelines[channel] = { ids: keepAll(channel, messages), ...edges };
}

/** Keep the messages of one answer; the ids of those that stand in the room's own line. */
export function keepAll(channel: string, messages: Message[]): string[] {
  const whispers = (world.whispers[channel] ??= []);
  const line: string[] = [];
  for (const message of messages) {
    keepMessage(world, message);
    if (message.ephemeral) {
      if (!whispers.includes(message.id)) whispers.push(message.id);
    } else if (!message.thread || message.also) line.push(message.id);
  }
  return line;
}

/** My read marks as the hub has them; `complete` means that a room not named has nothing unread. */
export function readAll(reads: Record<string, [number, number]>, complete: boolean): void {
  for (const channel of Object.values(world.channels)) {
    const told = reads[channel.id];
    if (told) readTo(channel, told[0], told[1]);
    else if (complete) readTo(channel, channel.head.no, 0);
  }
}

export function readTo(channel: Channel, no: number, mentions: number): void {
  channel.read.no = no;
  channel.unread = Math.max(0, channel.head.no - no);
  channel.mentions = channel.unread === 0 ? 0 : mentions;
}

export function signal(told: Signal): void {
  const data = told.data;
  if (told.name === "presence") {
    const person = world.people[data.person as string];
    if (person) person.presence = data.state as typeof person.presence;
  } else if (told.name === "read") {
    const readers = world.readers[data.channel as string];
    if (readers) readers[data.person as string] = data.no as number;
    if (data.person === world.me?.id) mine(data.channel as string, data.no as number);
  } else if (told.name === "reads") {
    readAll(data as Record<string, [number, number]>, false);
  } else if (told.name === "list") {
    world.lists[data.type as string] = (world.lists[data.type as string] ?? 0) + 1;
  } else if (told.name === "versions") {
    void learn();
  }
  for (const listener of signalListeners) listener(told);
}

/** Read on another device of mine. */
function mine(id: string, no: number): void {
  const channel = world.channels[id];
  if (channel && no > channel.read.no) readTo(channel, no, no >= channel.head.no ? 0 : channel.mentions);
}

/** My rooms with their last words. What moved while the list travelled is not turned back. */
export async function readRooms(): Promise<void> {
  let before: string | undefined;
  for (let page = 0; page < 40; page += 1) {
    const reply = await act("channel.list", { joined: true, limit: 200, before });
    for (const channel of reply.channels) keepChannel(channel);
    before = reply.channels[reply.channels.length - 1]?.id;
    if (!reply.more || !before) break;
  }
}

export function keepChannel(channel: Channel): void {
  const known = world.channels[channel.id];
  if (known && known.joined === channel.joined && known.head.seq > channel.head.seq) return;
  world.channels[channel.id] = channel;
  if (channel.joined) world.cursors[channel.id] ??= channel.head.seq;
  for (const person of channel.with ?? []) world.people[person.id] ??= person;
}

export async function readTodos(): Promise<void> {
  const reply = await act("todo.list", { box: "mine", limit: 200 });
  for (const todo of reply.todos) world.todos[todo.id] = todo;
}
