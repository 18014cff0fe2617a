/** A flat list with parents, walked as a tree. */

export interface Branch<T> {
  node: T;
  depth: number;
  children: number;
}

/** Parents before their children, siblings in the order given; a node whose parent is missing is a root. */
export function branches<T extends { id: string; parent?: string | null }>(
  nodes: readonly T[],
  closed: ReadonlySet<string> = new Set(),
): Branch<T>[] {
  const known = new Set(nodes.map((node) => node.id));
  const below = new Map<string, T[]>();
  for (const node of nodes) {
    const parent = node.parent && known.has(node.parent) ? node.parent : "";
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const out: Branch<T>[] = [];
  const walk = (parent: string, depth: number): void => {
    for (const node of below.get(parent) ?? []) {
      out.push({ node, depth, children: below.get(node.id)?.length ?? 0 });
      if (!closed.has(node.id)) walk(node.id, depth + 1);
    }
  };
  walk("", 0);
  return out;
}
