/** How wide the window is and whether a finger points at it; the same three widths as the style sheets. */
import { readonly, ref, type Ref } from "vue";

function watching(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query);
  const matches = ref(list.matches);
  list.addEventListener("change", (event) => (matches.value = event.matches));
  return readonly(matches);
}

/** ≤ 767 px: one pane, sheets from below. */
export const phone = watching("(max-width: 767px)");
/** < 1200 px: side panels slide over. */
export const narrow = watching("(max-width: 1199px)");
export const touch = watching("(pointer: coarse)");
