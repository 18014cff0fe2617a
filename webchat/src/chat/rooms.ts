/** What a room is called, which face it has, and how one is opened. */

import { act, newKey } from "../kernel/acts";
import type { Channel, Message, Person } from "../kernel/generated";
import { myId, personOf, world } from "../kernel/state";
import * as sync from "../kernel/sync";
import { locale, say, t } from "../kernel/words";

/** Props of an Avatar. */
export interface Face {
  name: string;
  id?: string;
  tint?: number;
  kind: "person" | "bot" | "outside" | "thing" | "channel";
  icon?: string;
  tone?: string;
  src?: string;
  presence?: Person["presence"];
}

/** The other people of a direct or group conversation. */
export function others(room: Channel): Person[] {
  return (room.with ?? []).filter((person) => person.id !== myId.value).map((person) => world.people[person.id] ?? person);
}

/** What a person, a department or a post is called in the language in use. */
export function personName(named: { name: string; name_en?: string }): string {
  return locale.value === "en" && named.name_en ? named.name_en : named.name;
}

/** Where somebody works and as what: `销售部 · 客户经理`. */
export function jobOf(person: Person): string {
  return [person.department, person.post].flatMap((one) => (one ? [personName(one)] : [])).join(" · ");
}

export function nameOf(room: Channel): string {
  if (room.kind !== "direct" && room.kind !== "group") return room.name;
  const people = others(room);
  if (people.length === 0) return room.with?.length ? t("room.myself") : room.name;
  if (room.kind === "group" && room.name) return room.name;
  return people.map(personName).join(locale.value === "zh" ? "、" : ", ");
}

export function faceOf(room: Channel): Face {
  const people = others(room);
  const only = people[0];
  if (room.kind === "direct") return only ? faceOfPerson(only) : faceOfPerson(personOf(myId.value));
  if (room.icon && room.icon !== "hash") return { name: room.name, kind: "thing", icon: room.icon, tone: "indigo", id: room.id };
  return { name: nameOf(room), kind: "channel", id: room.id, icon: { private: "lock", group: "people" }[room.kind as string] ?? "hash" };
}

const botIcons: readonly [RegExp, string, string][] = [
  [/approv|审批/i, "stamp", "pine"], [/remind|提醒/i, "bell", "amber"], [/custom|客户/i, "customers", "indigo"],
  [/announ|公告/i, "horn", "cinnabar"], [/assist|助手/i, "bolt", "plum"],
];

export function faceOfPerson(person: Person): Face {
  const base = { name: personName(person), id: person.id, tint: person.tint, src: person.avatar ? `/api/files/${person.avatar}` : undefined };
  if (person.kind === "bot") {
    const found = botIcons.find(([name]) => name.test(`${person.name} ${person.name_en ?? ""}`));
    return { ...base, kind: "bot", icon: found?.[1] ?? "bolt", tone: found?.[2] ?? "slate" };
  }
  return { ...base, kind: person.external ? "outside" : "person", presence: person.gone || person.presence === "offline" ? undefined : person.presence };
}

/** The face in front of a message: somebody known, or drawn from the name it came with. */
export function faceOfAuthor(message: Message): Face {
  const face = { ...faceOfPerson(personOf(message.by)), presence: undefined };
  return message.alias?.icon ? { ...face, name: message.alias.icon, icon: undefined } : face;
}

/** Whom a message is signed by: the name a bot gave this one, if it did. */
export function authorName(message: Message): string {
  return message.alias?.name ?? personName(personOf(message.by));
}

/** The last thing said, in one line: `林晓：客户约了周四`. */
export function lastLine(room: Channel): string {
  const last = room.last;
  if (!last) return room.topic ?? "";
  if (world.messages[last.id]?.recalled) return t("msg.recalled", { who: personName(personOf(last.by)) });
  const said = plain(say(last));
  if (room.kind === "direct" || !last.by.name) return said;
  const who = last.by.id === myId.value ? t("room.you") : personName(personOf(last.by));
  return locale.value === "zh" ? `${who}：${said}` : `${who}: ${said}`;
}

/** Message text without its marks, mentions as names. */
export function plain(text: string): string {
  return text
    .replace(/<@([UB]\w+)>/g, (_, id: string) => `@${personName(personOf(id))}`)
    .replace(/<#(C\w+)>/g, (_, id: string) => `#${world.channels[id]?.name ?? t("room.unknown")}`)
    .replace(/<!(channel|here)>/g, (_, which: string) => `@${t(`mention.${which}`)}`)
    .replace(/```\w*\n?/g, "").replace(/(\*\*|~~|`)/g, "").replace(/^[>#\s]+/gm, "").replace(/\s+/g, " ").trim();
}

/** The conversation with this person: found if there is one, else opened. Answers its id. */
export async function openDirect(person: string): Promise<string> {
  const known = Object.values(world.channels).find((room) =>
    room.kind === "direct" && room.joined && others(room).length <= 1 && (others(room)[0]?.id ?? myId.value) === person);
  if (known) return known.id;
  return make({ kind: "direct", people: [person] });
}

export async function make(room: { kind: Exclude<Channel["kind"], "inbox">; name?: string; topic?: string; people?: string[] }): Promise<string> {
  const reply = await act("channel.create", { ...room, key: newKey() });
  sync.keepChannel({ ...reply.channel, joined: true });
  return reply.channel.id;
}
