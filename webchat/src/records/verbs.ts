/** Doing something with a record: through its form where it has one, and by the act's own name. */
import { ask } from "../cards/asking";
import { actNamed } from "../kernel/acts";
import type { Card, CardAction, Record_, RecordType, Words } from "../kernel/generated";
import { wordsOf } from "../kernel/refused";
import { say, t } from "../kernel/words";
import { alike } from "../office/crm/alike";
import { complain } from "../ui/toasts";

export interface Kept {
  record: Record_;
  card?: Card;
  answer?: { text?: Words };
}

/** What was kept, or null when the person thought better of it or the hub said no. */
export async function run(
  type: RecordType,
  action: Pick<CardAction, "id" | "label" | "form" | "confirm" | "style">,
  record?: Record_,
): Promise<Kept | null> {
  const send = (form: Record<string, unknown>): Promise<unknown> => sent(type, action, form, record);
  if (!action.form?.length && !action.confirm) return straight(send);
  const reply = await ask({
    title: record ? `${say(action.label)} ${record.title}` : titleOf(type, action.label),
    choices: [
      {
        id: action.id,
        label: say(action.label),
        danger: action.style === "danger",
        text: action.confirm ? say(action.confirm) : undefined,
        fields: action.form ?? [],
        submit: record ? say(action.label) : t("rec.save"),
        send,
        ...alike(`${type.name}.${action.id}`),
      },
    ],
    first: action.id,
    draft: record?.id ?? type.name,
  });
  return (reply as Kept | null) ?? null;
}

/** Does it, with what was filled in; throws what the hub says to it. */
export async function sent(
  type: RecordType,
  action: Pick<CardAction, "id" | "form">,
  form: Record<string, unknown>,
  record?: Pick<Record_, "id" | "version">,
  key?: string,
): Promise<Kept> {
  const reply = await actNamed(`${type.name}.${action.id}`, {
    ...(record ? { record: record.id, version: record.version } : {}),
    ...(key ? { key } : {}),
    ...(action.form?.length ? { form: record ? whole(action, form) : form } : {}),
  });
  return reply as Kept;
}

export const titleOf = (type: RecordType, label: Words): string => t("rec.new", { verb: say(label), what: say(type.label) });

/** An emptied field of an edit is said to be empty; one left out would stay as it is. */
function whole(action: Pick<CardAction, "form">, form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries((action.form ?? []).map((field) => [field.name, form[field.name] ?? null]));
}

async function straight(send: (form: Record<string, unknown>) => Promise<unknown>): Promise<Kept | null> {
  try {
    return (await send({})) as Kept;
  } catch (error) {
    complain(wordsOf(error));
    return null;
  }
}
