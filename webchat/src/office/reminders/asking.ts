/** The forms of reminders: a new one, a changed one, one of a message. The hub reads the times people write. */
import { ask } from "../../cards/asking";
import { act, newKey } from "../../kernel/acts";
import type { Field, Message, OneReminder, ReminderShape } from "../../kernel/generated";
import { learnPages, say, t } from "../../kernel/words";
import { tell } from "../../ui/toasts";

const field = (name: string, kind: Field["kind"], required: boolean, help = false): Field => ({
  name, kind, required, list: false, label: { text: t(`field.reminder.${name}`) },
  ...(help ? { help: { text: t(`field.reminder.${name}.help`) } } : {}),
});

/** The moments offered for a message; the words are the ones the hub reads in any language. */
const moments = [
  { value: "in 30 minutes", label: "rem.half_hour" },
  { value: "in 1 hour", label: "rem.in_hour" },
  { value: "tomorrow 9:00", label: "rem.tomorrow_nine" },
  { value: "next monday 9:00", label: "rem.monday_nine" },
] as const;

const answered = (reply: OneReminder): OneReminder => {
  tell(say(reply.answer.text));
  return reply;
};

/** Sets a new reminder; null when it was thought better of. */
export function newReminder(): Promise<unknown> {
  const fields = [
    field("text", "text", true), field("when", "text", true, true), field("to", "person", false, true), field("working", "flag", false),
  ];
  return ask({
    title: t("rem.new"), draft: "reminder:new", first: "new",
    choices: [{
      id: "new", label: t("rem.new"), fields, submit: t("act.reminder.create"),
      send: async (form) => answered(await act("reminder.create", { form, key: newKey() })),
    }],
  });
}

/** Changes what a reminder says, and its time when one is written. */
export function changeReminder(one: ReminderShape): Promise<unknown> {
  return ask({
    title: t("rem.edit"), draft: `reminder:${one.id}`, first: "edit",
    choices: [{
      id: "edit", label: t("rem.edit"), text: say(one.says), preset: { text: one.text }, submit: t("act.reminder.edit"),
      fields: [field("text", "text", true), field("when", "text", false, true)],
      send: async ({ text, when }) =>
        answered(await act("reminder.edit", { reminder: one.id, text: String(text), when: String(when ?? ""), key: newKey() })),
    }],
  });
}

interface Subject {
  thing?: { kind: string; id: string };
  message?: string;
}

/** Reminds me of a message, or of the thing whose card it shows. */
export function remindOf({ id, text, card }: Message): Promise<unknown> {
  return card ? remindOfThing({ kind: card.kind, id: card.thing }) : remind({ message: id }, "rem.of_message", !text);
}

/** Reminds me of anything that has a card: a request, an announcement, a record. */
export const remindOfThing = (thing: { kind: string; id: string }): Promise<unknown> => remind({ thing }, "rem.of_card", false);

/** At one of four moments, or at any time one writes. */
async function remind(what: Subject, title: string, nameless: boolean): Promise<unknown> {
  await learnPages();
  const options = moments.map(({ value, label }) => ({ value, label: { text: t(label) } }));
  return ask({
    title: t(title), draft: `reminder:of:${what.message ?? what.thing?.id}`, first: "of",
    choices: [{
      id: "of", label: t(title), submit: t("act.reminder.create"), preset: { when: moments[2].value },
      fields: [
        { ...field("when", "choice", false), options },
        { ...field("other", "text", false), label: { text: t("rem.other") }, help: { text: t("field.reminder.when.help") } },
        ...(nameless ? [field("text", "text", true)] : []),
      ],
      send: async ({ when, other, text }) =>
        answered(await act("reminder.create", {
          ...what, when: String(other || when || moments[2].value), text: String(text ?? ""), key: newKey(),
        })),
    }],
  });
}
