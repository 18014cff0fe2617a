/** Which letters and which ink a face shows when there is no portrait. */

const han = /[㐀-䶿一-鿿豈-﫿]/u;

/** The last two characters of a Chinese name; initials of an English one. One character when `small`. */
export function letters(name: string, small = false): string {
  const bare = name.trim();
  if (han.test(bare)) {
    const chars = [...bare].filter((c) => han.test(c));
    return chars.slice(small ? -1 : -2).join("");
  }
  const words = bare.split(/[\s._-]+/u).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? "")][0] ?? "") : "";
  return (small ? first : first + last).toUpperCase();
}

/** One of the eight avatar inks; the same thing always gets the same one. */
export function tintOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return (sum % 8) + 1;
}
