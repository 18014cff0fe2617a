/** What stands under the form of a request wherever it is filled in: the way it would go. */
import { defineAsyncComponent, type Component } from "vue";
import type { FormView } from "../kernel/generated";
import { learnPages } from "../kernel/words";

const RoutePreview = defineAsyncComponent(async () => {
  await learnPages();
  return import("./RoutePreview.vue");
});

/** For the form of a command that asks for something; nothing for any other form. */
export function below(view: FormView): { below?: Component; belowProps?: Record<string, unknown> } {
  const flow = view.preset.flow;
  return view.act === "flow.start" && typeof flow === "string" ? { below: RoutePreview, belowProps: { flow } } : {};
}
