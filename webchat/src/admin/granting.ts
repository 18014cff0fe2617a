/** The forms of a change of permissions: who, which role, why, and what the responsible leader said. */
import { ask } from "../cards/asking";
import { act, newKey } from "../kernel/acts";
import type { Field, GrantShape, Named } from "../kernel/generated";
import { t } from "../kernel/words";
import { called } from "../people/book";
import { field, reason } from "./asking";

export const warrant = (): Field[] => [
  field("leader", "person", "admin.leader", { required: true, help: { text: t("admin.leader_help") } }),
  field("opinion", "long", "admin.opinion", { required: true, high: "500" }),
];
const text = (value: unknown): string => String(value ?? "").trim();

/** Gives a role to a person or a post; null when it was thought better of. */
export async function grant(roles: readonly Named[], role?: string): Promise<unknown> {
  const { posts } = await act("people.posts", {});
  const shared = (): Field[] => [
    field("role", "choice", "admin.role", { required: true, options: roles.map((one) => ({ value: one.id, label: { text: called(one) } })) }), reason(), ...warrant(),
  ];
  const send = (to: "person" | "post") => (form: Record<string, unknown>) =>
    act("people.grant", {
      [to]: text(form[to]), role: text(form.role), reason: text(form.reason), leader: text(form.leader), opinion: text(form.opinion), key: newKey(),
    });
  return ask({
    title: t("admin.roles.grant"), draft: "admin:grant", first: "person",
    choices: [
      { id: "person", label: t("admin.roles.to_person"), submit: t("act.people.grant"), preset: { role: role ?? null }, fields: [field("person", "person", "admin.person", { required: true }), ...shared()], send: send("person") },
      {
        id: "post", label: t("admin.roles.to_post"), submit: t("act.people.grant"), text: t("admin.roles.post_text"), preset: { role: role ?? null },
        fields: [field("post", "choice", "book.post", { required: true, options: posts.map((one) => ({ value: one.id, label: { text: called(one) } })) }), ...shared()], send: send("post"),
      },
    ],
  });
}

/** Takes a role back; null when it was thought better of. */
export function revoke(one: GrantShape, roles: readonly Named[]): Promise<unknown> {
  const role = called(roles.find((known) => known.id === one.role)) || one.role;
  return ask({
    title: t("admin.roles.revoke_of", { name: called(one.holder), role }), draft: `admin:revoke:${one.id}`, first: "revoke",
    choices: [{
      id: "revoke", label: t("admin.roles.revoke"), danger: true, submit: t("act.people.revoke"), fields: [reason(), ...warrant()],
      send: (form) => act("people.revoke", {
        [one.holder.id.startsWith("U") || one.holder.id.startsWith("B") ? "person" : "post"]: one.holder.id, role: one.role, reason: text(form.reason),
        leader: text(form.leader), opinion: text(form.opinion), key: newKey(),
      }),
    }],
  });
}
