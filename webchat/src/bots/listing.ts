/** A list as its page holds it: read when the page is ready, and again after each act. */
import { reactive, watch } from "vue";
import { wordsOf } from "../kernel/refused";
import { session } from "../kernel/session";
import { complain } from "../ui/toasts";

export interface Listing<T> {
  all: T[];
  state: "reading" | "read" | "failed";
  why: string;
}

export function listing<T extends object>(fetch: () => Promise<readonly T[]>): { list: Listing<T>; read: () => Promise<void>; run: (what: () => Promise<unknown>) => Promise<void> } {
  const list = reactive({ all: [], state: "reading", why: "" }) as Listing<T>;

  async function read(): Promise<void> {
    try {
      Object.assign(list, { all: await fetch(), state: "read", why: "" });
    } catch (error) {
      Object.assign(list, { state: "failed", why: wordsOf(error) });
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
  watch(() => session.ready, (ready) => ready && void read(), { immediate: true });
  return { list, read, run };
}
