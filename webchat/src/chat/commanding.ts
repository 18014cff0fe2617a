/** Runs a command line and brings back what it asks for: a form, a question, or an answer only I see. */

import { ask, draftOf, dropWords } from "../cards/asking";
import { below } from "../flow/asking";
import { act, actNamed, newKey } from "../kernel/acts";
import type { FormView, Message } from "../kernel/generated";
import { Refused } from "../kernel/refused";
import { world } from "../kernel/state";
import { say, t } from "../kernel/words";
import { keepMessage } from "../kernel/world";
import { alike } from "../office/crm/alike";
import { tell } from "../ui/toasts";

export interface Outcome {
  /** The line is done with: the box may be emptied. */
  done: boolean;
  /** A page of the hub the line leads to. */
  open?: string;
  /** There is no such command; these come near. */
  unknown?: { word: string; near: string[] };
  /** Why not, in words. */
  why?: string;
}

export async function runLine(line: string, channel: string, thread?: string, key: string = newKey()): Promise<Outcome> {
  try {
    const reply = await act("command.run", { line, channel, thread, key });
    if (reply.reply) whisper(reply.reply, channel);
    if (reply.open) return { done: true, open: reply.open };
    if (reply.view) return { done: (await fill(reply.view, channel, thread)) !== null };
    return { done: true };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Outcome {
  if (!(error instanceof Refused)) return { done: false, why: String(error) };
  if (error.reason !== "command.unknown") return { done: false, why: error.message };
  const near = error.details.near;
  return { done: false, unknown: { word: String(error.details.word ?? ""), near: Array.isArray(near) ? near.map(String) : [] } };
}

/** The answer came with the acknowledgement; the log brings it once more, to the same place. */
function whisper(message: Message, channel: string): void {
  keepMessage(world, message);
  const list = (world.whispers[message.channel || channel] ??= []);
  if (!list.includes(message.id)) list.push(message.id);
}

/** A command with something missing opens its form; what was understood stands in it already. */
async function fill(view: FormView, channel: string, thread?: string): Promise<unknown> {
  const { form, ...preset } = view.preset;
  const known = (form ?? (view.preset as Record<string, unknown>)) as Record<string, unknown>;
  const names = new Set(view.fields.map((field) => field.name));
  const draft = `command:${view.command ?? view.act}`;
  outdate(`${draft}/form`, names, known);
  const sent = await ask({
    title: say(view.title), draft, first: "form",
    choices: [{
      id: "form", label: say(view.title), fields: view.fields, submit: say(view.submit), preset: known as never, ...below(view), ...alike(view.act),
      send: (values) => actNamed(view.act, {
        ...Object.fromEntries(Object.entries(preset).filter(([name]) => !names.has(name))),
        ...(view.act === "command.run" ? { channel, thread } : {}), form: values,
      }),
    }],
  });
  const { no, channel: where } = (sent ?? {}) as { no?: string; channel?: string };
  if (no && where !== channel) tell(t("command.sent", { no }));
  return sent;
}

/** Words kept from an earlier try belong to another matter once the line says otherwise. */
function outdate(draft: string, names: ReadonlySet<string>, known: Record<string, unknown>): void {
  const kept = draftOf(draft);
  const other = ([name, value]: [string, unknown]): boolean =>
    names.has(name) && JSON.stringify(kept?.[name]) !== JSON.stringify(value);
  if (kept && Object.entries(known).some(other)) dropWords(draft);
}
