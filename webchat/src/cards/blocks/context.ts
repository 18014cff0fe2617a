/** What every block and element of one card or dialog shares: the values so far, and the way a press is told. */
import { inject, provide, reactive, ref, type InjectionKey, type Ref } from "vue";
import { Refused, wordsOf } from "../../kernel/refused";
import { t } from "../../kernel/words";
import { ask } from "../asking";
import { textOf, type ConfirmObject, type Element, type OptionObject } from "./shapes";

/** block_id → action_id → what is filled in. */
export type Values = Record<string, Record<string, unknown>>;
export interface Press {
  action: string;
  block?: string;
  value?: never;
}
export interface Offer {
  options?: OptionObject[];
  groups?: { label?: Element["text"]; options?: OptionObject[] }[];
}

/** Where these blocks stand: how a press reaches the bot, and how a list asks it for options. */
export interface Talk {
  press: (told: Press, values: Values) => Promise<{ errors?: Record<string, string> }>;
  options: (action: string, block: string | undefined, query: string) => Promise<Offer>;
  /** Names the place, for questions that are asked from it. */
  name: string;
}

export interface BlockContext {
  values: Values;
  /** The action under way: its button waits, the others stay. */
  busy: Ref<string>;
  trouble: Ref<string>;
  /** What is wrong, by block. */
  errors: Ref<Record<string, string>>;
  press: (element: Element, value?: unknown) => Promise<void>;
  put: (element: Element, value: unknown) => void;
  /** A value that stands now: kept, and told where it is to be told at once. */
  settle: (element: Element, value: unknown) => void;
  offers: (element: Element, query: string) => Promise<Offer>;
  /** What a bot or the hub found wrong, shown where it belongs; the rest under all. */
  mark: (errors: Record<string, string>, known: ReadonlySet<string>) => void;
}

const key: InjectionKey<BlockContext> = Symbol("blocks");

export const nameOf = (element: Element): string => `${element.block_id ?? ""}/${element.action_id ?? ""}`;

export function useBlocks(): BlockContext {
  const context = inject(key, null);
  if (!context) throw new Error("A block stands outside a card");
  return context;
}

/** The errors a refusal names, by block. */
export const errorsIn = (error: unknown): Record<string, string> =>
  (error instanceof Refused && (error.details.errors as Record<string, string> | undefined)) || {};

/** Called once by the component that draws a card's blocks. */
export function provideBlocks(talk: () => Talk): BlockContext {
  const values = reactive<Values>({});
  const busy = ref("");
  const trouble = ref("");
  const errors = ref<Record<string, string>>({});

  function put(element: Element, value: unknown): void {
    const block = element.block_id ?? "";
    (values[block] ??= {})[element.action_id ?? ""] = value;
    if (errors.value[block]) errors.value = without(errors.value, block);
  }

  function mark(told: Record<string, string>, known: ReadonlySet<string>): void {
    const named = Object.fromEntries(Object.entries(told).map(([name, words]) => [blockOf(name), words]));
    errors.value = Object.fromEntries(Object.entries(named).filter(([block]) => known.has(block)));
    const rest = Object.entries(named).filter(([block]) => !known.has(block));
    trouble.value = rest.map(([, words]) => words).join(t("card.and"));
  }

  /** A bot may name a field by its action too. */
  const blockOf = (name: string): string =>
    values[name] ? name : (Object.keys(values).find((block) => name in (values[block] ?? {})) ?? name);

  async function send(element: Element, value: unknown): Promise<void> {
    busy.value = nameOf(element);
    trouble.value = "";
    try {
      const told = { action: element.action_id ?? "", block: element.block_id, value: value as never };
      mark((await talk().press(told, plain(values))).errors ?? {}, new Set(Object.keys(values)));
    } catch (error) {
      trouble.value = wordsOf(error);
    } finally {
      busy.value = "";
    }
  }

  async function press(element: Element, value: unknown = element.value): Promise<void> {
    if (busy.value) return;
    if (element.confirm && !(await confirmed(element.confirm, talk().name))) return;
    await send(element, value);
  }

  function settle(element: Element, value: unknown): void {
    put(element, value);
    if (!element.quiet) void press(element, value);
  }

  const offers = (element: Element, query: string): Promise<Offer> =>
    talk().options(element.action_id ?? "", element.block_id, query);
  const context: BlockContext = { values, busy, trouble, errors, press, put, settle, offers, mark };
  provide(key, context);
  return context;
}

/** A copy that can be sent while typing goes on. */
export const plain = (values: Values): Values => JSON.parse(JSON.stringify(values)) as Values;

const without = (errors: Record<string, string>, block: string): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => name !== block));

async function confirmed(confirm: ConfirmObject, place: string): Promise<boolean> {
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
    draft: place,
  });
  return Boolean(reply);
}
