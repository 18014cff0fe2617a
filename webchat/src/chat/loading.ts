/** Reads more of a room: older above, newer below, or the stretch around one message. */

import { act } from "../kernel/acts";
import type { Message } from "../kernel/generated";
import { want } from "../kernel/people";
import { world } from "../kernel/state";
import { keepAll, keepChannel, openRoom, settle, snapshot } from "../kernel/sync";

const page = 60;
/** With more than this unread one starts at the first of them, not at the end. */
const far = 50;
const busy = new Set<string>();

/** Brings a room on: where one left off if much is new, else the newest words. */
export async function enter(channel: string): Promise<void> {
  const room = world.channels[channel];
  const kept = world.timelines[channel];
  if (kept && !kept.ahead) return;
  if (room && room.unread > far && room.read.seq > 0) return around(channel, room.read.seq);
  await openRoom(channel, true);
}

/** The stretch around a message, by its id or its seq. */
export async function around(channel: string, target: number | string): Promise<void> {
  await snapshot(channel, async () => {
    const reply = await act("chat.history", { channel, around: target, limit: page });
    settle(channel, reply.messages, { more: reply.more, ahead: reply.ahead });
    return reply.head;
  });
}

/** Earlier messages; answers whether any came. */
export async function older(channel: string): Promise<boolean> {
  const timeline = world.timelines[channel];
  const first = world.messages[timeline?.ids[0] ?? ""];
  if (!timeline?.more || !first || busy.has(channel)) return false;
  busy.add(channel);
  try {
    const reply = await act("chat.history", { channel, before: first.seq, limit: page });
    const ids = keepAll(channel, reply.messages).filter((id) => !timeline.ids.includes(id));
    timeline.ids.unshift(...ids);
    timeline.more = reply.more;
    return ids.length > 0;
  } catch {
    return false;
  } finally {
    busy.delete(channel);
  }
}

/** Later messages of a stretch that does not reach the present yet. */
export async function newer(channel: string): Promise<void> {
  const timeline = world.timelines[channel];
  const last = world.messages[timeline?.ids[timeline.ids.length - 1] ?? ""];
  if (!timeline?.ahead || !last || busy.has(channel)) return;
  busy.add(channel);
  try {
    await snapshot(channel, async () => {
      const reply = await act("chat.history", { channel, after: last.seq, limit: page });
      timeline.ids.push(...keepAll(channel, reply.messages).filter((id) => !timeline.ids.includes(id)));
      timeline.ahead = reply.ahead;
      return reply.head;
    });
  } catch {
    return;
  } finally {
    busy.delete(channel);
  }
}

/** The replies of a thread, and what they answer: it is the first of them unless there are too many for one page. */
export async function openThread(channel: string, parent: string): Promise<void> {
  await snapshot(channel, async () => {
    const reply = await act("chat.history", { channel, thread: parent, limit: 200 });
    const replies: Message[] = reply.messages.filter((message) => message.id !== parent && !message.ephemeral);
    keepAll(channel, reply.messages);
    if (!world.messages[parent]) keepAll(channel, (await act("chat.history", { channel, thread: parent, after: 0, limit: 1 })).messages);
    world.threads[parent] = { ids: replies.map((message) => message.id), more: reply.more, ahead: false };
    return reply.head;
  });
}

/** Who is in a room and what is pinned there. */
export async function lookAt(channel: string): Promise<void> {
  const reply = await act("channel.get", { channel });
  keepChannel(reply.channel);
  world.members[channel] = reply.people;
  world.pins[channel] = reply.pins.map((pin) => pin.id);
  for (const pin of reply.pins) world.messages[pin.id] ??= pin;
  want(reply.people.slice(0, 60));
}
