/** My quick group on this screen: read once, again when another window changed it; and the pages one can put there. */
import { reactive } from "vue";
import { pagesFor } from "../../admin/places";
import { offices } from "../../app/offices";
import { pages } from "../../app/places";
import { act, newKey } from "../../kernel/acts";
import type { QuickItem, QuickOffer } from "../../kernel/generated";
import { router } from "../../kernel/router";
import { world } from "../../kernel/state";
import { onEvent } from "../../kernel/sync";
import { inBoth, t } from "../../kernel/words";
import { told } from "./arranging";

export const group = reactive({ items: [] as QuickItem[], suggested: true, known: false });

onEvent((event) => {
  if (event.name === "quick.changed") keep(event.data as { items: QuickItem[]; suggested: boolean });
});

function keep(now: { items: QuickItem[]; suggested: boolean }): void {
  group.items = now.items.map(dressed);
  group.suggested = now.suggested;
  group.known = true;
}

export const readGroup = async (): Promise<void> => keep(await act("quick.list", {}));

export async function saveGroup(items: readonly QuickItem[]): Promise<void> {
  keep(await act("quick.save", { items: items.map(told), key: newKey() }));
}

/** Everything that can stand in a quick group: the pages of this client, then what the hub offers. */
export async function everything(): Promise<QuickOffer[]> {
  const hub = (await act("quick.functions", {})).groups;
  const admin = pagesFor(router.getRoutes(), world.me?.roles ?? []).map((one) => page(one.path, one.word, one.icon));
  const groups = [{ label: words("quick.pages"), items: own() }, ...hub, { label: words("quick.admin"), items: admin }];
  return groups.filter((one) => one.items.length > 0);
}

const own = (): QuickItem[] => [
  page("/start", "quick.workflow", "flow"), ...pages.map((one) => page(one.to, one.word, one.icon)),
  ...offices.map((one) => page(one.to, one.word, one.icon)),
];

const words = (key: string): QuickItem["label"] => ({ text: t(key), words: inBoth(key) });
const page = (to: string, word: string, icon: string): QuickItem => ({ id: to, kind: "page", to, icon, label: words(word) });

/** A page of this client has its own sign, whatever was kept with it. */
function dressed(item: QuickItem): QuickItem {
  const known = item.kind === "page" ? own().find((one) => one.to === item.to) : undefined;
  return known ? { ...item, icon: known.icon } : item;
}
