/** What was written and not yet acknowledged: kept on this device, resent with its key, shown at once. */

import { reactive, watch } from "vue";
import { act } from "./acts";
import type { FileInfo, LogEvent, Message, Posted } from "./generated";
import { newKey } from "./keys";
import { Refused } from "./refused";
import { line } from "./socket";
import { myId, world } from "./state";
import { onEvent } from "./sync";
import { keepMessage, place } from "./world";

export interface Unsent {
  key: string;
  channel: string;
  text: string;
  files: FileInfo[];
  thread?: string;
  also?: boolean;
  at: string;
  state: "waiting" | "sending" | "failed";
  /** Why the hub said no, in words. */
  why?: string;
}

export const outbox = reactive<Unsent[]>([]);
/** The key a message was sent under from here: its row stays the same row when the hub's copy arrives. */
export const keyOf = reactive<Record<string, string>>({});

let owner = "";
let retry: number | undefined;

/** Take up what this person left unsent on this device. */
export function openOutbox(person: string): void {
  owner = person;
  const kept = JSON.parse(localStorage.getItem(`outbox:${owner}`) ?? "[]") as Unsent[];
  outbox.splice(0, outbox.length, ...kept.map((unsent) => ({ ...unsent, state: unsent.state === "failed" ? "failed" as const : "waiting" as const })));
  flush();
}

watch(outbox, () => owner && localStorage.setItem(`outbox:${owner}`, JSON.stringify(outbox)), { deep: true });
watch(line, (now) => now === "online" && flush());
onEvent(recognise);

export function post(draft: { channel: string; text: string; files?: FileInfo[]; thread?: string; also?: boolean }): Unsent {
  const unsent: Unsent = { key: newKey(), at: new Date().toISOString(), state: "waiting", ...draft, files: draft.files ?? [] };
  outbox.push(unsent);
  flush();
  return unsent;
}

export function resend(key: string): void {
  const unsent = outbox.find((one) => one.key === key);
  if (!unsent) return;
  unsent.state = "waiting";
  flush();
}

export function discard(key: string): void {
  const at = outbox.findIndex((one) => one.key === key);
  if (at >= 0) outbox.splice(at, 1);
}

/** Send everything that waits, in the order it was written; acts of one connection take effect in that order. */
export function flush(): void {
  if (line.value !== "online") return;
  for (const unsent of outbox) if (unsent.state === "waiting") void send(unsent);
}

async function send(unsent: Unsent): Promise<void> {
  unsent.state = "sending";
  try {
    const { channel, text, thread, also, key } = unsent;
    const files = unsent.files.map((file) => file.id);
    const posted = await act("chat.post", { channel, text, thread, also, key, files: files.length > 0 ? files : undefined });
    arrived(unsent, posted);
  } catch (error) {
    refusedBy(unsent, error);
  }
}

function refusedBy(unsent: Unsent, error: unknown): void {
  if (error instanceof Refused && error.unanswered) {
    unsent.state = "waiting";
    window.clearTimeout(retry);
    retry = window.setTimeout(flush, (error.retryAfter ?? 2) * 1_000);
    return;
  }
  unsent.state = "failed";
  unsent.why = error instanceof Error ? error.message : String(error);
}

/** Acknowledged: the message stands where the hub put it, whether its event has come or not. */
function arrived(unsent: Unsent, posted: Posted): void {
  keyOf[posted.id] = unsent.key;
  discard(unsent.key);
  if (world.messages[posted.id]) return;
  const message = asMessage(unsent, posted);
  const timeline = world.timelines[posted.channel];
  const thread = world.threads[unsent.thread ?? ""];
  if (!timeline && !thread) return;
  keepMessage(world, message);
  if (thread && !thread.ahead) place(world, thread.ids, message);
  if (timeline && !timeline.ahead && (!unsent.thread || unsent.also)) place(world, timeline.ids, message);
}

function asMessage(unsent: Unsent, posted: Posted): Message {
  return {
    id: posted.id, channel: posted.channel, seq: posted.seq, no: posted.no, at: posted.at,
    by: { id: myId.value, name: world.me?.name ?? "", kind: "person" }, text: unsent.text, mentions: [], reactions: [],
    pinned: false, urgent: false, kind: "message",
    files: unsent.files, thread: unsent.thread, also: unsent.also,
  };
}

/** My message came by the log before its acknowledgement: the waiting row becomes it. */
function recognise(event: LogEvent): void {
  if (event.name !== "chat.posted") return;
  const message = event.data.message as Message;
  if (message.by.id !== myId.value || keyOf[message.id]) return;
  const unsent = outbox.find((one) =>
    one.state === "sending" && one.channel === message.channel && one.text.trim() === message.text.trim()
    && (one.thread ?? "") === (message.thread ?? "") && !Object.values(keyOf).includes(one.key));
  if (unsent) keyOf[message.id] = unsent.key;
}

/** Unsent rows of a place that are not already shown as messages. */
export function unsentIn(channel: string, thread?: string): Unsent[] {
  const shown = new Set(Object.values(keyOf));
  return outbox.filter((one) =>
    one.channel === channel && (one.thread ?? "") === (thread ?? "") && !shown.has(one.key));
}
