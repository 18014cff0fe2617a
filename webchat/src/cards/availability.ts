/** What this person may do with a card now, how its buttons stand, and in which of its lives the card is. */
import type { Card, CardAction, CardFact } from "../kernel/generated";
import { secondsLeft } from "./lasting";

/** Actions the hub says are this person's, in the hub's order. `ask` is nobody's until `card.view` says whose. */
export function mine(card: Card, me: string): CardAction[] {
  return card.actions.filter(
    (action) =>
      secondsLeft(action) !== 0 && (action.for === "all" || (Array.isArray(action.for) && action.for.includes(me))),
  );
}

/** Does the face for all hide something this person should ask for? */
export function mustAsk(card: Card): boolean {
  return Boolean(card.masked) || card.actions.some((action) => action.for === "ask");
}

/** Of the face told to all and the one drawn for this person, the later; the own one where they are equal. */
export function laterFace(told: Card, own: Card | undefined): Card {
  return own && own.face >= told.face ? own : told;
}

export type Life = "open" | "waiting" | "sealed" | "dead" | "plain";

/** Open: I may decide. Waiting: for others. Sealed: decided. Dead: ended undecided. Plain: nothing to decide. */
export function lifeOf(card: Card, me: string): Life {
  if (card.seal) return card.seal.glyph === "approved" || card.seal.glyph === "rejected" ? "sealed" : "dead";
  if (mine(card, me).some((action) => action.style)) return "open";
  return card.waits ? "waiting" : "plain";
}

const askings = ["approve", "resubmit", "advise", "claim"];

/** What is asked of this person: `approve`, or another errand; empty when nothing is. */
export function askedOf(card: Card, me: string): string {
  if (card.seal) return "";
  return mine(card, me).find((action) => action.style === "primary" && askings.includes(action.id))?.id ?? "";
}

export interface Arranged {
  shown: CardAction[];
  more: CardAction[];
}

const most = 3;

/**
 * Primary first on a desktop, at most three and the rest under ⋯. On a phone the refusal stands left and the primary
 * right, where the thumb is; everything else is under ⋯.
 */
export function arrange(actions: readonly CardAction[], phone: boolean): Arranged {
  const primary = actions.filter((action) => action.style === "primary");
  const danger = actions.filter((action) => action.style === "danger");
  const rest = actions.filter((action) => !action.style);
  if (phone && primary.length && danger.length) {
    const shown = [danger[0], primary[0]].filter((action) => action !== undefined);
    return { shown, more: actions.filter((action) => !shown.includes(action)) };
  }
  const ordered = [...primary, ...danger, ...rest];
  const keep = phone ? 2 : most;
  return { shown: ordered.slice(0, keep), more: ordered.slice(keep) };
}

/** Does pressing this button open a sheet first? An approval with nothing it must be told is one tap. */
export function asksFirst(action: CardAction): boolean {
  if (action.confirm) return true;
  return action.style === "primary"
    ? Boolean(action.form?.some((field) => field.required))
    : Boolean(action.form?.length);
}

export interface Change {
  label: string;
  from: string;
  to: string;
}

/** What changed between the face a person saw and the one that stands, in their words. */
export function changes(
  before: Card,
  after: Card,
  say: (fact: CardFact["value"]) => string,
  label: (fact: CardFact) => string,
): Change[] {
  const old = new Map(before.facts.map((fact) => [label(fact), say(fact.value)]));
  return after.facts
    .map((fact) => ({ label: label(fact), from: old.get(label(fact)) ?? "", to: say(fact.value) }))
    .filter((change) => change.from !== change.to);
}
