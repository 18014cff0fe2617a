/** Which key sends: Enter or Ctrl Enter, as the person likes it. */

import { ref } from "vue";

const kept = localStorage.getItem("send-key");
export const sendKey = ref<"enter" | "ctrl">(kept === "ctrl" ? "ctrl" : "enter");

export function chooseSendKey(next: "enter" | "ctrl"): void {
  sendKey.value = next;
  localStorage.setItem("send-key", next);
}

/** Whether this Enter sends; the other one breaks the line. */
export function sendsOn(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return true;
  return sendKey.value === "enter" && !event.shiftKey && !event.altKey;
}
