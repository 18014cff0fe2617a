/** Tables that leave as CSV, as Excel opens them. */

const formula = /^[=@+\-\t\r]/u;

/** Rows as CSV text with a byte order mark; what would start a formula is shielded. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = formula.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const most = 100_000;

/** Reads a list to its end, a page at a time, each from the last row before. */
export async function everything<T>(page: (before?: T) => Promise<{ rows: readonly T[]; more: boolean }>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { rows, more } = await page(all.at(-1));
    all.push(...rows);
    if (!more || !rows.length || all.length >= most) return all;
  }
}

/** Gives a table to the person as a file. */
export function handOut(name: string, rows: readonly (readonly string[])[]): void {
  handText(name, csv(rows));
}

export function handText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
