/** What lies over the page, topmost last: the way back closes it before it leaves the page. */

const open: (() => void)[] = [];

/** A layer was opened; `close` is how it asks to be closed. */
export function lays(close: () => void): void {
  lifts(close);
  open.push(close);
}

export function lifts(close: () => void): void {
  const at = open.indexOf(close);
  if (at >= 0) open.splice(at, 1);
}

/** Asks the topmost layer to close; whether there was one. */
export function closeTop(): boolean {
  const close = open.at(-1);
  close?.();
  return close !== undefined;
}
