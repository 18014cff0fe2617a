/** A found text in pieces, those that were looked for marked. */

export interface Piece {
  text: string;
  hit: boolean;
}

/** `marks` are `[from, to)` in UTF-16 units; overlapping or stray ones are put right. */
export function pieces(text: string, marks: readonly (readonly number[])[] = []): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const [from = 0, to = 0] of [...marks].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))) {
    const start = Math.max(at, from);
    const end = Math.min(text.length, to);
    if (end <= start) continue;
    if (start > at) out.push({ text: text.slice(at, start), hit: false });
    out.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) out.push({ text: text.slice(at), hit: false });
  return out;
}
