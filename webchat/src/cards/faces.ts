/** Faces drawn for this person alone, which the room's log never carries: unmasked facts, their own buttons. */
import { reactive, watch } from "vue";
import { act } from "../kernel/acts";
import type { Card } from "../kernel/generated";
import { myId, world } from "../kernel/state";
import { laterFace, mustAsk } from "./availability";

const own = reactive<Record<string, Card>>({});
const asking = new Map<string, Promise<Card>>();

/** The face to show now of a card that came as `told`. */
export function faceOf(told: Card): Card {
  const known = world.cards[told.id];
  return laterFace(known && known.face > told.face ? known : told, own[told.id]);
}

/** Keeps a face the hub drew for this person; an older one changes nothing. A reply to a step carries the newest face
 *  there is, without its number. */
export function keepFace(card: Card): Card {
  const had = own[card.id];
  const newest = Math.max(had?.face ?? 0, world.cards[card.id]?.face ?? 0);
  const face = (card.face as number | undefined) ?? newest;
  const kept = { ...card, face };
  if (!had || had.face <= face) own[card.id] = kept;
  return kept;
}

/** Is there something to ask the hub for before this card is right for this person? */
export function isBehind(told: Card): boolean {
  const face = faceOf(told);
  return mustAsk(face) && own[told.id]?.face !== face.face;
}

/** Reads the card as this person sees it; one question at a time for one card. */
export function readFace(what: { card?: string; message?: string; thing?: string }): Promise<Card> {
  const name = what.card ?? what.thing ?? what.message ?? "";
  const running = asking.get(name);
  if (running) return running;
  const question = act("card.view", what)
    .then(({ card }) => {
      return keepFace(card);
    })
    .finally(() => asking.delete(name));
  asking.set(name, question);
  return question;
}

/** Another person on this device sees none of this one's. */
export function forgetFaces(): void {
  for (const id of Object.keys(own)) Reflect.deleteProperty(own, id);
}
watch(myId, forgetFaces);
