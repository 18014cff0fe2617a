/** The keys that work everywhere. Single letters act only while no text field has the focus, and can be switched off. */

import { ref } from "vue";
import { neighbour } from "../chat/order";
import { retreat, router } from "../kernel/router";
import { rove } from "./roving";
import { keysOpen, switcherOpen } from "./layers";

const kept = localStorage.getItem("letter-keys");
export const letterKeys = ref(kept !== "off");

export function allowLetters(on: boolean): void {
  letterKeys.value = on;
  localStorage.setItem("letter-keys", on ? "on" : "off");
}

/** Whether the key would be typed into something. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return !!target?.closest("input, textarea, select, [contenteditable=true]");
}

const places: Record<string, string> = { m: "/c", t: "/todo", k: "/customers", p: "/people" };
let going = 0;

export function listen(): () => void {
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

function pressed(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === "k") return take(event, () => (switcherOpen.value = !switcherOpen.value));
  if (command && event.key === "/") return take(event, () => (keysOpen.value = !keysOpen.value));
  if (event.key === "F6") return take(event, () => nextRegion(event.shiftKey));
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) return take(event, () => walk(event));
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) return closeSide();
  if (command || event.altKey || typing(event)) return;
  if (rove(event)) return;
  if (letterKeys.value && !document.querySelector("dialog[open]")) letter(event);
}

function take(event: KeyboardEvent, then: () => void): void {
  event.preventDefault();
  then();
}

function letter(event: KeyboardEvent): void {
  const key = event.key.toLowerCase();
  if (event.key === "?") return take(event, () => (keysOpen.value = true));
  const place = places[key];
  if (key === "g") going = Date.now();
  else if (place && Date.now() - going < 1_200) {
    going = 0;
    event.preventDefault();
    void router.push(place);
  }
}

/** Alt with an arrow: the room above or below; with Shift the next unread one. */
function walk(event: KeyboardEvent): void {
  const here = router.currentRoute.value.params.channel as string | undefined;
  const next = neighbour(here, event.key === "ArrowDown" ? 1 : -1, event.shiftKey);
  if (next) void router.push(`/c/${next}`);
}

/** Escape closes one layer: the side panel before anything else of the page. */
function closeSide(): void {
  const { query, path } = router.currentRoute.value;
  if (query.thread || query.panel) retreat(path);
}

/** F6: rail, list, conversation, side panel, and round again. */
function nextRegion(back: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>("nav[aria-label]:not(.skips), [data-region]")].filter((one) => one.offsetParent);
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  const next = regions[(at + (back ? -1 : 1) + regions.length) % regions.length];
  if (next) enter(next);
}

/** The place one starts from in a region: the last words of a conversation, else what is marked, else what is first. */
export function enter(region: HTMLElement): void {
  const last = region.matches("[role=log]") ? [...region.querySelectorAll<HTMLElement>("[data-message]")].at(-1) : undefined;
  const first = region.querySelector<HTMLElement>("[data-first-focus]") ?? region.querySelector<HTMLElement>("a[href], button:not([disabled]), input, textarea");
  const to = last ?? first ?? region;
  if (to === region) region.tabIndex = -1;
  to.focus();
}
