/** Buttons that last for a while: whether one is still there, and how many seconds it has left. */
import { ref } from "vue";
import type { CardAction } from "../kernel/generated";

const now = ref(Date.now());
let ticking = 0;

/** Whole seconds left, 0 when it is over; null for a button that stays. Read inside a view it counts down by itself. */
export function secondsLeft(action: CardAction): number | null {
  if (!action.until) return null;
  const until = Date.parse(action.until);
  if (until > Date.now() && !ticking) ticking = window.setInterval(tick, 250);
  last = Math.max(last, until);
  return Math.max(0, Math.ceil((until - (now.value && Date.now())) / 1_000));
}

let last = 0;

function tick(): void {
  now.value = Date.now();
  if (now.value <= last) return;
  window.clearInterval(ticking);
  ticking = 0;
}

/** `撤销 17`: the label with what is left of it. */
export function countingLabel(label: string, action: CardAction): string {
  const left = secondsLeft(action);
  return left === null ? label : `${label} ${left}`;
}
