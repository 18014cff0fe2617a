/** CommonMark with tables, strike-through and task lists, as nodes; raw HTML stays text. Loaded when a message needs it. */

import { Lexer, Tokenizer } from "marked";
import type { Token, Tokens } from "marked";
import { h } from "vue";
import type { VNode, VNodeChild } from "vue";
import { link, mentions } from "./markup";
import type { Links } from "./markup";

/** HTML is never read: the tokenizer leaves it standing as text, so that `<@U…>` reaches us whole. */
class Plainly extends Tokenizer {
  override html(): undefined { return undefined; }
  override tag(): undefined { return undefined; }

  /** A bare address ends where Chinese begins: `https://a.cn，好` is one address and one word. */
  override url(src: string): Tokens.Link | undefined {
    const end = src.search(/[\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]/);
    return super.url(end > 0 ? src.slice(0, end) : src);
  }
}

const options = { gfm: true, breaks: true, tokenizer: new Plainly() };

export function markdown(text: string, links: Links): VNodeChild[] {
  return blocks(new Lexer(options).lex(text), links);
}

function blocks(tokens: Token[], links: Links): VNodeChild[] {
  return tokens.map((token) => block(token, links));
}

const block = (token: Token, links: Links): VNodeChild => blockKinds[token.type]?.(token as never, links) ?? fallback(token, links);

const blockKinds: Record<string, (token: never, links: Links) => VNodeChild> = {
  space: () => null,
  paragraph: (token: Tokens.Paragraph, links) => h("p", inline(token.tokens, links)),
  text: (token: Tokens.Text, links) => (token.tokens ? inline(token.tokens, links) : unescaped(token.text)),
  heading: (token: Tokens.Heading, links) => h("p", { class: "md-h", role: "heading", "aria-level": token.depth + 2 }, inline(token.tokens, links)),
  hr: () => h("hr"),
  blockquote: (token: Tokens.Blockquote, links) => h("blockquote", blocks(token.tokens, links)),
  code: (token: Tokens.Code) => h("pre", { tabindex: 0 }, h("code", token.text)),
  list: (token: Tokens.List, links) =>
    h(token.ordered ? "ol" : "ul", token.ordered && token.start !== 1 ? { start: token.start } : {}, token.items.map((item) => listItem(item, links))),
  table: (token: Tokens.Table, links) => table(token, links),
};

function fallback(token: Token, links: Links): VNodeChild {
  const inner = (token as { tokens?: Token[] }).tokens;
  return inner ? h("p", inline(inner, links)) : token.raw;
}

function listItem(item: Tokens.ListItem, links: Links): VNode {
  const inner = blocks(item.tokens.filter((token) => token.type !== "checkbox"), links);
  if (!item.task) return h("li", inner);
  const box = h("span", { class: ["md-box", { "is-on": item.checked }], role: "img", "aria-label": item.checked ? "✓" : "☐" });
  return h("li", { class: "md-task" }, [box, h("div", inner)]);
}

function table(token: Tokens.Table, links: Links): VNode {
  const side = (cell: Tokens.TableCell) => (cell.align ? { class: `md-${cell.align}` } : {});
  const head = h("thead", h("tr", token.header.map((cell) => h("th", side(cell), inline(cell.tokens, links)))));
  const body = h("tbody", token.rows.map((row) => h("tr", row.map((cell) => h("td", side(cell), inline(cell.tokens, links))))));
  return h("div", { class: "md-table" }, h("table", [head, body]));
}

function inline(tokens: Token[], links: Links): VNodeChild[] {
  return tokens.flatMap((token) => inlineKinds[token.type]?.(token as never, links) ?? mentions(unescaped(token.raw), links));
}

const inlineKinds: Record<string, (token: never, links: Links) => VNodeChild | VNodeChild[]> = {
  text: (token: Tokens.Text, links) => (token.tokens ? inline(token.tokens, links) : mentions(unescaped(token.text), links)),
  escape: (token: Tokens.Escape) => unescaped(token.text),
  strong: (token: Tokens.Strong, links) => h("strong", inline(token.tokens, links)),
  em: (token: Tokens.Em, links) => h("em", inline(token.tokens, links)),
  del: (token: Tokens.Del, links) => h("s", inline(token.tokens, links)),
  codespan: (token: Tokens.Codespan) => h("code", token.text),
  br: () => h("br"),
  link: (token: Tokens.Link, links) => link(token.href, inline(token.tokens, links)),
  image: (token: Tokens.Image) => link(token.href, token.text || token.href),
  checkbox: () => null,
};

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** CommonMark reads character references; these are the ones people write. */
function unescaped(text: string): string {
  return text.replace(/&(#x?[\da-f]{1,6}|\w{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return named[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
