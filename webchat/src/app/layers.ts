/** What lies over the page: the quick switcher and the list of keys. */

import { ref } from "vue";

export const switcherOpen = ref(false);
export const keysOpen = ref(false);
export const assistantOpen = ref(false);
