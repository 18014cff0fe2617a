/** The places of the station, in the order of the rail. */

import { computed } from "vue";
import { mentionTotal, openTodos } from "../kernel/state";

export interface Place {
  id: string;
  to: string;
  icon: string;
  /** Key of its word. */
  word: string;
  count?: number;
}

const chat = computed<Place>(() => ({ id: "chat", to: "/c", icon: "chat", word: "nav.chat", count: mentionTotal.value }));
const todo = computed<Place>(() => ({ id: "todo", to: "/todo", icon: "todo", word: "nav.todo", count: openTodos.value.length }));
const customers: Place = { id: "customers", to: "/customers", icon: "customers", word: "nav.customers" };
const apps: Place = { id: "apps", to: "/apps", icon: "apps", word: "nav.apps" };
const people: Place = { id: "people", to: "/people", icon: "contacts", word: "nav.people" };
const mine: Place = { id: "me", to: "/me", icon: "me", word: "nav.me" };

export const railPlaces = computed<Place[]>(() => [chat.value, todo.value, customers, apps, people]);
export const tabPlaces = computed<Place[]>(() => [chat.value, todo.value, apps, people, mine]);
export const pages: readonly Place[] = [
  { id: "chat", to: "/c", icon: "chat", word: "nav.chat" }, { id: "todo", to: "/todo", icon: "todo", word: "nav.todo" },
  customers, apps, people, { id: "search", to: "/search", icon: "search", word: "nav.search" }, mine,
];
