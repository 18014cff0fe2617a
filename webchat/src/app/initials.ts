/** First letters of the pinyin of Chinese characters, by the order a Chinese dictionary has them in. */

const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin");
/** The first character of every letter in dictionary order; no syllable starts with I, U or V. */
const first = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀";
const letters = "abcdefghjklmnopqrstwxyz";
const known = new Map<string, string>();

/** `华东销售` → `hdxs`; Latin letters and digits stay, everything else falls away. */
export function initials(text: string): string {
  return [...text.toLowerCase()].map(letterOf).join("");
}

function letterOf(char: string): string {
  if (/[a-z0-9]/.test(char)) return char;
  if (!/[\u4e00-\u9fff]/.test(char)) return "";
  const kept = known.get(char);
  if (kept !== undefined) return kept;
  let at = first.length - 1;
  while (at > 0 && collator.compare(char, first[at] ?? "") < 0) at -= 1;
  const letter = letters[at] ?? "";
  known.set(char, letter);
  return letter;
}

/** How well `query` finds `name`: 0 not at all; a start beats a middle, characters beat initials. */
export function match(query: string, name: string, pinyin = ""): number {
  const asked = query.trim().toLowerCase();
  if (!asked) return 1;
  const plain = name.toLowerCase();
  if (plain.startsWith(asked)) return 6;
  if (plain.includes(asked)) return 5;
  const bare = asked.replace(/\s+/g, "");
  const sound = pinyin.toLowerCase();
  if (sound.replace(/\s+/g, "").startsWith(bare)) return 4;
  const short = initials(name);
  const spoken = sound.split(/\s+/).map((part) => part[0] ?? "").join("");
  if (short.startsWith(bare) || (spoken.length > 1 && spoken.startsWith(bare))) return 3;
  if (sound.replace(/\s+/g, "").includes(bare) || (bare.length > 1 && short.includes(bare))) return 2;
  return 0;
}
