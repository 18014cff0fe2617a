/** What the one dialog (sheet, on a phone) asks now: the words for a refusal, a command's form, a confirmation. */
import { shallowRef, type Component } from "vue";
import type { Field } from "../kernel/generated";
import type { Values } from "../ui/fields/check";

export interface Choice {
  id: string;
  /** In the switch at the top, where there is more than one way. */
  label: string;
  danger?: boolean;
  /** A sentence above the fields. */
  text?: string;
  fields: readonly Field[];
  preset?: Values;
  quick?: readonly string[];
  /** Who will read what is written, at the end of the first label. */
  readers?: string;
  submit: string;
  deny?: string;
  /** Drawn under the fields with what stands in them, e.g. the route a request would take. */
  below?: Component;
  belowProps?: Record<string, unknown>;
  send: (values: Values) => Promise<unknown>;
}

export interface Lead {
  name: string;
  id?: string;
  icon?: string;
  tone?: string;
  title: string;
  sub?: string;
  no?: string;
}

export interface Ask {
  title: string;
  lead?: Lead;
  choices: readonly Choice[];
  first: string;
  /** Words are kept under this name when the sheet is dismissed. */
  draft: string;
}

const current = shallowRef<Ask | null>(null);
const kept = new Map<string, Values>();
let settled: (reply: unknown) => void = () => undefined;

export const asking = current;

/** Opens the dialog; resolves with the reply of what was sent, or null when it was dismissed. */
export function ask(what: Ask): Promise<unknown> {
  settled(null);
  current.value = what;
  return new Promise((resolve) => (settled = resolve));
}

export function answer(reply: unknown): void {
  current.value = null;
  settled(reply);
  settled = () => undefined;
}

export const draftOf = (name: string): Values | undefined => kept.get(name);
export const keepWords = (name: string, values: Values): void => void kept.set(name, values);
export const dropWords = (name: string): void => void kept.delete(name);
