/** Calls for attention only when something is for this person: the title says so until the page is looked at. */

import { computed, readonly, ref, watch } from "vue";
import type { LogEvent, Message, Todo } from "./generated";
import { calls, openTodos, rooms, world } from "./state";
import { onEvent } from "./sync";
import { t } from "./words";
import { callsMe } from "./world";

const calling = ref("");
const place = ref("");
/** The name of what is on screen. */
export const pageName = readonly(place);
let blink: number | undefined;

/** What is on screen, for the title: a room's or a page's name. */
export function titled(name: string): void {
  place.value = name;
}

const waiting = computed(() => rooms.value.filter((room) => calls(room) > 0).length + openTodos.value.length);

export function watchTitle(): void {
  onEvent(heard);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && calm());
  window.addEventListener("focus", calm);
  watch([calling, place, waiting], () => write(false), { immediate: true });
}

function heard(event: LogEvent): void {
  if (document.hasFocus()) return;
  if (event.name === "chat.posted") {
    const message = event.data.message as Message;
    const room = world.channels[message.channel];
    if (callsMe(world, message) && (room?.kind === "direct" || !room?.muted || message.urgent)) call(t("title.says", { who: message.by.name }));
  } else if (event.name === "todo.opened") {
    const todo = event.data.todo as Todo;
    if (todo.box === "mine") call(t("title.todo"));
  }
}

function call(words: string): void {
  calling.value = words;
  window.clearInterval(blink);
  let on = true;
  blink = window.setInterval(() => write((on = !on)), 1_000);
}

function calm(): void {
  window.clearInterval(blink);
  calling.value = "";
}

function write(rest: boolean): void {
  const count = waiting.value > 0 ? `(${waiting.value}) ` : "";
  const here = place.value ? `${place.value} · ` : "";
  document.title = calling.value && !rest ? calling.value : `${count}${here}${t("app.name")}`;
}
