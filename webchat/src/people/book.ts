/** The address book as its page holds it: the tree of departments, and the people asked for. */
import { reactive, shallowRef, watch } from "vue";
import { act } from "../kernel/acts";
import type { Department, Person } from "../kernel/generated";
import { keepPeople } from "../kernel/people";
import { wordsOf } from "../kernel/refused";
import { locale } from "../kernel/words";

export const departments = shallowRef<Department[]>([]);

export async function readDepartments(): Promise<void> {
  departments.value = (await act("people.departments", {})).departments;
}

export interface Page {
  people: Person[];
  more: boolean;
  state: "idle" | "reading" | "read" | "failed";
  why: string;
}

const size = 100;

/** People of a department (those below it too), or by a few letters; read on from the last one. */
export function listing(asked: () => { query: string; department: string } | null): {
  page: Page;
  read: (on?: boolean) => Promise<void>;
} {
  const page = reactive<Page>({ people: [], more: false, state: "idle", why: "" });
  let round = 0;

  async function read(on = false): Promise<void> {
    const what = asked();
    if (!what) return;
    const mine = ++round;
    page.state = "reading";
    try {
      const reply = await act("people.find", {
        limit: size,
        ...(what.query ? { query: what.query } : {}),
        ...(what.department && !what.query ? { department: what.department } : {}),
        ...(on ? { before: page.people[page.people.length - 1]?.id } : {}),
      });
      if (mine !== round) return;
      keepPeople(reply.people);
      const found = reply.people.filter((person) => person.kind === "person");
      page.people = on ? [...page.people, ...found] : found;
      page.more = Boolean(reply.more);
      page.state = "read";
    } catch (error) {
      if (mine !== round) return;
      page.state = "failed";
      page.why = wordsOf(error);
    }
  }

  watch(
    asked,
    (now, before) => {
      if (now && JSON.stringify(now) !== JSON.stringify(before)) void read();
    },
    { immediate: true },
  );
  return { page, read };
}

/** What a department, post or person is called in the reader's language. */
export function called(thing: { name: string; name_en?: string } | string | undefined): string {
  if (!thing || typeof thing === "string") return thing ?? "";
  return locale.value === "en" && thing.name_en ? thing.name_en : thing.name;
}
