/** One customer as its page holds it: read by its number, and again whenever it, its people or its follow-ups change. */
import { onBeforeUnmount, reactive, watch } from "vue";
import { act } from "../../kernel/acts";
import type { Card, Record_ } from "../../kernel/generated";
import { Refused, wordsOf } from "../../kernel/refused";
import { session } from "../../kernel/session";
import { world } from "../../kernel/state";
import { onEvent } from "../../kernel/sync";

export interface Customer {
  record: Record_ | null;
  card: Card | null;
  contacts: Record_[];
  followups: Record_[];
  names: Record<string, string>;
  mayLog: boolean;
  missing: boolean;
  trouble: string;
}

const followed = ["crm.customer", "crm.contact", "crm.followup"] as const;

export function following(no: () => string): { one: Customer; read: () => Promise<void> } {
  const one = reactive<Customer>({
    record: null, card: null, contacts: [], followups: [], names: {}, mayLog: false, missing: false, trouble: "",
  });

  async function read(): Promise<void> {
    const asked = no();
    try {
      const reply = await act("crm.customer.page", { no: asked });
      if (asked !== no()) return;
      Object.assign(one, {
        record: reply.record, card: reply.card, contacts: reply.contacts, followups: reply.followups, names: reply.names,
        mayLog: reply.may_log, missing: false, trouble: "",
      });
    } catch (error) {
      one.missing = error instanceof Refused && !error.unanswered;
      one.trouble = wordsOf(error);
    }
  }

  watch([no, () => session.ready], ([, ready]) => ready && void read(), { immediate: true });
  watch(() => [...followed.map((name) => world.lists[name]), world.returns], () => void read());
  const deaf = onEvent((event) => {
    const told = event.data.card as Card | undefined;
    if (event.name === "card.changed" && told?.thing === one.record?.id) void read();
  });
  onBeforeUnmount(deaf);
  return { one, read };
}
