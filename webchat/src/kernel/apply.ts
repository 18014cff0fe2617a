/** One event, applied: the client's copy after it is what a fresh snapshot from the hub would show. */

import type { Card, Channel, LogEvent, Message, Person, Reaction, Replies, Todo, View, Who } from "./generated";
import { callsMe, keepCard, keepMessage, lastWords, place } from "./world";
import type { Timeline, World } from "./world";

type Reducer = (world: World, event: LogEvent) => void;

/** Applies what the event says. Old ones (at or under the cursor) change nothing; order is the caller's care. */
export function apply(world: World, event: LogEvent): void {
  if (event.seq <= (world.cursors[event.channel] ?? 0)) return;
  reducers[event.name]?.(world, event);
  world.cursors[event.channel] = event.seq;
  const channel = world.channels[event.channel];
  if (channel && channel.head.seq < event.seq) channel.head.seq = event.seq;
}

/** Says once more what a snapshot read a moment earlier did not know yet. */
export function again(world: World, event: LogEvent): void {
  if (/^(chat|card)\./.test(event.name)) reducers[event.name]?.(world, event);
}

const reducers: Record<string, Reducer> = {
  "chat.posted": posted,
  "chat.edited": changed,
  "chat.recalled": changed,
  "chat.reacted": (world, { data }) => {
    const message = world.messages[data.message as string];
    if (message) message.reactions = data.reactions as Reaction[];
  },
  "chat.pinned": pinned,
  "chat.threaded": (world, { data }) => {
    const parent = world.messages[data.message as string];
    if (parent) parent.replies = data.replies as Replies;
  },
  "channel.created": described,
  "channel.changed": described,
  "channel.archived": described,
  "channel.joined": (world, event) => members(world, event, true),
  "channel.left": (world, event) => members(world, event, false),
  "card.changed": (world, { data }) => {
    keepCard(world, data.card as Card);
  },
  "person.changed": (world, { data }) => {
    if (world.me && Array.isArray(data.roles)) world.me.roles = data.roles as string[];
    const person = data.person as Person;
    world.people[person.id] = person;
  },
  "todo.opened": (world, { data }) => keepTodo(world, data.todo as Todo),
  "todo.closed": (world, { data }) => keepTodo(world, data.todo as Todo),
  "chat.whispered": whispered,
  "chat.dismissed": (world, { data }) => forget(world, data.message as string),
  "view.opened": (world, { data }) => keepView(world, data.view as View),
  "view.changed": (world, { data }) => keepView(world, data.view as View),
  "view.closed": (world, { data }) => Reflect.deleteProperty(world.views, data.view as string),
  "channel.entered": (world, { data }) => enter(world, data.channel as Channel),
  "channel.exited": (world, { data }) => leave(world, data.channel as string),
  "channel.kept": (world, { data }) => {
    const room = world.channels[data.channel as string];
    if (room) Object.assign(room, { muted: data.muted, pinned: data.pinned });
  },
};

function posted(world: World, event: LogEvent): void {
  const message = event.data.message as Message;
  raise(world, message);
  answered(world, event);
  const timeline = world.timelines[message.channel];
  const thread = world.threads[message.thread ?? ""];
  if (!timeline && !thread) return;
  keepMessage(world, message);
  if (thread && !thread.ahead) place(world, thread.ids, message);
  if (timeline && !timeline.ahead && (!message.thread || message.also)) {
    place(world, timeline.ids, message);
    trim(world, timeline);
  }
}

/** A reply carries its parent's new state along. */
function answered(world: World, event: LogEvent): void {
  const told = event.data.parent as { id: string; replies: Replies } | undefined;
  const parent = world.messages[told?.id ?? ""];
  if (told && parent) parent.replies = told.replies;
}

/** A room left open for days keeps its newest stretch; the rest is read again when somebody scrolls up. */
function trim(world: World, timeline: Timeline): void {
  if (timeline.ids.length <= 2_000) return;
  for (const id of timeline.ids.splice(0, 500)) if (!world.threads[id]) Reflect.deleteProperty(world.messages, id);
  timeline.more = true;
}

/** Counts and last words of the room the message stands in. */
function raise(world: World, message: Message): void {
  const channel = world.channels[message.channel];
  if (!channel || message.no <= channel.head.no) return;
  const mine = message.by.id === world.me?.id;
  const read = channel.read.no >= channel.head.no && mine;
  channel.head.no = message.no;
  if (read) channel.read = { seq: message.seq, no: message.no };
  channel.unread = Math.max(0, channel.head.no - channel.read.no);
  if (callsMe(world, message)) channel.mentions += 1;
  if (!message.thread || message.also) channel.last = lastWords(message);
}

function changed(world: World, event: LogEvent): void {
  const message = event.data.message as Message;
  if (world.messages[message.id]) keepMessage(world, message);
  const channel = world.channels[message.channel];
  if (channel?.last?.id === message.id) channel.last = lastWords(message);
}

function pinned(world: World, event: LogEvent): void {
  const id = event.data.message as string;
  const on = event.data.pinned as boolean;
  const message = world.messages[id];
  if (message) message.pinned = on;
  const pins = world.pins[event.channel];
  if (!pins) return;
  world.pins[event.channel] = on ? [id, ...pins.filter((pin) => pin !== id)] : pins.filter((pin) => pin !== id);
}

/** What everyone in the room may know of it; my own marks (read, muted, on top) are not theirs to say. */
function described(world: World, event: LogEvent): void {
  const told = event.data.channel as Channel;
  const known = world.channels[told.id];
  if (!known) return;
  Object.assign(known, {
    name: known.kind === "direct" ? known.name : told.name, topic: told.topic, archived: told.archived,
    people: told.people ?? known.people, icon: told.icon ?? known.icon, kind: told.kind ?? known.kind,
  });
}

function members(world: World, event: LogEvent, joined: boolean): void {
  const moved = (event.data.people as Who[]).map((person) => person.id);
  const channel = world.channels[event.channel];
  const known = world.members[event.channel];
  if (known) {
    const rest = known.filter((id) => !moved.includes(id));
    world.members[event.channel] = joined ? [...rest, ...moved] : rest;
  }
  if (channel) channel.people = Math.max(0, channel.people + (joined ? moved.length : -moved.length));
  if (!joined && world.me && moved.includes(world.me.id)) leave(world, event.channel);
}

function keepTodo(world: World, todo: Todo): void {
  world.todos[todo.id] = todo;
}

function keepView(world: World, view: View): void {
  if (view.closed) Reflect.deleteProperty(world.views, view.id);
  else world.views[view.id] = view;
}

function whispered(world: World, event: LogEvent): void {
  const message = event.data.message as Message;
  keepMessage(world, message);
  const list = (world.whispers[message.channel] ??= []);
  if (!list.includes(message.id)) list.push(message.id);
}

export function forget(world: World, id: string): void {
  const channel = world.messages[id]?.channel;
  if (channel) world.whispers[channel] = (world.whispers[channel] ?? []).filter((other) => other !== id);
}

function enter(world: World, channel: Channel): void {
  world.channels[channel.id] = channel;
  world.cursors[channel.id] ??= channel.head.seq;
}

/** Out of a room, nothing of it stays readable here. */
export function leave(world: World, channel: string): void {
  for (const [id, message] of Object.entries(world.messages)) if (message.channel === channel) Reflect.deleteProperty(world.messages, id);
  for (const part of [world.channels, world.timelines, world.members, world.pins, world.whispers, world.cursors, world.readers]) {
    Reflect.deleteProperty(part, channel);
  }
}
