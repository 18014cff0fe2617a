/** What may stand where the caret is: commands and their arguments from the hub, people and rooms from here. */

import { computed, ref, watch } from "vue";
import type { Ref } from "vue";
import { match } from "../app/initials";
import { act } from "../kernel/acts";
import type { Completion, Person } from "../kernel/generated";
import { findPeople } from "../kernel/people";
import { rooms, world } from "../kernel/state";
import { t } from "../kernel/words";
import { faceOf, faceOfPerson, jobOf, nameOf, personName } from "./rooms";
import type { Face } from "./rooms";
import { isCommand, making, replace } from "./writing";
import type { Making, Names } from "./writing";

export interface Offer {
  id: string;
  label: string;
  /** The letters that were typed, to be lit. */
  lit: string;
  hint: string;
  face?: Face;
  icon?: string;
  /** What takes the place of which span. */
  insert: string;
  from: number;
  to: number;
  tag?: string;
}

export interface Typed { text: Ref<string>; caret: Ref<number>; names: Names; channel: () => string; thread: () => string | undefined }

const most = 8;
const wait = 70;

export function useCompletion(typed: Typed) {
  const offers = ref<Offer[]>([]);
  const syntax = ref<Completion["syntax"]>();
  const resolved = ref<NonNullable<Completion["resolved"]>>([]);
  const at = ref(0);
  /** Somebody moved through the list: Enter now picks. */
  const moved = ref(false);
  const closed = ref("");
  let asked = 0;
  let timer: number | undefined;

  watch([typed.text, typed.caret], () => {
    window.clearTimeout(timer);
    const mine = (asked += 1);
    const text = typed.text.value;
    if (closed.value && closed.value !== text) closed.value = "";
    if (closed.value) return clear();
    const found = isCommand(text) ? null : making(text, typed.caret.value);
    if (found) return void mentionable(found, mine);
    if (!isCommand(text)) return clear();
    timer = window.setTimeout(() => void commanded(mine), wait);
  });

  function clear(): void {
    offers.value = [];
    syntax.value = undefined;
    resolved.value = [];
    at.value = 0;
    moved.value = false;
  }

  function show(list: Offer[]): void {
    const kept = offers.value[at.value]?.id;
    offers.value = list;
    at.value = Math.max(0, moved.value ? list.findIndex((one) => one.id === kept) : 0);
    if (!list.length) moved.value = false;
  }

  async function commanded(mine: number): Promise<void> {
    const line = typed.text.value;
    const reply = await act("command.complete", { line: line.slice(0, typed.caret.value), channel: typed.channel(), thread: typed.thread() })
      .catch(() => null);
    if (mine !== asked || !reply) return;
    syntax.value = reply.syntax;
    resolved.value = reply.resolved ?? [];
    show(reply.suggestions.slice(0, most).map((one) => ({
      id: `${one.insert}/${one.label}`, label: one.label, lit: line.slice(one.from, one.to).replace(/^[/／]/, ""), hint: one.hint ?? "",
      icon: one.icon ?? (reply.syntax ? undefined : "slash"), insert: one.insert, from: one.from, to: one.to,
    })));
  }

  async function mentionable(found: Making, mine: number): Promise<void> {
    syntax.value = undefined;
    resolved.value = [];
    if (found.kind === "room") return show(roomOffers(found));
    show(peopleOffers(found, Object.values(world.people), typed.channel()));
    if (!found.query) return;
    const people = await findPeople(found.query, most).catch(() => []);
    if (mine === asked && people.length) show(peopleOffers(found, [...Object.values(world.people)], typed.channel(), people));
  }

  function move(step: 1 | -1): void {
    moved.value = true;
    at.value = (at.value + step + offers.value.length) % Math.max(1, offers.value.length);
  }

  /** Fill the offer in; answers where the caret goes. */
  function choose(offer: Offer | undefined = offers.value[at.value]): number {
    if (!offer) return typed.caret.value;
    if (offer.tag) typed.names[offer.insert.trim()] = offer.tag;
    const next = replace(typed.text.value, offer.from, offer.to, offer.insert);
    typed.text.value = next.text;
    typed.caret.value = next.caret;
    moved.value = false;
    return next.caret;
  }

  function close(): void {
    closed.value = typed.text.value;
    clear();
  }

  const open = computed(() => offers.value.length > 0 || !!syntax.value);
  /** Whether Enter picks rather than sends: while a name is being made, or once the arrows were used. */
  const picks = computed(() => offers.value.length > 0 && (moved.value || !isCommand(typed.text.value)));
  return { offers, syntax, resolved, at, open, picks, move, choose, close, clear };
}

function roomOffers(found: Making): Offer[] {
  return rooms.value
    .filter((room) => room.kind === "public" || room.kind === "private")
    .map((room) => ({ room, weight: match(found.query, room.name) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ room }) => ({
      id: room.id, label: nameOf(room), lit: found.query, hint: t("room.people", { n: room.people }), face: faceOf(room),
      insert: `#${room.name} `, from: found.from, to: found.to, tag: `<#${room.id}>`,
    }));
}

/** People of this room first, then everybody known; those the hub found for these letters count as found. */
function peopleOffers(found: Making, people: Person[], channel: string, sure: Person[] = []): Offer[] {
  const here = new Set(world.members[channel] ?? world.channels[channel]?.with?.map((person) => person.id) ?? []);
  const certain = new Set(sure.map((person) => person.id));
  const weighed = people.filter((person) => !person.gone && person.id !== world.me?.id).map((person) => ({
    person,
    weight: (match(found.query, person.name, person.pinyin) || match(found.query, person.name_en ?? "-") || (certain.has(person.id) ? 1 : 0))
      + (here.has(person.id) ? 0.5 : 0),
  }));
  const offers = weighed.filter(({ weight }) => weight >= 1).sort((a, b) => b.weight - a.weight).slice(0, most).map(({ person }) => ({
    id: person.id, label: personName(person), lit: found.query,
    hint: here.size && !here.has(person.id) && person.kind === "person" ? t("mention.outside") : jobOf(person),
    face: faceOfPerson(person), insert: `@${personName(person)} `, from: found.from, to: found.to, tag: `<@${person.id}>`,
  }));
  return [...offers, ...everybody(found, channel)].slice(0, most);
}

function everybody(found: Making, channel: string): Offer[] {
  if (world.channels[channel]?.kind === "direct") return [];
  return (["channel", "here"] as const).filter((which) => match(found.query, t(`mention.${which}`)) || match(found.query, which)).map((which) => ({
    id: which, label: t(`mention.${which}`), lit: found.query, hint: t(`mention.${which}_hint`), icon: "people",
    insert: `@${t(`mention.${which}`)} `, from: found.from, to: found.to, tag: `<!${which}>`,
  }));
}
