/** Who is writing where, for as long as they keep at it. */

import { reactive } from "vue";
import { myId } from "../kernel/state";
import { onEvent, onSignal } from "../kernel/sync";

const fades = 5_000;
const until = reactive<Record<string, Record<string, number>>>({});

onSignal(({ name, data }) => {
  if (name !== "typing" || data.person === myId.value) return;
  const room = (until[data.channel as string] ??= {});
  const person = data.person as string;
  room[person] = Date.now() + fades;
  window.setTimeout(() => {
    if ((room[person] ?? 0) <= Date.now()) Reflect.deleteProperty(room, person);
  }, fades + 50);
});
/** Who has spoken is not writing any more. */
onEvent((event) => {
  if (event.name === "chat.posted" && until[event.channel]) Reflect.deleteProperty(until[event.channel] ?? {}, event.by.id);
});

export function typingIn(channel: string): string[] {
  return Object.keys(until[channel] ?? {});
}
