/** A quick group while it is put together: what is added stands at the end, once; what is moved stays inside. */
import type { QuickItem, QuickPut } from "../../kernel/generated";

/** The list with the item at `at` (the end, unless told); moved there when it is in the list already. */
export function put(list: readonly QuickItem[], item: QuickItem, at = list.length): QuickItem[] {
  const before = list.slice(0, at).filter((one) => one.id !== item.id);
  const after = list.slice(at).filter((one) => one.id !== item.id);
  return [...before, item, ...after];
}

export const without = (list: readonly QuickItem[], id: string): QuickItem[] => list.filter((one) => one.id !== id);

/** The list with one item a step further up or down; as it is at the ends. */
export function stepped(list: readonly QuickItem[], id: string, step: 1 | -1): QuickItem[] {
  const from = list.findIndex((one) => one.id === id);
  const to = from + step;
  const item = list[from];
  if (!item || to < 0 || to >= list.length) return [...list];
  const rest = without(list, id);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** An entry as the hub keeps it. */
export function told(item: QuickItem): QuickPut {
  if (item.kind === "request" || item.kind === "records" || item.kind === "command") return { function: item.id };
  return { address: item.to, label: (item.label.words ?? {}) as QuickPut["label"] };
}

/** Does one of its names, or what it is for, hold these letters? */
export function fits(item: QuickItem, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const names = [...Object.values(item.label.words ?? {}), item.label.text, ...Object.values(item.hint?.words ?? {})];
  return names.some((name) => name.toLowerCase().includes(wanted));
}

const refused = /^(?:javascript|vbscript|data|blob|filesystem|file|about|view-source|jar|mhtml|shell|ms-msdt|search-ms)\s*:/iu;
/** Whether an address may stand behind a link at all, whatever was kept. */
// eslint-disable-next-line no-control-regex -- a scheme hidden behind control signs is none
export const harmless = (to: string): boolean => !refused.test(to) && !/[\u0000-\u0020]/u.test(to.slice(0, 60));
