/** What the quick switcher offers for a few typed letters: people, rooms, pages, records, commands in one list. */

import { faceOf, faceOfPerson, nameOf, personName } from "../chat/rooms";
import type { Face } from "../chat/rooms";
import { act } from "../kernel/acts";
import type { Hit, Person } from "../kernel/generated";
import { findPeople } from "../kernel/people";
import { rooms, world } from "../kernel/state";
import { t } from "../kernel/words";
import { match } from "./initials";
import { pages } from "./places";

export interface Choice {
  id: string;
  label: string;
  hint: string;
  kind: "room" | "person" | "page" | "record" | "command";
  face?: Face;
  icon?: string;
  to?: string;
  /** Put into the box of the room in sight. */
  line?: string;
}

type Weighed = Choice & { weight: number };
export const most = 8;

/** What is known here already, best first; recent rooms stand first while nothing is typed. */
export function nearby(query: string): Choice[] {
  const found: Weighed[] = [];
  for (const room of rooms.value) {
    const pinyin = room.kind === "direct" ? (room.with?.map((person) => person.pinyin ?? "").join(" ") ?? "") : "";
    const weight = match(query, nameOf(room), pinyin);
    const recency = Date.parse(room.last?.at ?? "") / 1e14 || 0;
    const hint = room.kind === "direct" ? t("switch.direct") : t("switch.room");
    if (weight) found.push({ id: room.id, label: nameOf(room), hint, kind: "room", face: faceOf(room), to: `/c/${room.id}`, weight: weight + 0.5 + recency });
  }
  if (query.trim()) {
    for (const page of pages) {
      const weight = match(query, t(page.word));
      if (weight) found.push({ id: page.id, label: t(page.word), hint: t("switch.page"), kind: "page", icon: page.icon, to: page.to, weight });
    }
    for (const person of Object.values(world.people)) pushPerson(found, query, person);
  }
  return found.sort((a, b) => b.weight - a.weight).slice(0, most);
}

function pushPerson(found: Weighed[], query: string, person: Person): void {
  const weight = Math.max(match(query, person.name, person.pinyin), match(query, person.name_en ?? "-"));
  const direct = rooms.value.some((room) => room.kind === "direct" && room.with?.some((one) => one.id === person.id));
  if (weight && !direct && !person.gone && person.id !== world.me?.id) found.push({ ...personChoice(person), weight });
}

const personChoice = (person: Person): Choice => ({
  id: person.id, label: personName(person), hint: person.department ? personName(person.department) : "", kind: "person",
  face: { ...faceOfPerson(person), presence: undefined },
});

/** What only the hub can find: people of the company, records by name or number, commands after a slash. */
export async function afar(query: string): Promise<Choice[]> {
  if (query.startsWith("/") || query.startsWith("／")) return commands(query);
  const [people, hits] = await Promise.allSettled([
    findPeople(query, 5), act("search.find", { query, kinds: ["record"], limit: 5 }),
  ]);
  const found: Choice[] = [];
  if (people.status === "fulfilled") {
    found.push(...people.value.filter((person) => person.id !== world.me?.id && !known(person)).map(personChoice));
  }
  if (hits.status === "fulfilled") found.push(...hits.value.hits.map(record));
  return found;
}

const known = (person: Person) => rooms.value.some((room) => room.kind === "direct" && room.with?.some((one) => one.id === person.id));

function record(hit: Hit): Choice {
  return { id: hit.id, label: hit.title, hint: hit.hint ?? "", kind: "record", icon: "customers", to: hit.url };
}

async function commands(line: string): Promise<Choice[]> {
  const reply = await act("command.complete", { line }).catch(() => null);
  return (reply?.suggestions ?? []).map((one) => ({
    id: one.insert, label: one.label, hint: one.hint ?? "", kind: "command" as const, icon: "slash", line: one.insert,
  }));
}

/** One list without doubles, at most eight. */
export function joined(near: Choice[], far: Choice[]): Choice[] {
  const seen = new Set(near.map((one) => one.id));
  return [...near, ...far.filter((one) => !seen.has(one.id))].slice(0, most);
}
