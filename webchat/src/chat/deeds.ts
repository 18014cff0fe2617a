/** What one may do to a message, and doing it: every refusal is said in words at the foot of the screen. */

import { act, newKey } from "../kernel/acts";
import type { Message } from "../kernel/generated";
import { wordsOf } from "../kernel/refused";
import { isAdmin, myId, world } from "../kernel/state";
import { t } from "../kernel/words";
import { complain, tell } from "../ui/toasts";
import { used } from "./emoji";
import { plain } from "./rooms";

/** Runs an act of mine; a refusal is shown, not thrown. Answers whether it happened. */
export async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    complain(wordsOf(error));
    return false;
  }
}

export const isMine = (message: Message) => message.by.id === myId.value;
export const canEdit = (message: Message) => isMine(message) && !message.recalled && !message.card && message.text !== "";
export const canRecall = (message: Message) => (isMine(message) || isAdmin.value) && !message.recalled && !message.card;

/** Put my reaction there, or take it back. Shown at once; the log says the same a moment later. */
export async function toggle(message: Message, emoji: string): Promise<void> {
  const mine = myId.value;
  const before = message.reactions;
  const on = before.some((one) => one.emoji === emoji && one.people.includes(mine));
  message.reactions = withReaction(before, emoji, mine, !on);
  if (!on) used(emoji);
  const done = await attempt(() => act(on ? "chat.unreact" : "chat.react", { message: message.id, emoji, key: newKey() }));
  if (!done) message.reactions = before;
}

export function withReaction(reactions: Message["reactions"], emoji: string, person: string, on: boolean): Message["reactions"] {
  const known = reactions.some((one) => one.emoji === emoji);
  const base = known || !on ? reactions : [...reactions, { emoji, people: [] }];
  return base
    .map((one) => (one.emoji !== emoji ? one : { ...one, people: [...one.people.filter((id) => id !== person), ...(on ? [person] : [])] }))
    .filter((one) => one.people.length > 0);
}

export async function togglePin(message: Message): Promise<void> {
  await attempt(() => act(message.pinned ? "chat.unpin" : "chat.pin", { message: message.id, key: newKey() }));
}

export async function recall(message: Message, reason = ""): Promise<void> {
  await attempt(() => act("chat.recall", { message: message.id, reason: reason || undefined, key: newKey() }));
}

export async function edit(message: Message, text: string): Promise<boolean> {
  if (text.trim() === message.text.trim()) return true;
  return attempt(() => act("chat.edit", { message: message.id, text, key: newKey() }));
}

export async function dismiss(message: Message): Promise<void> {
  if (!(await attempt(() => act("chat.dismiss", { message: message.id })))) return;
  world.whispers[message.channel] = (world.whispers[message.channel] ?? []).filter((id) => id !== message.id);
}

export async function copyText(message: Message): Promise<void> {
  await navigator.clipboard.writeText(plain(message.text)).catch(() => undefined);
  tell(t("msg.copied"));
}

export async function copyLink(message: Message): Promise<void> {
  await navigator.clipboard.writeText(`${location.origin}/c/${message.channel}/m/${message.id}`).catch(() => undefined);
  tell(t("msg.link_copied"));
}
