/** Ask the hub for an act by its name, typed by the hub's own description. */

import type { ActName, Acts } from "./generated";
import { newKey } from "./keys";
import { ask } from "./socket";

/** Runs the act and answers its reply; throws `Refused` with the reason in words. */
export function act<N extends ActName>(name: N, input: Acts[N]["in"]): Promise<Acts[N]["out"]> {
  return ask(name, input) as Promise<Acts[N]["out"]>;
}

/** An act whose name only the hub knows (a form it sent): it takes what the hub said it takes. */
export function actNamed(name: string, input: object): Promise<unknown> {
  return ask(name, { key: newKey(), ...input });
}

export { newKey };
