/** The forms of administration: a new person, a changed one, one let go, a password begun anew. */
import { ask } from "../cards/asking";
import { personName } from "../chat/rooms";
import { act, newKey } from "../kernel/acts";
import type { Field, PasswordReset, Person, PersonChanged, PersonCreated } from "../kernel/generated";
import { t } from "../kernel/words";
import { called } from "../people/book";
import type { Values } from "../ui/fields/check";

/** `password` is missing in the answer to a question that was asked twice: it is given out once. */
export interface HandedPassword {
  name: string;
  login: string;
  password?: string;
}

/** How a form says "none" where a list offers it. */
const none = "-";
const links = ["department", "post", "grade", "superior"] as const;

export const field = (name: string, kind: Field["kind"], label: string, more: Partial<Field> = {}): Field => ({
  name, kind, required: false, list: false, label: { text: t(label) }, ...more,
});
export const reason = (): Field => field("reason", "long", "admin.reason", { required: true, high: "500" });

const spoken = (value: unknown): string => (value === none ? "" : String(value ?? "").trim());

async function personFields(): Promise<Field[]> {
  const { posts, grades } = await act("people.posts", {});
  const options = (all: readonly { id: string; name: string; name_en: string }[]): Field["options"] => [
    { value: none, label: { text: t("admin.none") } }, ...all.map((one) => ({ value: one.id, label: { text: called(one) } })),
  ];
  return [
    field("name", "text", "admin.name", { required: true, high: "60" }),
    field("name_en", "text", "admin.name_en", { high: "60" }),
    field("no", "text", "book.number", { high: "60" }),
    field("department", "department", "book.department"),
    field("post", "choice", "book.post", { options: options(posts) }),
    field("grade", "choice", "book.grade", { options: options(grades) }),
    field("superior", "person", "book.superior"),
    field("phone", "phone", "book.phone"),
    field("email", "email", "book.email"),
  ];
}

/** Registers somebody; null when it was thought better of. */
export async function register(): Promise<PersonCreated | null> {
  const fields = await personFields();
  fields.splice(2, 0, field("login", "text", "signin.login", { high: "64", help: { text: t("admin.login_help") } }));
  const send = (form: Values): Promise<PersonCreated> => {
    const told = Object.fromEntries(fields.map(({ name }) => [name, spoken(form[name])]).filter(([, value]) => value));
    return act("people.create", { ...told, name: String(form.name), key: newKey() });
  };
  return (await ask({
    title: t("admin.person.add"), draft: "admin:person", first: "add",
    choices: [{ id: "add", label: t("admin.person.add"), fields, submit: t("act.people.create"), send }],
  })) as PersonCreated | null;
}

/** Changes what is known of somebody: only what was changed is sent, so that two at once do not undo each other. */
export async function edit(person: Person): Promise<PersonChanged | null> {
  const fields = await personFields();
  const before: Values = {
    name: person.name, name_en: person.name_en, no: person.no ?? "", phone: person.phone ?? "", email: person.email ?? "",
    ...Object.fromEntries(links.map((one) => [one, person[one]?.id ?? (one === "post" || one === "grade" ? none : null)])),
  };
  const send = (form: Values): Promise<PersonChanged> => {
    const changed = fields.filter(({ name }) => spoken(form[name]) !== spoken(before[name])).map(({ name }) => [name, spoken(form[name])]);
    return act("people.edit", { person: person.id, ...Object.fromEntries(changed), key: newKey() });
  };
  return (await ask({
    title: t("admin.person.edit_of", { name: personName(person) }), draft: `admin:person:${person.id}`, first: "edit",
    choices: [{ id: "edit", label: t("admin.person.edit"), fields, preset: before, submit: t("act.people.edit"), send }],
  })) as PersonChanged | null;
}

/** Lets somebody go, with the reason; null when it was thought better of. */
export function disable(person: Person): Promise<unknown> {
  return ask({
    title: t("admin.person.disable_of", { name: personName(person) }), draft: `admin:disable:${person.id}`, first: "go",
    choices: [{
      id: "go", label: t("admin.person.disable"), danger: true, text: t("admin.person.disable_text"), fields: [reason()], submit: t("act.people.disable"),
      send: (form) => act("people.disable", { person: person.id, reason: String(form.reason), key: newKey() }),
    }],
  });
}

/** Begins somebody's password anew; the reply holds the one that works once. */
export async function resetPassword(person: Person): Promise<PasswordReset | null> {
  return (await ask({
    title: t("admin.person.reset_of", { name: personName(person) }), draft: `admin:reset:${person.id}`, first: "reset",
    choices: [{
      id: "reset", label: t("admin.person.reset"), text: t("admin.person.reset_text"), fields: [], submit: t("act.people.reset"),
      send: () => act("people.reset", { person: person.id, key: newKey() }),
    }],
  })) as PasswordReset | null;
}
