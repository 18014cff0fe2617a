/** The forms of a change to record types, and the text a new one begins with. */
import { ask } from "../cards/asking";
import { act, newKey } from "../kernel/acts";
import { t } from "../kernel/words";
import { reason } from "./asking";
import { warrant } from "./granting";

const text = (value: unknown): string => String(value ?? "").trim();
const word = (form: Record<string, unknown>) => ({ reason: text(form.reason), leader: text(form.leader), opinion: text(form.opinion), key: newKey() });

/** Puts a text in force; null when it was thought better of. */
export function publish(name: string, body: string, version: number): Promise<unknown> {
  return ask({
    title: t("types.publish"), draft: `admin:type:${name}`, first: "publish",
    choices: [{
      id: "publish", label: t("types.publish"), text: t("types.publish_text"), submit: t("types.publish"), fields: [reason(), ...warrant()],
      send: (form) => act("type.publish", { body, version, ...word(form) }),
    }],
  });
}

/** Switches a type on or off; null when it was thought better of. */
export function enable(name: string, enabled: boolean): Promise<unknown> {
  const label = t(enabled ? "types.enable" : "types.disable");
  return ask({
    title: label, draft: `admin:type:${name}:${enabled}`, first: "switch",
    choices: [{
      id: "switch", label, danger: !enabled, submit: label, fields: [reason(), ...warrant()], ...(enabled ? {} : { text: t("types.disable_text") }),
      send: (form) => act("type.enable", { name, enabled, ...word(form) }),
    }],
  });
}

export const blank = `name: umbrellas.umbrella
slash: umbrella
label: {zh: 雨伞, en: Umbrella}
keeper: reception
keeper_label: {zh: 前台, en: Front desk}
fields:
  - {name: name, label: {zh: 名称, en: Name}, required: true, listed: true}
traits:
  - {name: loan, days: 3}
states:
  available: {zh: 在架, en: In, tone: pine}
  on_loan: {zh: 借出, en: Out, tone: amber}
views:
  - {name: all, label: {zh: 全部, en: All}, columns: [title, state, holder, due]}
`;
