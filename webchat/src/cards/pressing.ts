/** From a pressed button to a tap: at once, or through the sheet that asks for words or a confirmation. */
import type { Card, CardAction } from "../kernel/generated";
import { myId } from "../kernel/state";
import { say, t } from "../kernel/words";
import { tell } from "../ui/toasts";
import { ask, type Choice } from "./asking";
import { asksFirst, mine } from "./availability";
import { tap, type Outcome } from "./taps";

/** Does what the button says, and answers what became of it; nothing when the person thought better of it. */
export async function press(card: Card, action: CardAction, message?: string): Promise<Outcome | null> {
  if (!asksFirst(action)) return straight(card, action, message);
  const first = card.trail?.[0];
  const outcome = await ask({
    title: say(action.label),
    lead: {
      name: first ? say(first.name) : say(card.label),
      id: first?.person,
      icon: first?.person ? undefined : card.icon,
      tone: card.tone,
      title: say(card.title),
      sub: say(card.sub),
      no: card.no,
    },
    choices: switchable(card, action).map((one) => choiceOf(card, one, message)),
    first: action.id,
    draft: card.id,
  });
  if (outcome === "done" && action.form?.length && card.kind !== "flow.instance") tell(t("card.done_what", { what: say(action.label) }));
  return outcome as Outcome | null;
}

/** One tap. What changes nothing on the card (an urging) is said at the foot of the screen. */
async function straight(card: Card, action: CardAction, message?: string): Promise<Outcome> {
  const outcome = await tap(card, action, { message });
  if (outcome === "done" && !action.style) tell(t("card.done_what", { what: say(action.label) }));
  return outcome;
}

/** A refusal may still be turned into an approval in the sheet; an ordinary act stands alone. */
function switchable(card: Card, action: CardAction): CardAction[] {
  if (!action.style) return [action];
  const decisions = mine(card, myId.value).filter((one) => one.style);
  return decisions.length > 1 && decisions.length <= 3 ? decisions : [action];
}

function choiceOf(card: Card, action: CardAction, message?: string): Choice {
  const label = say(action.label);
  return {
    id: action.id,
    label,
    danger: action.style === "danger",
    text: action.confirm ? say(action.confirm) : undefined,
    fields: action.form ?? [],
    quick: action.quick?.map((words) => say(words)),
    readers: action.style ? t("card.readers") : undefined,
    submit: label,
    send: (form) => tap(card, action, { message, form: action.form?.length ? form : undefined }),
  };
}
