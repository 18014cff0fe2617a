/** Logging a follow-up from a customer's page, and from a message of a conversation. */
import { ask } from "../../cards/asking";
import { act, newKey } from "../../kernel/acts";
import type { Field, Message, RecordType } from "../../kernel/generated";
import { learnPages, say, t } from "../../kernel/words";
import { typeOf } from "../../records/types";
import { tell } from "../../ui/toasts";

const written = ["text", "method", "next"] as const;

/** The fields of a follow-up that a person fills in, in this order. */
export function logFields(type: RecordType | undefined, more: readonly string[] = []): Field[] {
  const names = [...more, ...written];
  return names.flatMap((name) => type?.fields.find((field) => field.name === name) ?? []);
}

/** Keeps a message as a follow-up that links back to it; null when it was thought better of. */
export async function saveMessage(message: Message): Promise<unknown> {
  await learnPages();
  const fields = logFields(await typeOf("crm.followup"), ["customer"]);
  return ask({
    title: t("crm.save_of"), draft: `crm.followup:${message.id}`, first: "save",
    choices: [{
      id: "save", label: t("crm.save"), fields, preset: { text: message.text.slice(0, 300) }, submit: t("crm.log_save"),
      send: async (form) => {
        const reply = await act("crm.followup.log", { message: message.id, form, key: newKey() });
        tell(say(reply.answer.text as never));
        return reply;
      },
    }],
  });
}
