/** What is half written, per room and thread, until it is sent. */

import { reactive } from "vue";

export const drafts = reactive<Record<string, string>>({});
let owner = "";

export function openDrafts(person: string): void {
  owner = person;
  for (const place of Object.keys(drafts)) Reflect.deleteProperty(drafts, place);
  Object.assign(drafts, JSON.parse(localStorage.getItem(`drafts:${owner}`) ?? "{}") as Record<string, string>);
}

export const placeOf = (channel: string, thread?: string): string => (thread ? `${channel}/${thread}` : channel);

/** Keep what stands in the box; an empty one is no draft. */
export function keepDraft(place: string, text: string): void {
  if (text.trim()) drafts[place] = text;
  else Reflect.deleteProperty(drafts, place);
  if (owner) localStorage.setItem(`drafts:${owner}`, JSON.stringify(drafts));
}
