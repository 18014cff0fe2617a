/** Message text as nodes: mentions as names, bare addresses as links, lines as lines; anything richer is read as CommonMark. */

import { h, shallowRef } from "vue";
import type { VNodeChild } from "vue";

export interface Links {
  /** What a mention shows, and whether it calls this person. */
  mention: (tag: string) => { text: string; mine: boolean; to?: string };
}

type Reader = (text: string, links: Links) => VNodeChild[];
const reader = shallowRef<Reader | null>(null);
let asked: Promise<void> | undefined;

/** Fetches the reader of CommonMark, once. */
export function learnMarkdown(): Promise<void> {
  asked ??= import("./markdown").then((found) => {
    reader.value = found.markdown;
  });
  return asked;
}

/** Whether a text says no more than its words: most messages do. */
export function isPlain(text: string): boolean {
  return !/[\\*_~`|]|&#?\w+;|\]\(|^\s*(?:#{1,6}\s|>|[-+]\s|\d+[.)]\s|-{3}|={3})|^ {4}|\n\s*\n|\w@\w|<(?:https?|mailto):/mu.test(text);
}

export function render(text: string, links: Links): VNodeChild[] {
  if (isPlain(text)) return plainly(text, links);
  if (reader.value) return reader.value(text, links);
  void learnMarkdown();
  return plainly(text, links);
}

/** A bare address ends where Chinese begins, and before the mark that ends the sentence. */
const address = /(https?:\/\/[^\s<>\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]*[^\s<>\u3000-\u303f\uff00-\uffef\u4e00-\u9fff.,;:!?'")\]])/u;

function plainly(text: string, links: Links): VNodeChild[] {
  const lines = text.split("\n").map((line) => line.split(address).flatMap((part, at) => (at % 2 ? [link(part, part)] : mentions(part, links))));
  return [h("p", lines.flatMap((line, at) => (at ? [h("br"), ...line] : line)))];
}

/** Only addresses that lead somewhere harmless become links; the rest stays words. */
export function link(href: string, inner: VNodeChild[] | string): VNodeChild {
  const kids = typeof inner === "string" ? [inner] : inner;
  if (/^(https?:|mailto:)/i.test(href)) return h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, kids);
  if (/^\/(?!\/)/.test(href)) return h("a", { href, "data-inside": "" }, kids);
  return h("span", kids);
}

const tag = /(<(?:@[UB]\w+|#C\w+|!channel|!here)>)/;

/** Text with its mentions drawn as names. */
export function mentions(text: string, links: Links): VNodeChild[] {
  return text.split(tag).filter(Boolean).map((part) => {
    if (!tag.test(part)) return part;
    const { text: name, mine, to } = links.mention(part);
    const look = { class: ["men", { "men--me": mine }] };
    return to ? h("a", { ...look, href: to, "data-inside": "" }, name) : h("span", look, name);
  });
}
