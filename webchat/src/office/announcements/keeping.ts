/** What can be done with an announcement from its page: read it, send one, chase, replace, take back, export. */

import { ask, type Choice } from "../../cards/asking";
import { act, newKey } from "../../kernel/acts";
import type { AnnouncementForm, AnnouncementShape, Field } from "../../kernel/generated";
import { wordsOf } from "../../kernel/refused";
import { say, t } from "../../kernel/words";
import { complain, tell } from "../../ui/toasts";

const field = (name: string, kind: Field["kind"], label: string, required: boolean): Field => ({ name, kind, label: { text: label }, required });

async function asked(title: string, draft: string, choice: Omit<Choice, "id" | "label">): Promise<boolean> {
  return (await ask({ title, draft, first: "form", choices: [{ id: "form", label: title, ...choice }] })) !== null;
}

/** Opens the form the hub describes; the number of what was sent, or nothing when the person thought better of it. */
export async function write(): Promise<string> {
  let no = "";
  const form = await act("announcement.form", {});
  const key = newKey();
  await asked(say(form.title as never), "announcement", {
    fields: form.fields as unknown as Field[],
    submit: say(form.submit as never),
    send: async (values) => {
      const sent = await act("announcement.send", { form: values as AnnouncementForm, key });
      no = sent.no;
      tell(t(sent.state === "signing" ? "ann.to_be_signed" : "ann.published", { no }));
      return sent;
    },
  });
  return no;
}

/** Confirms having read it; asks for an answer first where one is wanted. */
export async function confirm(one: AnnouncementShape): Promise<void> {
  const send = (text?: string): Promise<unknown> => act("announcement.read", { announcement: one.id, version: one.version, text, key: newKey() });
  if (!one.question) {
    await send().catch((error: unknown) => complain(wordsOf(error)));
    return;
  }
  await asked(t("ann.reply"), `announcement:${one.id}`, {
    fields: [field("text", "long", one.question, true)], submit: t("ann.reply"), send: (values) => send(String(values.text ?? "")),
  });
}

/** Reminds whoever has not read. */
export async function chase(one: AnnouncementShape): Promise<void> {
  try {
    await act("announcement.chase", { announcement: one.id, key: newKey() });
    tell(t("ann.did_chase"));
  } catch (error) {
    complain(wordsOf(error));
  }
}

/** Signs it off: it goes out. */
export async function sign(one: AnnouncementShape): Promise<void> {
  const key = newKey();
  const sent = await asked(t("ann.sign"), `sign:${one.id}`, {
    text: t("ann.sign_hint"), fields: [field("text", "long", t("field.announcement.opinion"), false)], submit: t("ann.sign"),
    send: (values) => act("announcement.sign", { announcement: one.id, text: String(values.text ?? ""), key }),
  });
  if (sent) tell(t("ann.did_sign"));
}

/** Does not sign it, for a reason its author reads. */
export async function decline(one: AnnouncementShape): Promise<void> {
  const key = newKey();
  await asked(t("ann.decline"), `decline:${one.id}`, {
    fields: [field("reason", "long", t("field.announcement.reason"), true)], submit: t("ann.decline"), danger: true,
    send: (values) => act("announcement.decline", { announcement: one.id, reason: String(values.reason), key }),
  });
}

/** Puts another text in its place. */
export async function replace(one: AnnouncementShape): Promise<void> {
  const key = newKey();
  await asked(t("ann.replace"), `replace:${one.id}`, {
    text: t("ann.replace_hint"),
    fields: [field("title", "text", t("ann.name"), true), field("text", "long", t("ann.text"), true)],
    preset: { title: one.title, text: one.text ?? "" },
    submit: t("ann.replace"),
    send: (values) => act("announcement.replace", { announcement: one.id, version: one.version, title: String(values.title), text: String(values.text), key }),
  });
}

/** Takes it back, for a reason everybody sees. */
export async function recall(one: AnnouncementShape): Promise<void> {
  const key = newKey();
  await asked(t("ann.recall"), `recall:${one.id}`, {
    text: t("ann.recall_hint"), danger: true, fields: [field("reason", "text", t("ann.reason"), false)], submit: t("ann.recall"),
    send: (values) => act("announcement.recall", { announcement: one.id, reason: values.reason ? String(values.reason) : null, key }),
  });
}

/** Saves the evidence as a file. */
export async function save(one: AnnouncementShape): Promise<void> {
  try {
    const file = await act("announcement.export", { announcement: one.id });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.content], { type: "text/csv;charset=utf-8" }));
    link.download = file.name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  } catch (error) {
    complain(wordsOf(error));
  }
}
