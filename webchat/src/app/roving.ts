/**
 * Lists one walks with the arrows and leaves with one Tab. A list says with `data-rove` what its rows are (a selector);
 * while the focus is in it only the row in use can be tabbed to, so that Tab goes on to what comes after the list.
 */

const held = new Set<HTMLElement>();

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(list.dataset.rove ?? "")].filter((row) => row.offsetParent);

/** Moves the focus along the list it is in; whether the key was one of the list's. */
export function rove(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  const list = target?.closest<HTMLElement>("[data-rove]");
  if (!list || event.shiftKey || target?.closest("[role=menu], [role=tablist], [role=radiogroup]")) return false;
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.contains(target));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined) return false;
  event.preventDefault();
  rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus();
  return true;
}

function entered(event: FocusEvent): void {
  const target = event.target as HTMLElement;
  const list = target.closest<HTMLElement>("[data-rove]");
  if (!list?.contains(event.relatedTarget as Node | null)) release();
  if (!list) return;
  for (const row of rowsOf(list)) {
    if (row.contains(target) || row.getAttribute("tabindex") !== null) continue;
    row.tabIndex = -1;
    held.add(row);
  }
  for (const row of held) if (row === target) free(row);
}

function free(row: HTMLElement): void {
  row.removeAttribute("tabindex");
  held.delete(row);
}

function release(): void {
  for (const row of [...held]) free(row);
}

/** Begins to watch where the focus goes; answers how to stop. */
export function watchLists(): () => void {
  document.addEventListener("focusin", entered);
  return () => document.removeEventListener("focusin", entered);
}
