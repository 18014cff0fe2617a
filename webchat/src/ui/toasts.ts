/** The one line at the foot of the screen that says what I just did, and lets me take it back. */
import { readonly, shallowRef } from "vue";

export interface Toast {
  id: number;
  words: string;
  /** Until when, ms by this machine's clock. */
  until: number;
  undo?: () => unknown;
  tone: "done" | "wrong";
}

const calm = 8_000;
let count = 0;
let timer = 0;
const current = shallowRef<Toast | null>(null);

export const toast = readonly(current);

/** Shows `words`; one at a time, the newer replaces the older. `undo.seconds` is the undo window. */
export function tell(words: string, undo?: { seconds: number; run: () => unknown }): void {
  show(words, "done", undo?.seconds ? undo.seconds * 1000 : calm, undo?.run);
}

/** Says in words why my own act did not happen, when no part of the screen can say it better. */
export function complain(words: string): void {
  show(words, "wrong", calm);
}

function show(words: string, tone: Toast["tone"], last: number, undo?: Toast["undo"]): void {
  window.clearTimeout(timer);
  current.value = { id: ++count, words, tone, until: Date.now() + last, undo };
  timer = window.setTimeout(hush, last);
}

export function hush(): void {
  window.clearTimeout(timer);
  current.value = null;
}
