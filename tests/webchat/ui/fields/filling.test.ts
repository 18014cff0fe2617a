import { beforeEach, expect, it } from "vitest";
import { nextTick, ref } from "vue";
import { Refused } from "../../../../webchat/src/kernel/refused";
import type { Field } from "../../../../webchat/src/kernel/generated";
import { filling } from "../../../../webchat/src/ui/fields/filling";

const words = (text: string) => ({ text, words: { zh: text, en: text } });
const name: Field = { name: "name", kind: "text", label: words("name"), required: true };
const note: Field = { name: "note", kind: "text", label: words("note") };

beforeEach(() => localStorage.clear());
const opened = (opens = {}) => filling(() => [name, note], () => "form:1", () => opens);

it("opens with what is preset, and keeps what is written as a draft until it is sent", async () => {
  const form = opened({ note: "preset" });
  expect(form.values.value).toEqual({ name: null, note: "preset" });
  form.values.value = { name: "Report", note: "preset" };
  await nextTick();
  expect(opened().values.value).toEqual({ name: "Report", note: "preset" });
  expect(await form.submit(async (sent) => sent)).toEqual({ name: "Report", note: "preset" });
  expect(localStorage.getItem("form:1")).toBeNull();
});

it("keeps no draft of what was not touched", async () => {
  const form = opened({ note: "preset" });
  form.values.value = { ...form.values.value };
  await nextTick();
  expect([form.written.value, localStorage.getItem("form:1")]).toEqual([false, null]);
});

it("sends nothing while something is missing, and says so under the field", async () => {
  const form = opened();
  expect(await form.submit(async () => "sent")).toBeNull();
  expect(Object.keys(form.errors.value)).toEqual(["name"]);
  form.values.value = { ...form.values.value, name: "Report" };
  await nextTick();
  expect(form.errors.value).toEqual({});
});

it("puts what the hub says of a field under it, and what it says of no field beside the button", async () => {
  const form = opened({ name: "Report" });
  await form.submit(() => Promise.reject(new Refused({ reason: "field.taken", words: "taken", field: "name" })));
  expect([form.errors.value, form.trouble.value]).toEqual([{ name: "taken" }, ""]);
  await form.submit(() => Promise.reject(new Refused({ reason: "record.stale", words: "changed meanwhile" })));
  expect(form.trouble.value).toBe("changed meanwhile");
});

it("draws another form when its fields change", async () => {
  const fields = ref([name]);
  const form = filling(() => fields.value, () => "form:2");
  fields.value = [note];
  await nextTick();
  expect(form.values.value).toEqual({ note: null });
});
