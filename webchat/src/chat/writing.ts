/** What stands in the box, read as it is typed: a command, a mention or a room in the making, and the way to the wire. */

export interface Making {
  kind: "mention" | "room";
  /** The letters after the sign. */
  query: string;
  from: number;
  to: number;
}

/** A command is a line that begins with a slash, half or full width. A path or a comment (`//`, `/ `) is not one. */
export function isCommand(text: string): boolean {
  return /^[/／](?![/／\s])/.test(text) || text === "/" || text === "／";
}

/** The mention or room being typed at the caret, if any: a sign at a start or after something that ends a word. */
export function making(text: string, caret: number): Making | null {
  const before = text.slice(0, caret);
  const found = /(^|[\s(（，。、：:!！?？\u4e00-\u9fff])([@＠#＃])([^\s@＠#＃，。、：:!！?？]{0,24})$/u.exec(before);
  if (!found) return null;
  const query = found[3] ?? "";
  const sign = found[2] ?? "";
  return { kind: sign === "@" || sign === "＠" ? "mention" : "room", query, from: caret - query.length - 1, to: caret };
}

/** Put `insert` in place of a span; answers the new text and where the caret goes. */
export function replace(text: string, from: number, to: number, insert: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}

/** Names shown in the box, with what they stand for on the wire: `@周建国` → `<@U…>`. */
export type Names = Record<string, string>;

/** The text as the wire wants it. Longer names first, so that 周建 does not eat 周建国. */
export function encode(text: string, names: Names): string {
  const shown = Object.keys(names).sort((a, b) => b.length - a.length);
  if (shown.length === 0) return text;
  const any = new RegExp(shown.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gu");
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, at) => (at % 2 ? part : part.replace(any, (name) => names[name] ?? name)))
    .join("");
}

/** The wire's text as the box shows it; fills `names` with what it met. */
export function decode(text: string, names: Names, called: (tag: string) => string): string {
  return text.replace(/<(?:@[UB]\w+|#C\w+|!channel|!here)>/g, (tag) => {
    const shown = called(tag);
    names[shown] = tag;
    return shown;
  });
}

/** A stretch of the line and how it is lit. */
export interface Piece { text: string; lit?: "command" | "arg" | "mention" }

/** The line of the box in pieces, for the coloured copy under the text. */
export function pieces(text: string, caret: number, names: Names): Piece[] {
  if (isCommand(text)) return commandPieces(text, caret);
  const shown = Object.keys(names).filter((name) => text.includes(name)).sort((a, b) => b.length - a.length);
  if (shown.length === 0) return [{ text }];
  const any = new RegExp(`(${shown.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "gu");
  return text.split(any).filter(Boolean).map((part) => (part in names ? { text: part, lit: "mention" } : { text: part }));
}

function commandPieces(text: string, caret: number): Piece[] {
  const word = /^\S+/.exec(text)?.[0] ?? "";
  const out: Piece[] = [{ text: word, lit: "command" }];
  let at = word.length;
  for (const part of text.slice(word.length).split(/(\s+)/)) {
    if (!part) continue;
    const lit = part.trim() && caret >= at && caret <= at + part.length;
    out.push(lit ? { text: part, lit: "arg" } : { text: part });
    at += part.length;
  }
  return out;
}
