/** Who has read a message of mine: asked once when it is in sight, then kept by the read signals. */

import { reactive } from "vue";
import { act } from "../kernel/acts";
import type { Message, Person } from "../kernel/generated";
import { keepPeople } from "../kernel/people";
import { onSignal } from "../kernel/sync";
import { world } from "../kernel/state";

/** The lists end at 500 people, the counts do not. */
export interface Readers { read: string[]; unread: string[]; readCount: number; unreadCount: number }

const known = reactive<Record<string, Readers>>({});
const asked = new Set<string>();

export function readersOf(message: Message): Readers | undefined {
  return known[message.id];
}

export async function askReaders(message: Message, again = false): Promise<void> {
  if (asked.has(message.id) && !again) return;
  asked.add(message.id);
  try {
    const reply = await act("chat.readers", { message: message.id });
    keepPeople([...reply.read, ...reply.unread]);
    known[message.id] = {
      read: ids(reply.read), unread: ids(reply.unread), readCount: reply.read_count, unreadCount: reply.unread_count,
    };
  } catch {
    asked.delete(message.id);
  }
}

const ids = (people: Person[]) => people.map((person) => person.id);

onSignal(({ name, data }) => {
  if (name !== "read") return;
  const person = data.person as string;
  for (const [id, readers] of Object.entries(known)) {
    const message = world.messages[id];
    if (!message || message.channel !== data.channel || message.no > (data.no as number)) continue;
    if (!readers.unread.includes(person)) continue;
    known[id] = {
      read: [...readers.read, person], unread: readers.unread.filter((other) => other !== person),
      readCount: readers.readCount + 1, unreadCount: readers.unreadCount - 1,
    };
  }
});
