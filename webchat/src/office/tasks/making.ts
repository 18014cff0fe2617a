/** A message made a task: its words are the task, and the task leads back to it. */
import { ask } from "../../cards/asking";
import { newKey } from "../../kernel/acts";
import type { Field, Message } from "../../kernel/generated";
import { wordsOf } from "../../kernel/refused";
import { learnPages, say, t } from "../../kernel/words";
import { typeOf } from "../../records/types";
import { sent } from "../../records/verbs";
import { complain, tell } from "../../ui/toasts";

const asked = ["name", "assignee", "due", "priority", "note", "source"];
const short = 60;

/** The task's name is the message's first line, and its note all of it where there is more. */
export function presetOf(message: Pick<Message, "id" | "text">): Record<string, string> {
  const whole = message.text.trim();
  const [first = ""] = whole.split("\n");
  const name = [...first].length > short ? `${[...first].slice(0, short).join("")}…` : first;
  return { name, source: message.id, ...(name === whole ? {} : { note: whole }) };
}

/** Resolves with what was kept, or null when it was thought better of. */
export async function makeTask(message: Message): Promise<unknown> {
  await learnPages();
  try {
    const type = await typeOf("tasks.task");
    const create = type?.actions.find((action) => action.id === "create");
    if (!type || !create) return void complain(t("rec.unknown"));
    const form = (create.form ?? []) as Field[];
    const key = newKey();
    return await ask({
      title: t("rec.task_of"),
      draft: `tasks.task:${message.id}`,
      first: "make",
      choices: [
        {
          id: "make",
          label: say(create.label),
          fields: asked.flatMap((name) => form.find((field) => field.name === name) ?? []),
          preset: presetOf(message),
          submit: say(create.label),
          send: async (filled) => {
            const kept = await sent(type, create, filled, undefined, key);
            tell(t("rec.saved", { no: kept.record.no }));
            return kept;
          },
        },
      ],
    });
  } catch (error) {
    return void complain(wordsOf(error));
  }
}
