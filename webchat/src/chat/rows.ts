/** The timeline as rows: rules between days and before what is new, messages in groups, what is unsent last. */

import type { Message } from "../kernel/generated";
import { dayKey } from "../kernel/format";
import type { Unsent } from "../kernel/outbox";

export type Row =
  | { key: string; kind: "start" }
  | { key: string; kind: "day"; at: string }
  | { key: string; kind: "new" }
  | { key: string; kind: "message"; message: Message; first: boolean }
  | { key: string; kind: "whisper"; message: Message }
  | { key: string; kind: "unsent"; unsent: Unsent; first: boolean };

export interface Said {
  messages: readonly Message[];
  whispers: readonly Message[];
  unsent: readonly Unsent[];
  me: string;
  /** Everything is here back to the first word said. */
  complete: boolean;
  /** Number of the last message read when the room was opened; null when nothing was new. */
  readTo: number | null;
  /** Row key of a message: the key it was sent under from here, else its id. */
  keyOf: (message: Message) => string;
}

const together = 5 * 60_000;

export function rowsOf(said: Said): Row[] {
  const rows: Row[] = said.complete ? [{ key: "start", kind: "start" }] : [];
  const lines = merged(said.messages, said.whispers);
  let day = "";
  let fresh = said.readTo === null;
  let before: Message | null = null;
  for (const message of lines) {
    const today = dayKey(message.at);
    if (today !== day) {
      rows.push({ key: `day:${today}`, kind: "day", at: message.at });
      day = today;
      before = null;
    }
    if (!fresh && isNew(message, said)) {
      rows.push({ key: "new", kind: "new" });
      fresh = true;
      before = null;
    }
    if (message.ephemeral) {
      rows.push({ key: message.id, kind: "whisper", message });
      before = null;
    } else {
      rows.push({ key: said.keyOf(message), kind: "message", message, first: !follows(before, message) });
      before = message;
    }
  }
  pushUnsent(rows, said, before, day);
  return rows;
}

function isNew(message: Message, said: Said): boolean {
  return !message.ephemeral && message.no > (said.readTo ?? 0) && message.by.id !== said.me;
}

function pushUnsent(rows: Row[], said: Said, last: Message | null, day: string): void {
  let author = last?.by.id === said.me && last && !last.card ? said.me : "";
  for (const unsent of said.unsent) {
    const today = dayKey(unsent.at);
    if (today !== day) {
      rows.push({ key: `day:${today}`, kind: "day", at: unsent.at });
      day = today;
      author = "";
    }
    rows.push({ key: unsent.key, kind: "unsent", unsent, first: author !== said.me });
    author = said.me;
  }
}

/** Same author within five minutes, nothing between, and no card: one group under one face. */
export function follows(before: Message | null, message: Message): boolean {
  if (!before || before.by.id !== message.by.id || before.kind === "system" || message.kind === "system") return false;
  if (before.alias?.name !== message.alias?.name) return false;
  if (before.card || message.card || message.urgent || before.recalled) return false;
  return Date.parse(message.at) - Date.parse(before.at) < together;
}

/** Whispers have no place in the count: they stand where they were said. */
function merged(messages: readonly Message[], whispers: readonly Message[]): Message[] {
  if (whispers.length === 0) return [...messages];
  const oldest = messages[0] ? Date.parse(messages[0].at) : 0;
  const shown = whispers.filter((message) => Date.parse(message.at) >= oldest);
  return [...messages, ...shown].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq);
}
