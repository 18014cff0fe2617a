/** My reminders as the page holds them: read again after each act, when one's time comes, and when the page is looked at. */
import { onBeforeUnmount, onMounted, reactive, watch } from "vue";
import { act, newKey } from "../../kernel/acts";
import type { OccasionShape, ReminderPutOff, ReminderShape } from "../../kernel/generated";
import { wordsOf } from "../../kernel/refused";
import { session } from "../../kernel/session";
import { say } from "../../kernel/words";
import { complain, tell } from "../../ui/toasts";

export type Box = "upcoming" | "done";
export interface Listing {
  reminders: ReminderShape[];
  occasions: OccasionShape[];
  more: boolean;
  state: "reading" | "read" | "failed";
  why: string;
}

const longest = 2 ** 31 - 1;
const after = 1_500;

/** Until the next of these rings (ms), and a little longer for the hub to do it; null when none will. */
export function pause(reminders: readonly ReminderShape[], occasions: readonly OccasionShape[], now: number): number | null {
  const moments = [...reminders.map((one) => one.next_at), ...occasions.map((one) => one.until)].flatMap((at) => (at ? [Date.parse(at)] : []));
  return moments.length ? Math.min(Math.max(Math.min(...moments) - now, 0) + after, longest) : null;
}

export function listing(box: () => Box): { list: Listing; read: (on?: boolean) => Promise<void>; run: (what: () => Promise<unknown>) => Promise<void> } {
  const list = reactive<Listing>({ reminders: [], occasions: [], more: false, state: "reading", why: "" });
  let timer = 0;
  let round = 0;

  async function read(on = false): Promise<void> {
    const mine = ++round;
    try {
      const before = on ? list.occasions.at(-1)?.id : undefined;
      const reply = await act("reminder.list", { box: box(), ...(before ? { before } : {}) });
      if (mine !== round) return;
      const occasions = before ? [...list.occasions, ...reply.occasions] : reply.occasions;
      Object.assign(list, { reminders: reply.reminders, occasions, more: reply.more, state: "read", why: "" });
      window.clearTimeout(timer);
      const wait = pause(list.reminders, list.occasions, Date.now());
      if (wait !== null) timer = window.setTimeout(() => void read(), wait);
    } catch (error) {
      if (mine === round) Object.assign(list, { state: "failed", why: wordsOf(error) });
    }
  }

  /** Does something and shows the list as it then stands; why not is said in words. */
  async function run(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      complain(wordsOf(error));
    }
    await read();
  }

  const seen = (): void => void (document.visibilityState === "visible" && session.ready && read());
  onMounted(() => document.addEventListener("visibilitychange", seen));
  onBeforeUnmount(() => {
    document.removeEventListener("visibilitychange", seen);
    window.clearTimeout(timer);
  });
  watch([box, () => session.ready], ([, ready]) => {
    Object.assign(list, { reminders: [], occasions: [], state: "reading" });
    if (ready) void read();
  }, { immediate: true });
  return { list, read, run };
}

export async function finish(one: OccasionShape): Promise<void> {
  tell(say((await act("reminder.done", { occasion: one.id, key: newKey() })).answer.text));
}

export async function putOff(one: OccasionShape, until: ReminderPutOff["until"]): Promise<void> {
  tell(say((await act("reminder.put_off", { occasion: one.id, until, key: newKey() })).answer.text));
}

export async function cancel(one: ReminderShape): Promise<void> {
  tell(say((await act("reminder.cancel", { reminder: one.id, key: newKey() })).answer.text));
}
