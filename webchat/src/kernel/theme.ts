/** Light, dark, or as the system has it. */

import { ref } from "vue";

export type Theme = "light" | "dark" | "system";

const kept = localStorage.getItem("theme");
export const theme = ref<Theme>(kept === "light" || kept === "dark" ? kept : "system");

export function wear(next: Theme): void {
  theme.value = next;
  if (next === "system") {
    localStorage.removeItem("theme");
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem("theme", next);
    document.documentElement.dataset.theme = next;
  }
}
