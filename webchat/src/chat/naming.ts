/** What a mention of the wire is called in the box, in this person's language. */

import { personOf, world } from "../kernel/state";
import { t } from "../kernel/words";
import { personName } from "./rooms";

/** `<@U…>` → `@周建国`, `<#C…>` → `#华东销售`, `<!channel>` → `@所有人`. */
export function shownTag(tag: string): string {
  const room = /^<#(C\w+)>$/.exec(tag)?.[1];
  if (room) return `#${world.channels[room]?.name ?? room}`;
  const all = /^<!(channel|here)>$/.exec(tag)?.[1];
  if (all) return `@${t(`mention.${all}`)}`;
  const id = tag.slice(2, -1);
  return `@${personName(personOf(id)) || id}`;
}
