/**
 * Taps under way. A tap carries the version it saw and a key of its own, so that it counts once however often it is
 * sent. Without a line it waits here, on this device, and is judged when the line is back.
 */
import { reactive, watch } from "vue";
import { act, newKey } from "../kernel/acts";
import type { Card, CardAction, Who, Words } from "../kernel/generated";
import { Refused, wordsOf } from "../kernel/refused";
import { line } from "../kernel/socket";
import { myId } from "../kernel/state";
import { locale, say, t } from "../kernel/words";
import { stamp } from "../ui/when";
import { tell } from "../ui/toasts";
import { changes, mine } from "./availability";
import { keepFace, readFace } from "./faces";
import { secondsLeft } from "./lasting";
import { valueText } from "./values";

export interface Tap {
  card: string;
  message?: string;
  action: string;
  label: Words;
  form?: Record<string, unknown>;
  version: number;
  key: string;
  state: "sending" | "queued";
}

export interface Told {
  tone: "amber" | "cinnabar";
  words: string;
}

export type Outcome = "done" | "queued" | "told";

export const taps = reactive<Record<string, Tap>>({});
/** What the hub answered to a tap that changed nothing, by card, until the card is touched again. */
export const notes = reactive<Record<string, Told>>({});
const seen = new Map<string, Card>();
const patience = [400, 1_200, 3_000];
let owner = "";

/** Takes up the taps this person left waiting on this device. */
export function openTaps(person: string): void {
  if (owner === person) return;
  owner = person;
  for (const id of Object.keys(taps)) Reflect.deleteProperty(taps, id);
  Object.assign(taps, JSON.parse(localStorage.getItem(`taps:${owner}`) ?? "{}") as Record<string, Tap>);
  for (const waiting of Object.values(taps)) waiting.state = "queued";
}

watch(myId, (now) => now && openTaps(now), { immediate: true });
watch(taps, () => owner && localStorage.setItem(`taps:${owner}`, JSON.stringify(taps)), { deep: true });
watch(line, (now) => {
  if (now !== "online") return;
  for (const waiting of Object.values(taps)) if (waiting.state === "queued") void send(waiting);
});

/** Presses `action` on the face this person sees. Throws `Refused` when a field of its form is wrong. */
export function tap(
  card: Card,
  action: CardAction,
  more: { message?: string; form?: Record<string, unknown> } = {},
): Promise<Outcome> {
  if (taps[card.id]) return Promise.resolve("queued");
  Reflect.deleteProperty(notes, card.id);
  seen.set(card.id, card);
  const made: Tap = {
    card: card.id,
    message: more.message,
    action: action.id,
    label: action.label,
    form: more.form,
    version: card.version,
    key: newKey(),
    state: "sending",
  };
  taps[card.id] = made;
  return send(taps[card.id] ?? made);
}

/** Takes back a tap that still waits for the line. */
export function untap(card: string): void {
  if (taps[card]?.state === "queued") Reflect.deleteProperty(taps, card);
}

async function send(waiting: Tap, tries = 0): Promise<Outcome> {
  waiting.state = "sending";
  const { card, message, action, form, version, key } = waiting;
  try {
    const answer = await act("card.tap", { card, message, action, form, version, key });
    finish(card);
    if (answer.card) keepFace(answer.card);
    if (answer.card && action !== "undo") offerUndo(answer.card, waiting);
    return "done";
  } catch (error) {
    return refused(waiting, error, tries);
  }
}

/** What was just decided can be taken back for a while: also from the foot of the screen, wherever one is then. */
function offerUndo(card: Card, done: Tap): void {
  const undo = mine(card, myId.value).find((one) => one.id === "undo");
  const seconds = undo && secondsLeft(undo);
  if (undo && seconds)
    tell(t("card.done_what", { what: say(done.label) }), { seconds, run: () => tap(card, undo, { message: done.message }) });
}

async function refused(waiting: Tap, error: unknown, tries: number): Promise<Outcome> {
  if (error instanceof Refused && error.unanswered) {
    const pause = patience[tries];
    if (error.reason === "offline" || pause === undefined) {
      waiting.state = "queued";
      return "queued";
    }
    await new Promise((resume) => window.setTimeout(resume, (error.retryAfter ?? 0) * 1000 || pause));
    return send(waiting, tries + 1);
  }
  finish(waiting.card);
  if (error instanceof Refused && waiting.form && (error.field || error.details.errors)) throw error;
  notes[waiting.card] = answered(waiting, error);
  if (error instanceof Refused && error.reason === "decided.already")
    void readFace({ card: waiting.card }).catch(() => undefined);
  return "told";
}

function finish(card: string): void {
  Reflect.deleteProperty(taps, card);
}

function answered(waiting: Tap, error: unknown): Told {
  if (!(error instanceof Refused)) return { tone: "cinnabar", words: wordsOf(error) };
  if (error.reason === "decided.already") return { tone: "amber", words: decided(error) };
  if (error.reason === "card.stale") return { tone: "amber", words: stale(waiting, error) };
  return { tone: "cinnabar", words: error.message };
}

/** 已由赵敏慧在 10:31 驳回，你没有改变任何东西 */
function decided(error: Refused): string {
  const { by, at, what } = error.details as { by?: Who; at?: string; what?: string };
  if (!by || !at) return error.message;
  const who = by.id === myId.value ? t("card.you") : by.name;
  const verb = t(`card.did.${what ?? ""}`);
  return t("card.decided_already", {
    who,
    when: stamp(at, locale.value),
    what: verb.startsWith("card.") ? t("card.did.decided") : verb,
  });
}

/** 内容在你打开之后变了：金额 483,200 → 371,200。看过再决定 */
function stale(waiting: Tap, error: Refused): string {
  const now = error.details.card as Card | undefined;
  const before = seen.get(waiting.card);
  if (now) keepFace(now);
  else void readFace({ card: waiting.card }).catch(() => undefined);
  const list = now && before ? changes(before, now, valueText, (fact) => say(fact.label)) : [];
  if (!list.length) return t("card.stale");
  const what = list
    .map((one) => t("card.changed", { label: one.label, from: one.from || "–", to: one.to || "–" }))
    .join(t("card.and"));
  return t("card.stale_what", { what });
}
