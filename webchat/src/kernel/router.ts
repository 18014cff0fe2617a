/** Every thing has an address, and Back always works. */

import { createRouter, createWebHistory } from "vue-router";
import type { RouteRecordRaw } from "vue-router";
import { closeTop } from "../ui/layers";
import { keepDraft } from "./drafts";
import { session } from "./session";
import { rooms } from "./state";
import { learnPages } from "./words";

/** A page of administration is a child here that says `meta.admin` (admin/places.ts): the list draws itself. */
const administration: RouteRecordRaw[] = [
  {
    path: "people/:person?", name: "admin-people", props: true, component: () => import("../admin/PeopleAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.people", hint: "admin.people.hint", icon: "people", rank: 10, roles: ["hr"] } },
  },
  {
    path: "departments", name: "admin-departments", component: () => import("../admin/DepartmentsAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.departments", hint: "admin.departments.hint", icon: "department", rank: 20, roles: ["hr"] } },
  },
  {
    path: "roles", name: "admin-roles", component: () => import("../admin/RolesAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.roles", hint: "admin.roles.hint", icon: "lock", rank: 30, roles: ["hr", "auditor"] } },
  },
  {
    path: "sessions", name: "admin-sessions", component: () => import("../admin/SessionsAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.sessions", hint: "admin.sessions.hint", icon: "phone", rank: 40 } },
  },
  {
    path: "flows", name: "admin-flows", component: () => import("../flow/WatchPage.vue"),
    meta: { inside: true, admin: { word: "flow.watch", hint: "flow.watch_hint", icon: "flow", rank: 45 } },
  },
  {
    path: "types", name: "admin-types", component: () => import("../admin/TypesAdmin.vue"),
    meta: { inside: true, admin: { word: "types.title", hint: "types.hint", icon: "grid", rank: 47, roles: ["auditor"] } },
  },
  {
    path: "bots", name: "admin-bots", component: () => import("../bots/BotsAdmin.vue"),
    meta: { inside: true, admin: { word: "bots.title", hint: "bots.hint", icon: "bolt", rank: 50 } },
  },
  {
    path: "journal", name: "admin-journal", component: () => import("../admin/JournalAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.journal", hint: "admin.journal.hint", icon: "list", rank: 60, roles: ["auditor"] } },
  },
  {
    path: "calendar", name: "admin-calendar", component: () => import("../admin/CalendarAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.calendar", hint: "admin.calendar.hint", icon: "calendar", rank: 70, roles: ["hr"] } },
  },
  {
    path: "company", name: "admin-company", component: () => import("../admin/CompanyAdmin.vue"),
    meta: { inside: true, admin: { word: "admin.company", hint: "admin.company.hint", icon: "customers", rank: 80 } },
  },
  {
    path: "ops", name: "admin-ops", component: () => import("../ops/OpsPage.vue"),
    meta: { inside: true, admin: { word: "ops.title", hint: "ops.hint", icon: "bolt", rank: 90 } },
  },
];

/** The list, the form and the page of any type of record, below one address; those of customers are at their place. */
function records(path: string, name: string, place: string): RouteRecordRaw[] {
  const form = (): Promise<unknown> => import("../records/FormPage.vue");
  return [
    { path, name: `${name}s`, component: () => import("../records/ListPage.vue"), props: true, meta: { place, inside: place === "apps" } },
    { path: `${path}/new`, name: `${name}-new`, component: form, props: true, meta: { place, inside: true } },
    { path: `${path}/:no/edit`, name: `${name}-edit`, component: form, props: true, meta: { place, inside: true } },
    { path: `${path}/:no`, name, component: () => import("../records/RecordPage.vue"), props: true, meta: { place, inside: true } },
  ];
}

const ChatPage = () => import("../chat/ChatPage.vue");

const routes: RouteRecordRaw[] = [
  { path: "/", redirect: "/c" },
  { path: "/c/:channel?", name: "chat", component: ChatPage, meta: { place: "chat" } },
  { path: "/c/:channel/m/:message", name: "message", component: ChatPage, meta: { place: "chat" } },
  {
    path: "/c/:channel/hooks", name: "room-hooks", component: () => import("../bots/RoomHooks.vue"), props: true,
    meta: { place: "chat", inside: true },
  },
  { path: "/todo", name: "todo", component: () => import("../flow/TodoPage.vue"), meta: { place: "todo" } },
  {
    path: "/todo/:id", name: "instance", component: () => import("../flow/InstancePage.vue"), props: true,
    meta: { place: "todo", inside: true },
  },
  {
    path: "/start/:flow?", name: "start", component: () => import("../flow/StartPage.vue"), props: true,
    meta: { place: "apps", inside: true },
  },
  {
    path: "/customers", name: "customers", component: () => import("../records/ListPage.vue"),
    props: { type: "crm.customer" }, meta: { place: "customers" },
  },
  {
    path: "/customers/dup/:one?/:other?", name: "duplicates", props: true, meta: { place: "customers", inside: true },
    component: () => import("../office/crm/DuplicatesPage.vue"),
  },
  {
    path: "/customers/import/:no?", name: "import", props: true, meta: { place: "customers", inside: true },
    component: () => import("../office/crm/ImportPage.vue"),
  },
  // before the customer's own page: "new" is no number
  {
    path: "/r/crm.customer/new", name: "customer-new", component: () => import("../records/FormPage.vue"),
    props: { type: "crm.customer" }, meta: { place: "customers", inside: true },
  },
  {
    path: "/r/crm.customer/:no", name: "customer", props: true, meta: { place: "customers", inside: true },
    component: () => import("../office/crm/CustomerPage.vue"),
  },
  ...records("/r/:type(crm\\.[a-z_]+)", "sales", "customers"),
  ...records("/r/:type", "record", "apps"),
  {
    path: "/apps/announcements/:no?", name: "announcements", props: true, meta: { place: "apps", inside: true },
    component: () => import("../office/announcements/AnnouncementsPage.vue"),
  },
  {
    path: "/apps/reminders", name: "reminders", meta: { place: "apps", inside: true },
    component: () => import("../office/reminders/RemindersPage.vue"),
  },
  {
    path: "/apps/quick", name: "quick", meta: { place: "apps", inside: true },
    component: () => import("../office/assistant/QuickPage.vue"),
  },
  {
    path: "/apps/home/:bot", name: "home", props: true, meta: { place: "apps", inside: true },
    component: () => import("../bots/HomePage.vue"),
  },
  { path: "/do", name: "do", redirect: (to) => intoBox(String(to.query.line ?? "")) },
  {
    path: "/admin", name: "admin", component: () => import("../admin/AdminFrame.vue"), children: administration,
    meta: { place: "admin" },
  },
  { path: "/apps", name: "apps", component: () => import("../app/AppsPage.vue"), meta: { place: "apps" } },
  { path: "/people/:person?", name: "people", component: () => import("../people/PeoplePage.vue"), props: true, meta: { place: "people" } },
  { path: "/search", name: "search", component: () => import("../search/SearchPage.vue"), meta: { place: "search" } },
  { path: "/me", name: "me", component: () => import("../people/MePage.vue"), meta: { place: "me" } },
  { path: "/signin", name: "signin", component: () => import("../people/SignIn.vue"), meta: { open: true } },
  { path: "/:rest(.*)*", name: "nowhere", component: () => import("../app/NowherePage.vue") },
];

/** Puts a line into the box of the conversation in sight, or of the last one; it is sent by whoever reads it there. */
function intoBox(line: string): string {
  const here = router.currentRoute.value.params.channel as string | undefined;
  const channel = here ?? rooms.value[0]?.id;
  if (!channel) return "/c";
  if (line.trim()) keepDraft(channel, line);
  return `/c/${channel}`;
}

export const router = createRouter({ history: createWebHistory(), routes });

/** Back to `path`: by the way one came if one came from there, so that Back never goes round in circles. */
export function retreat(path: string): void {
  if (router.options.history.state.back === path) router.back();
  else void router.replace(path);
}

router.beforeResolve(async (to) => {
  if (to.meta.place !== "chat" || to.meta.inside) await learnPages();
});
/** Back closes what lies over the page before it leaves the page. */
let backing = false;
router.options.history.listen(() => (backing = true));
router.beforeEach(() => {
  const back = backing;
  backing = false;
  return !(back && closeTop());
});
router.beforeEach((to) => {
  if (session.state === "out" && !to.meta.open) return { name: "signin", query: { to: to.fullPath } };
  if (session.state === "password" && !to.meta.open) return { name: "signin", query: { to: to.fullPath } };
  return true;
});
