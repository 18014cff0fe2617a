/** What this person's client knows of the station: one normalised copy of every thing it has been told. */

import type { Card, Channel, Message, Person, Todo, View } from "./generated";

/** A stretch of one room's messages without holes, oldest first. */
export interface Timeline {
  ids: string[];
  /** Older messages exist on the hub. */
  more: boolean;
  /** Newer messages exist that are not here: the stretch does not reach the present. */
  ahead: boolean;
}

export interface Myself { id: string; name: string; company: string; roles: string[] }

export interface World {
  me: Myself | null;
  people: Record<string, Person>;
  channels: Record<string, Channel>;
  /** People of a room, once somebody looked. */
  members: Record<string, string[]>;
  messages: Record<string, Message>;
  timelines: Record<string, Timeline>;
  /** Replies of a thread, by its parent. */
  threads: Record<string, Timeline>;
  /** Answers only this person sees, by room. */
  whispers: Record<string, string[]>;
  pins: Record<string, string[]>;
  cards: Record<string, Card>;
  todos: Record<string, Todo>;
  /** Dialogs and home pages bots have for me. */
  views: Record<string, View>;
  /** Last event applied, by room. */
  cursors: Record<string, number>;
  /** How far each reader of a room has come, by number of message. */
  readers: Record<string, Record<string, number>>;
  /** Rises whenever the hub says that a list of records changed. */
  lists: Record<string, number>;
  /** How often the line came back: what has no log is read again. */
  returns: number;
}

export function emptyWorld(): World {
  return {
    me: null, people: {}, channels: {}, members: {}, messages: {}, timelines: {}, threads: {}, whispers: {}, pins: {},
    cards: {}, todos: {}, views: {}, cursors: {}, readers: {}, lists: {}, returns: 0,
  };
}

/** Put an id where its message belongs by `seq`; a list already holding it stays as it is. */
export function place(world: World, ids: string[], message: Message): void {
  if (ids.includes(message.id)) return;
  let at = ids.length;
  while (at > 0 && (world.messages[ids[at - 1] ?? ""]?.seq ?? 0) > message.seq) at -= 1;
  ids.splice(at, 0, message.id);
}

/** Keep a message and the face of its card; of two faces of one card the higher stays. */
export function keepMessage(world: World, message: Message): void {
  const card = message.card;
  if (card) message.card = keepCard(world, card);
  world.messages[message.id] = message;
}

/** Keep a card's face unless a newer one is here; answers the face that stands. An equal face from the hub wins:
 *  it may be the one drawn for this person alone. */
export function keepCard(world: World, card: Card): Card {
  const known = world.cards[card.id];
  if (known && (known.face > card.face || (known.face === card.face && known.masked === false && card.masked))) return known;
  world.cards[card.id] = card;
  for (const message of Object.values(world.messages)) if (message.card?.id === card.id) message.card = card;
  return card;
}

/** The dialogs that are open now, read anew: others have been closed. */
export function keepViews(world: World, open: readonly View[]): void {
  for (const view of Object.values(world.views)) if (view.type === "modal") Reflect.deleteProperty(world.views, view.id);
  for (const view of open) world.views[view.id] = view;
}

/** Does this message call for me: by name, as one of all, or because it is said to me alone? */
export function callsMe(world: World, message: Message): boolean {
  const me = world.me?.id;
  if (!me || message.by.id === me || message.kind === "system") return false;
  const kind = world.channels[message.channel]?.kind;
  if (kind === "direct") return true;
  return message.mentions.includes(me) || message.mentions.includes("channel") || message.mentions.includes("here");
}

export function lastWords(message: Message): NonNullable<Channel["last"]> {
  const said = message.text || message.card?.title.text || message.files?.[0]?.name || "";
  return { id: message.id, by: message.by, text: said, at: message.at, words: message.words ?? message.card?.title.words };
}

export function isMine(todo: Todo): boolean {
  return todo.box === "mine" && todo.state === "pending";
}
