/** Opens the station: the shell, its routes, and the line to the hub. */

import { createApp } from "vue";
import App from "./app/App.vue";
import { watchTitle } from "./kernel/attention";
import { router } from "./kernel/router";
import { onSignedOut, start } from "./kernel/session";
import "./ui/elements.css";

onSignedOut(() => {
  const here = router.currentRoute.value;
  if (!here.meta.open) void router.replace({ name: "signin", query: { to: here.fullPath } });
});
void start();
watchTitle();
createApp(App).use(router).mount("#app");
