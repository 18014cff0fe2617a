/** How many cards of each room wait for me: what the hub counts, asked again when something about it may have changed. */

import { act } from "../kernel/acts";
import type { Card, Channel, LogEvent, Message } from "../kernel/generated";
import { myId, openTodos, rooms, world } from "../kernel/state";
import { onEvent } from "../kernel/sync";

const calm = 400;
const most = 20;
const doubtful = new Set<string>();
let timer: number | undefined;

onEvent((event) => doubted(event).forEach((room) => doubtful.add(room)));
onEvent(() => {
  if (doubtful.size > 0) timer ??= window.setTimeout(count, calm);
});

/** The rooms whose count an event may have changed. */
function doubted(event: LogEvent): string[] {
  if (event.name === "todo.opened" || event.name === "todo.closed") return rooms.value.filter((room) => room.waiting > 0).map((room) => room.id);
  if (event.name === "card.changed") return concerns(event.data.card as Card, event.channel) ? [event.channel] : [];
  const card = event.name === "chat.posted" ? (event.data.message as Message).card : undefined;
  return card && concerns(card, event.channel) ? [event.channel] : [];
}

function concerns(card: Card, channel: string): boolean {
  if ((world.channels[channel]?.waiting ?? 0) > 0) return true;
  return Object.values(world.todos).some((todo) => todo.card === card.id)
    || card.actions.some((action) => action.for === "ask" || (Array.isArray(action.for) && action.for.includes(myId.value)));
}

async function count(): Promise<void> {
  timer = undefined;
  const asked = [...doubtful].slice(0, most);
  asked.forEach((room) => doubtful.delete(room));
  await Promise.allSettled(asked.map(async (room) => {
    const reply = await act("channel.get", { channel: room });
    const known = world.channels[room];
    if (known) known.waiting = reply.channel.waiting;
  }));
}

/** The card of this room that waits for me next: messages here first, then the one its to-do names. */
export function waitingMessages(room: Channel): string[] {
  const cards = new Set(openTodos.value.flatMap((todo) => todo.card ?? []));
  const here = (world.timelines[room.id]?.ids ?? []).filter((id) => cards.has(world.messages[id]?.card?.id ?? ""));
  const named = openTodos.value.flatMap((todo) => (todo.channel === room.id && todo.message ? [todo.message] : []));
  return [...new Set([...here, ...named])];
}
