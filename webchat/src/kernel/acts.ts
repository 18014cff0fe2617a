/** Ask the hub for an act by its name, typed by the hub's own description. */

import { began } from "./began";
import type { ActName, Acts } from "./generated";
import { newKey } from "./keys";
import { Refused } from "./refused";
import { ask } from "./socket";

/** Runs the act and answers its reply; throws `Refused` with the reason in words. */
export function act<N extends ActName>(name: N, input: Acts[N]["in"]): Promise<Acts[N]["out"]> {
  return asked(name, input) as Promise<Acts[N]["out"]>;
}

/** Also a bot that is slow to answer may open a dialog: the refusal names what was asked of it. */
async function asked(name: string, input: object): Promise<unknown> {
  try {
    const reply = await ask(name, input);
    began(reply);
    return reply;
  } catch (error) {
    if (error instanceof Refused) began(error.details);
    throw error;
  }
}

/** An act whose name only the hub knows (a form it sent): it takes what the hub said it takes. */
export function actNamed(name: string, input: object): Promise<unknown> {
  return asked(name, { key: newKey(), ...input });
}

export { newKey };
