/** Every sentence the client shows, in the person's language: its own screens' and those of the hub. */

import { reactive, ref, watch } from "vue";
import type { Words } from "./generated";

export type Locale = "zh" | "en";
type Table = Record<string, string>;
interface WordsFile { zh: Table; en: Table }

/** The frame and the conversation speak at once; a page's own sentences come with the first page. */
const first = import.meta.glob<WordsFile>("../{app,chat,cards,ui}/words.ts", { eager: true });
const later = import.meta.glob<WordsFile>(["../*/words.ts", "../office/*/words.ts", "!../{app,chat,cards,ui,kernel}/words.ts"]);
const own = reactive<Record<Locale, Table>>({ zh: {}, en: {} });
Object.values(first).forEach(keep);
let pages: Promise<void> | undefined;

function keep(file: WordsFile): void {
  Object.assign(own.zh, file.zh);
  Object.assign(own.en, file.en);
}

/** The sentences of every page beside the conversation, once. */
export function learnPages(): Promise<void> {
  pages ??= Promise.all(Object.values(later).map((load) => load())).then((files) => files.forEach(keep));
  return pages;
}

const hub = reactive<Record<Locale, Table>>({ zh: {}, en: {} });

function opening(): Locale {
  const kept = localStorage.getItem("locale");
  if (kept === "zh" || kept === "en") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export const locale = ref<Locale>(opening());
watch(locale, show, { immediate: true });

function show(now: Locale): void {
  document.documentElement.lang = now === "zh" ? "zh-CN" : "en";
}

/** Change the language of every screen at once; the next visit on this device opens in it. */
export function speak(next: Locale): void {
  locale.value = next;
  localStorage.setItem("locale", next);
  void learn();
}

/** Fetch the hub's sentences (acts, states, fields, refusals) in the language in use. */
export async function learn(): Promise<void> {
  const asked = locale.value;
  const answer = await fetch(`/api/words/${asked}`, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return;
  hub[asked] = flat((await answer.json()) as Record<string, unknown>);
}

/** The hub may nest its tables by kind (`refused.channel.missing` or {refused: {"channel.missing": …}}). */
function flat(table: Record<string, unknown>, before = ""): Table {
  const out: Table = {};
  for (const [key, value] of Object.entries(table)) {
    if (typeof value === "string") out[before + key] = value;
    else if (value && typeof value === "object") Object.assign(out, flat(value as Record<string, unknown>, `${before}${key}.`));
  }
  return out;
}

/** The sentence of a key. `{n}` is filled from `details`; `{n|reply|replies}` picks by number. An unknown key shows itself. */
export function t(key: string, details: Record<string, string | number> = {}): string {
  const sentence = own[locale.value][key] ?? hub[locale.value][key];
  return sentence === undefined ? key : fill(sentence, details);
}

/** A key's sentence in both languages, for what is kept for a person who may read either. */
export function inBoth(key: string): Record<Locale, string> {
  return { zh: own.zh[key] ?? hub.zh[key] ?? key, en: own.en[key] ?? hub.en[key] ?? key };
}

/** Whether anybody has words for this key. */
export function knows(key: string): boolean {
  return key in own[locale.value] || key in hub[locale.value];
}

export function fill(sentence: string, details: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    if (one === undefined) return String(value);
    return Number(value) === 1 ? one : (many ?? "");
  });
}

/** A text the hub wrote, in the person's language where it has it. */
export function say(words: Words | string | null | undefined): string {
  if (!words) return "";
  if (typeof words === "string") return words;
  return words.words?.[locale.value] ?? words.text;
}
