import { afterEach, expect, it } from "vitest";
import { createApp, h, nextTick, ref, type App } from "vue";
import type { Field } from "../../../../webchat/src/kernel/generated";
import TableField from "../../../../webchat/src/ui/fields/TableField.vue";
import type { Values } from "../../../../webchat/src/ui/fields/check";

let app: App | undefined;
afterEach(() => app?.unmount());

const label = { text: "x", words: { zh: "x", en: "x" } };
const field = { name: "lines", kind: "table", label, columns: [{ name: "what", kind: "text", label }] } as unknown as Field;

it("keeps what each row holds when one above it goes", async () => {
  document.body.innerHTML = '<div id="here"></div>';
  const rows = ref<Values[]>([{ what: "one" }, { what: "two" }, { what: "three" }]);
  app = createApp(() => h(TableField, { field, modelValue: rows.value, "onUpdate:modelValue": (now: Values[]) => (rows.value = now) }));
  app.mount("#here");
  const inputs = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(".rows__r input")];
  const [, second, third] = inputs();
  document.querySelector<HTMLButtonElement>(".rows__x")?.click();
  await nextTick();
  expect(rows.value.map((row) => row.what)).toEqual(["two", "three"]);
  expect(inputs()).toEqual([second, third]);
});
