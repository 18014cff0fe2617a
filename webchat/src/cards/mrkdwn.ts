/**
 * Slack's dialect of marked-up text, read into a small tree: *bold* _italic_ ~struck~ `code`, ``` blocks, > quotes,
 * <links>, <@people>, <#rooms>, <!everyone>, <!date…> and the three escapes. Nothing else is special.
 */

export type Inline =
  | { type: "text"; text: string }
  | { type: "strong" | "em" | "del"; kids: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; url: string; text: string }
  | { type: "person"; id: string; name?: string }
  | { type: "room"; id: string; name?: string }
  | { type: "all"; who: string }
  | { type: "date"; at: number; form: string; text: string; url?: string }
  | { type: "break" };

export type Block = { type: "text" | "quote"; kids: Inline[] } | { type: "pre"; text: string };

const marks = { "*": "strong", _: "em", "~": "del" } as const;
type Mark = keyof typeof marks;

/** Links that may be followed; anything else stays words. One within the hub needs words of its own. */
const safe = /^(https?:|mailto:|tel:|\/(?!\/))/iu;

const unescape = (text: string): string => text.replace(/&lt;/gu, "<").replace(/&gt;/gu, ">").replace(/&amp;/gu, "&");

/** `verbatim` text is not searched for anything but escapes and what stands in angle brackets. */
export function parse(text: string): Block[] {
  const out: Block[] = [];
  const parts = text.replace(/\r\n?/gu, "\n").split(/```\n?([\s\S]*?)\n?```/gu);
  parts.forEach((part, at) => {
    if (at % 2)
      out.push({
        type: "pre",
        text: unescape(part.replace(/<([^>|]*)(?:\|([^>]*))?>/gu, (_, url: string, label?: string) => label ?? url)),
      });
    else out.push(...paragraphs(part));
  });
  return out;
}

function paragraphs(part: string): Block[] {
  const out: Block[] = [];
  const lines = part.replace(/^\n|\n$/gu, "").split("\n");
  let held: string[] = [];
  let quoted = false;
  const flush = (): void => {
    const text = held.join("\n");
    if (text.trim()) out.push({ type: quoted ? "quote" : "text", kids: inline(text) });
    held = [];
  };
  for (const line of lines) {
    const quote = /^(?:>|&gt;) ?/u.exec(line);
    if (Boolean(quote) !== quoted) flush();
    quoted = Boolean(quote);
    held.push(quote ? line.slice(quote[0].length) : line);
  }
  flush();
  return out;
}

/** One run of text without blocks. */
export function inline(text: string): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  const put = (node: Inline): void => {
    if (plain) out.push({ type: "text", text: unescape(plain) });
    plain = "";
    out.push(node);
  };
  for (let at = 0; at < text.length;) {
    const found = special(text, at);
    if (found) {
      put(found.node);
      at = found.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain) out.push({ type: "text", text: unescape(plain) });
  return out;
}

interface Found {
  node: Inline;
  end: number;
}

function special(text: string, at: number): Found | null {
  const char = text[at] ?? "";
  if (char === "\n") return { node: { type: "break" }, end: at + 1 };
  if (char === "<") return angle(text, at);
  if (char === "`") {
    const end = text.indexOf("`", at + 1);
    const code = text.slice(at + 1, end);
    return end > at + 1 && !code.includes("\n") ? { node: { type: "code", text: unescape(code) }, end: end + 1 } : null;
  }
  return char in marks ? marked(text, at, char as Mark) : null;
}

const word = /[\p{L}\p{N}]/u;
/** Latin letters and digits glued to a mark mean that it is none (`snake_case`, `2*3*4`); Chinese ones do not. */
const glued = /[A-Za-z0-9]/u;

function marked(text: string, at: number, mark: Mark): Found | null {
  if (glued.test(text[at - 1] ?? "") || /\s/u.test(text[at + 1] ?? " ")) return null;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    const inner = text.slice(at + 1, end);
    if (inner.includes("\n")) return null;
    if (/\s$/u.test(inner) || glued.test(text[end + 1] ?? "") || !(word.test(inner) || inner.includes("<"))) continue;
    return { node: { type: marks[mark], kids: inline(inner) }, end: end + 1 };
  }
  return null;
}

function angle(text: string, at: number): Found | null {
  const close = text.indexOf(">", at);
  if (close < 0) return null;
  const [target = "", label] = split(text.slice(at + 1, close));
  const node = pointed(target, label);
  return node ? { node, end: close + 1 } : null;
}

const split = (inner: string): [string, string?] => {
  const bar = inner.indexOf("|");
  return bar < 0 ? [inner] : [inner.slice(0, bar), unescape(inner.slice(bar + 1))];
};

function pointed(target: string, label?: string): Inline | null {
  if (target.startsWith("@")) return { type: "person", id: target.slice(1), name: label };
  if (target.startsWith("#")) return { type: "room", id: target.slice(1), name: label };
  if (target.startsWith("!date^")) {
    const [, at = "", form = "", url] = target.split("^");
    return {
      type: "date",
      at: Number(at),
      form,
      text: label ?? "",
      url: url && safe.test(url) ? unescape(url) : undefined,
    };
  }
  if (target.startsWith("!subteam^")) return { type: "all", who: label ?? target.slice(9) };
  if (target.startsWith("!")) return { type: "all", who: target.slice(1) };
  const url = unescape(target);
  if (!safe.test(url) || (url.startsWith("/") && label === undefined))
    return label === undefined ? null : { type: "text", text: label };
  return { type: "link", url, text: label ?? url.replace(/^mailto:/u, "") };
}

/** The words alone, for lists and readers. */
export function plain(text: string): string {
  const flat = (nodes: readonly Inline[]): string =>
    nodes
      .map((node) => {
        if ("kids" in node) return flat(node.kids);
        if (node.type === "break") return " ";
        if (node.type === "person" || node.type === "room") return node.name ?? node.id;
        return node.type === "all" ? `@${node.who}` : node.text;
      })
      .join("");
  return parse(text)
    .map((block) => (block.type === "pre" ? block.text : flat(block.kids)))
    .join(" ");
}
