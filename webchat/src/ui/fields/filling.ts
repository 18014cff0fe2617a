/** A form being filled in on a page: its draft kept by the second, its errors under its fields, sent once. */
import { computed, nextTick, ref, watch, type ComputedRef, type Ref } from "vue";
import type { Field } from "../../kernel/generated";
import { Refused, wordsOf } from "../../kernel/refused";
import { allWrong, errorsOf, filled, opening, type Errors, type Values } from "./check";

export interface Filling {
  values: Ref<Values>;
  errors: Ref<Errors>;
  trouble: Ref<string>;
  busy: Ref<boolean>;
  /** Does anything stand in it that did not when it was opened? */
  written: ComputedRef<boolean>;
  clear: () => void;
  /** `send` gets what is filled in; what it resolves with is handed on, null when it was refused or is not filled in. */
  submit: <T>(send: (form: Values) => Promise<T>) => Promise<T | null>;
}

/** `place` names the draft; `opens` is what stands in the form before anything is written. */
export function filling(fields: () => readonly Field[] | undefined, place: () => string, opens: () => Values = () => ({})): Filling {
  const values = ref<Values>({});
  const errors = ref<Errors>({});
  const trouble = ref("");
  const busy = ref(false);
  const all = (): readonly Field[] => fields() ?? [];
  const told = (form: Values): string => JSON.stringify(filled(all(), form));
  const written = computed(() => told(values.value) !== told(opening(all(), opens())));

  watch(
    fields,
    (now) => {
      if (!now) return;
      const kept = JSON.parse(localStorage.getItem(place()) ?? "{}") as Values;
      values.value = opening(now, { ...opens(), ...kept });
      errors.value = {};
      trouble.value = "";
    },
    { immediate: true },
  );
  watch(values, (now) => {
    if (!fields()) return;
    if (written.value) localStorage.setItem(place(), JSON.stringify(now));
    else localStorage.removeItem(place());
    errors.value = Object.fromEntries(Object.entries(errors.value).filter(([name]) => allWrong(all(), now)[name]));
  });

  function show(found: Errors): void {
    errors.value = found;
    const first = all().find((field) => found[field.name])?.name;
    if (first)
      void nextTick(() =>
        document.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, textarea, select, button)`)?.focus(),
      );
  }

  async function submit<T>(send: (form: Values) => Promise<T>): Promise<T | null> {
    if (busy.value) return null;
    const found = allWrong(all(), values.value);
    if (Object.keys(found).length) {
      show(found);
      return null;
    }
    busy.value = true;
    trouble.value = "";
    try {
      const reply = await send(filled(all(), values.value));
      localStorage.removeItem(place());
      return reply;
    } catch (error) {
      const named = error instanceof Refused ? errorsOf(error) : {};
      if (all().some((field) => Object.keys(named).some((path) => path.split(".")[0] === field.name))) show(named);
      else trouble.value = wordsOf(error);
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { values, errors, trouble, busy, written, clear: () => void (values.value = opening(all(), opens())), submit };
}
