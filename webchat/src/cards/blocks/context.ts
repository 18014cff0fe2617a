/** What every block and element of one message shares: the values typed so far, and the way a press is told. */
import { inject, provide, reactive, ref, type InjectionKey, type Ref } from "vue";
import { act, newKey } from "../../kernel/acts";
import type { Card } from "../../kernel/generated";
import { wordsOf } from "../../kernel/refused";
import { t } from "../../kernel/words";
import { keepFace } from "../faces";
import { ask } from "../asking";
import { textOf, type ConfirmObject, type Element } from "./shapes";

export interface BlockContext {
  values: Record<string, unknown>;
  /** The action under way: its button waits, the others stay. */
  busy: Ref<string>;
  trouble: Ref<string>;
  press: (element: Element, value?: unknown) => Promise<void>;
  put: (element: Element, value: unknown) => void;
}

/** A bot may answer a tap with what is wrong with its form. */
interface Told {
  card?: Card;
  errors?: Record<string, string>;
}

const key: InjectionKey<BlockContext> = Symbol("blocks");

export const nameOf = (element: Element): string => element.action_id ?? element.value ?? element.type ?? "";

export function useBlocks(): BlockContext {
  const context = inject(key, null);
  if (!context) throw new Error("A block stands outside a message");
  return context;
}

/** Called once by the component that draws a message's blocks. */
export function provideBlocks(message: () => string): BlockContext {
  const values = reactive<Record<string, unknown>>({});
  const busy = ref("");
  const trouble = ref("");

  async function send(element: Element, value: unknown): Promise<void> {
    busy.value = nameOf(element);
    trouble.value = "";
    try {
      const text =
        value === undefined || value === null ? undefined : typeof value === "string" ? value : JSON.stringify(value);
      const form = Object.keys(values).length ? { ...values } : undefined;
      const told: Told = await act("card.tap", {
        message: message(),
        action: nameOf(element),
        value: text,
        form,
        version: 0,
        key: newKey(),
      });
      if (told.card) keepFace(told.card);
      trouble.value = Object.values(told.errors ?? {}).join(t("card.and"));
    } catch (error) {
      trouble.value = wordsOf(error);
    } finally {
      busy.value = "";
    }
  }

  async function press(element: Element, value: unknown = element.value): Promise<void> {
    if (busy.value) return;
    if (element.confirm && !(await confirmed(element.confirm, message()))) return;
    await send(element, value);
  }

  const context: BlockContext = {
    values,
    busy,
    trouble,
    press,
    put: (element, value) => (values[nameOf(element)] = value),
  };
  provide(key, context);
  return context;
}

async function confirmed(confirm: ConfirmObject, message: string): Promise<boolean> {
  const reply = await ask({
    title: textOf(confirm.title) || t("card.decision"),
    choices: [
      {
        id: "confirm",
        label: "",
        danger: confirm.style === "danger",
        text: textOf(confirm.text),
        fields: [],
        submit: textOf(confirm.confirm) || t("ui.got_it"),
        deny: textOf(confirm.deny) || undefined,
        send: async () => true,
      },
    ],
    first: "confirm",
    draft: message,
  });
  return Boolean(reply);
}
