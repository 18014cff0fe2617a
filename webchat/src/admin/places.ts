/** The pages of administration: every child route of `/admin` that says `meta.admin` is one, nothing else lists them. */
import { computed } from "vue";
import { useRouter, type RouteRecordNormalized } from "vue-router";
import { world } from "../kernel/state";

/** What a route says of itself to stand in the list. Words are keys; `roles` may open it besides the administrator. */
export interface AdminPlace {
  word: string;
  hint: string;
  icon: string;
  /** Small numbers first. */
  rank: number;
  roles?: readonly string[];
}

export interface AdminPage extends AdminPlace {
  name: string;
  path: string;
}

/** The pages among `routes` that somebody with these roles may open, in their order. */
export function pagesFor(routes: readonly Pick<RouteRecordNormalized, "name" | "path" | "meta">[], roles: readonly string[]): AdminPage[] {
  return routes
    .flatMap(({ name, path, meta }) => (meta.admin ? [{ ...(meta.admin as AdminPlace), name: String(name), path: path.replace(/\/:.*$/u, "") }] : []))
    .filter((page) => ["admin", ...(page.roles ?? [])].some((role) => roles.includes(role)))
    .sort((a, b) => a.rank - b.rank || a.path.localeCompare(b.path));
}

/** Who looks after people, rights or records here: the way to administration is shown to them alone. */
export const administers = computed(() => ["admin", "hr", "auditor"].some((role) => world.me?.roles.includes(role)));

/** The pages of administration that I may open. */
export function usePages() {
  const router = useRouter();
  return computed(() => pagesFor(router.getRoutes(), world.me?.roles ?? []));
}
