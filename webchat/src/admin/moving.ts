/** Where a department goes when it is dragged, or walked with the keyboard: its new parent and its place among siblings. */

export interface Node {
  id: string;
  parent?: string | null;
}
export interface Move {
  parent: string;
  place: number;
}
export type Where = "before" | "into" | "after";
export type Step = "up" | "down" | "in" | "out";

const parentOf = (all: readonly Node[], id: string): string => {
  const parent = all.find((one) => one.id === id)?.parent;
  return parent && all.some((one) => one.id === parent) ? parent : "";
};

/** Siblings in their order, without `but`. */
const siblings = (all: readonly Node[], parent: string, but = ""): string[] =>
  all.filter((one) => one.id !== but && parentOf(all, one.id) === parent).map((one) => one.id);

/** Whether `id` lies below `above`, or is it. */
export function within(all: readonly Node[], id: string, above: string): boolean {
  for (let at = id, deep = 0; at && deep <= all.length; at = parentOf(all, at), deep += 1) if (at === above) return true;
  return false;
}

/** Where `id` comes to lie when it is let go on `target`; null where it cannot, or would stay as it is. */
export function dropped(all: readonly Node[], id: string, target: string, where: Where): Move | null {
  if (within(all, target, id)) return null;
  const parent = where === "into" ? target : parentOf(all, target);
  const order = siblings(all, parent, id);
  const place = where === "into" ? order.length : order.indexOf(target) + (where === "after" ? 1 : 0);
  return changed(all, id, { parent, place });
}

/** Where `id` goes by one step; null at the end of the way. */
export function stepped(all: readonly Node[], id: string, step: Step): Move | null {
  const parent = parentOf(all, id);
  const order = siblings(all, parent);
  const at = order.indexOf(id);
  if (step === "up") return at > 0 ? { parent, place: at - 1 } : null;
  if (step === "down") return at < order.length - 1 ? { parent, place: at + 1 } : null;
  if (step === "out") return parent ? { parent: parentOf(all, parent), place: siblings(all, parentOf(all, parent), id).indexOf(parent) + 1 } : null;
  const into = order[at - 1];
  return into ? { parent: into, place: siblings(all, into, id).length } : null;
}

function changed(all: readonly Node[], id: string, move: Move): Move | null {
  const parent = parentOf(all, id);
  return move.parent === parent && siblings(all, parent).indexOf(id) === move.place ? null : move;
}
