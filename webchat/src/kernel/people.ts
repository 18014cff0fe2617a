/** Looks people up by id, many at a time, once each. */

import { act } from "./acts";
import type { Person } from "./generated";
import { world } from "./state";

const wanted = new Set<string>();
let timer: number | undefined;

/** Make sure these people are known soon; faces fill in when they are. */
export function want(ids: Iterable<string>): void {
  for (const id of ids) if (!world.people[id] && /^[UB]/.test(id)) wanted.add(id);
  if (wanted.size > 0) timer ??= window.setTimeout(fetchWanted, 20);
}

async function fetchWanted(): Promise<void> {
  timer = undefined;
  const ids = [...wanted].slice(0, 200);
  ids.forEach((id) => wanted.delete(id));
  try {
    keepPeople((await act("people.find", { ids, limit: 200 })).people);
  } catch {
    return;
  }
  if (wanted.size > 0) want([...wanted]);
}

export function keepPeople(people: Person[]): Person[] {
  for (const person of people) world.people[person.id] = person;
  return people;
}

/** People by a name, its pinyin or initials, a number or a mail address. */
export async function findPeople(query: string, limit = 20): Promise<Person[]> {
  return keepPeople((await act("people.find", { query, limit })).people);
}
