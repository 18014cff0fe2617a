/** Who sits here: signing in and out, and what is read once somebody does. */

import { reactive } from "vue";
import { act } from "./acts";
import { openDrafts } from "./drafts";
import type { Hello, Me, RefusedBody } from "./generated";
import { openOutbox } from "./outbox";
import { Refused } from "./refused";
import { connect, disconnect } from "./socket";
import { resetWorld, world } from "./state";
import * as sync from "./sync";
import { wear } from "./theme";
import { learn, locale, speak, t } from "./words";

/** Whether somebody had a session here when the page was left: only then is the shell shown before the hub speaks. */
const mark = "signed-in";

/** `unknown` until the hub has spoken; `password`: a new one must be chosen before anything else. */
export const session = reactive({
  state: (localStorage.getItem(mark) ? "unknown" : "out") as "unknown" | "in" | "out" | "password", ready: false,
});

/** Chosen on the sign-in page, before anybody was known. */
export const atDoor = { language: false };

let whenOut: () => void = () => undefined;
/** What to do when the session is gone (show the door). */
export function onSignedOut(then: () => void): void {
  whenOut = then;
}

export async function start(): Promise<void> {
  void learn();
  await connect({
    hello: greeted, event: sync.hear, signal: sync.signal, heads: sync.heads, cursors: sync.cursors, refused: gone,
  });
}

function gone(): void {
  localStorage.removeItem(mark);
  session.state = "out";
  session.ready = false;
  resetWorld();
  whenOut();
}

function greeted(hello: Hello): void {
  const other = world.me !== null && world.me.id !== hello.me.id;
  if (other) resetWorld();
  const first = world.me === null;
  sync.hello(hello);
  if (first) void settleIn(hello);
  else world.returns += 1;
}

async function settleIn(hello: Hello): Promise<void> {
  const reading = Promise.allSettled([sync.readRooms(), sync.readTodos()]);
  const mine = await act("people.me", {}).catch(() => null);
  if (mine) {
    world.people[mine.person.id] = mine.person;
    if (world.me) world.me.company = mine.company.name;
    settleWays(mine);
  }
  if (mine?.must_change_password) {
    session.state = "password";
    whenOut();
    return;
  }
  session.state = "in";
  localStorage.setItem(mark, "yes");
  openDrafts(hello.me.id);
  await reading;
  sync.readAll(hello.reads, true);
  session.ready = true;
  openOutbox(hello.me.id);
}

/** Language and theme are this person's on every device; what was chosen at the door just now is chosen for all. */
function settleWays(mine: Me): void {
  const theirs = mine.locale === "en" ? "en" : "zh";
  if (atDoor.language && theirs !== locale.value) void act("people.settings", { locale: locale.value }).catch(() => undefined);
  else if (theirs !== locale.value) speak(theirs);
  if (mine.theme === "light" || mine.theme === "dark" || mine.theme === "system") wear(mine.theme);
  atDoor.language = false;
}

/** Opens a session; throws `Refused` with words for the form. */
export async function signIn(login: string, password: string): Promise<void> {
  const answer = await fetch("/api/session", {
    method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json", "X-Hub": "1" },
    body: JSON.stringify({ login, password }),
  }).catch(() => null);
  if (!answer) throw new Refused({ reason: "offline", words: t("net.offline") });
  if (!answer.ok) throw new Refused(await refusal(answer));
  session.state = "unknown";
  resetWorld();
  await start();
}

async function refusal(answer: Response): Promise<RefusedBody> {
  const body = (await answer.json().catch(() => ({}))) as { refused?: RefusedBody } & Partial<RefusedBody>;
  return body.refused ?? { reason: body.reason ?? "broken", words: body.words ?? t("net.broken"), ...body };
}

/** A new password at the first sign-in; afterwards everything opens. */
export async function choosePassword(old: string, next: string): Promise<void> {
  await act("people.password", { old, new: next });
  world.me = null;
  session.state = "unknown";
  await start();
}

export async function signOut(): Promise<void> {
  const person = world.me?.id ?? "";
  await fetch("/api/session", { method: "DELETE", credentials: "same-origin", headers: { "X-Hub": "1" } }).catch(() => null);
  localStorage.removeItem(`drafts:${person}`);
  disconnect();
  gone();
}
