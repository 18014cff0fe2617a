/** A request's route as stations: its steps with who acted there, who must, and what they said. */
import type { Instance, RoutePerson, RouteStop, TrailStop, Who } from "../kernel/generated";
import { say } from "../kernel/words";

export type Part =
  | "waiting" | "approved" | "rejected" | "returned" | "transferred" | "delegated" | "advised" | "told"
  | "passed";

export interface Visitor {
  who: Who;
  part: Part;
  at?: string;
  text?: string;
}

export interface Station {
  title: string;
  state: TrailStop["state"];
  mode?: string;
  /** Why this step is there. */
  why?: string;
  /** What the hub did here by itself, and why. */
  note?: string;
  at?: string;
  due?: string;
  visitors: Visitor[];
}

type Request = Pick<Instance, "route" | "trail" | "asker" | "state"> & { started_at?: string };

const states: Record<string, TrailStop["state"]> = {
  open: "here",
  passed: "done",
  told: "done",
  failed: "refused",
  cancelled: "skipped",
};
const underWay = new Set(["running", "returned", "suspended"]);
const byHub = new Set(["passed", "failed", "replaced", "approve", "copied", "waits", "arrived", "missed"]);
const parts: Record<string, Part> = {
  pending: "waiting",
  waiting: "waiting",
  approved: "approved",
  rejected: "rejected",
  returned: "returned",
  transferred: "transferred",
  delegated: "delegated",
  advised: "advised",
  told: "told",
};

/** The stations of a route: the asker's first, then one for each step. */
export function stationsOf(request: Request, submitted: string): Station[] {
  const start = request.started_at ?? request.trail[0]?.at;
  const first: Station = {
    title: submitted,
    state: request.state === "returned" ? "here" : "done",
    at: start,
    visitors: [{ who: request.asker, part: request.state === "returned" ? "waiting" : "passed", at: start }],
  };
  return [first, ...request.route.map((step) => station(step, request))];
}

function station(step: RouteStop, request: Request): Station {
  const state = states[step.state ?? ""] ?? (underWay.has(request.state) ? "todo" : "skipped");
  const visitors = step.people.flatMap(visitor);
  const dues = step.people.flatMap((one) => (one.state === "pending" && one.due ? [one.due] : []));
  const settled = visitors.flatMap((one) => (one.part !== "waiting" && one.at ? [one.at] : []));
  return {
    title: say(step.name),
    state,
    mode: step.mode,
    why: say(step.why) || undefined,
    note: byItself(step, request),
    at: settled.sort().at(-1),
    due: step.due ?? dues.sort()[0],
    visitors,
  };
}

function visitor(person: RoutePerson): Visitor[] {
  const part = parts[person.state ?? "waiting"];
  return part
    ? [{ who: { id: person.id, name: person.name }, part, at: person.at, text: person.text || undefined }]
    : [];
}

/** The hub's own line at this step, with its reason. */
function byItself(step: RouteStop, request: Request): string | undefined {
  const name = say(step.name);
  const line = request.trail.findLast((one) => one.reason && byHub.has(one.act) && one.node && say(one.node) === name);
  return line ? say(line.reason) : undefined;
}

/** How far along the road it is: the station it stands at, counted from one. */
export function progress(stations: readonly Station[]): { at: number; of: number } {
  const here = stations.findIndex((one) => one.state === "here");
  return { at: here + 1, of: stations.length };
}
