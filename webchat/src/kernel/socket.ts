/** The wire to the hub: one Socket.IO connection that asks acts and hears the log. */

import { ref, shallowRef } from "vue";
import type { Socket } from "socket.io-client";
import type { Hello, LogEvent, RefusedBody, Signal } from "./generated";
import { Refused } from "./refused";
import { t } from "./words";

export type Line = "idle" | "connecting" | "online" | "offline" | "refused";

/** What the person may see of the connection. */
export const line = ref<Line>("idle");
/** Since when the line is down, ms; a blink of less than a second or two is nobody's business. */
export const downSince = ref(0);

export interface Heads { heads?: Record<string, [number, number]>; reads?: Record<string, [number, number]>; versions?: Record<string, string> }

export interface Ears {
  hello: (hello: Hello) => void;
  event: (event: LogEvent) => void;
  signal: (signal: Signal) => void;
  heads: (heads: Heads) => void;
  /** Cursors to say when connecting. */
  cursors: () => Record<string, number> | undefined;
  /** The session is gone: bad, revoked or run out. */
  refused: () => void;
}

const socket = shallowRef<Socket | null>(null);
const answerWithin = 6_000;

export async function connect(ears: Ears): Promise<void> {
  disconnect();
  line.value = "connecting";
  const { io } = await import("socket.io-client");
  const wire = io({
    path: "/socket.io/", transports: ["websocket"], forceNew: true,
    reconnectionDelay: 400, reconnectionDelayMax: 5_000, randomizationFactor: 0.5,
    auth: (say) => say({ device: device(), cursors: ears.cursors() }),
  });
  socket.value = wire;
  wire.on("hello", (hello: Hello) => {
    line.value = "online";
    downSince.value = 0;
    ears.hello(hello);
  });
  wire.on("event", ears.event);
  wire.on("signal", ears.signal);
  wire.on("heads", ears.heads);
  wire.on("disconnect", (why) => {
    lost();
    if (why === "io server disconnect") wire.connect();
  });
  wire.on("connect_error", (error: Error & { data?: { code?: string } }) => {
    if (error.data?.code !== "session.refused") return lost();
    disconnect();
    line.value = "refused";
    ears.refused();
  });
}

function lost(): void {
  line.value = "offline";
  downSince.value ||= Date.now();
}

export function disconnect(): void {
  socket.value?.removeAllListeners();
  socket.value?.disconnect();
  socket.value = null;
  line.value = "idle";
}

/** Sends one act and waits for the hub's answer. Throws `Refused`; `offline` and `late` mean that the same key may ask again. */
export async function ask(name: string, input: object): Promise<unknown> {
  const wire = socket.value;
  if (!wire?.connected || line.value !== "online") throw new Refused({ reason: "offline", words: t("net.offline") });
  const answer = await answered(wire, name, input);
  if (answer.ok) return answer;
  throw new Refused(answer.refused ?? { reason: "broken", words: t("net.broken") });
}

interface Answer { ok: boolean; refused?: RefusedBody }

async function answered(wire: Socket, name: string, input: object): Promise<Answer> {
  try {
    return (await wire.timeout(answerWithin).emitWithAck(name, input)) as Answer;
  } catch {
    throw new Refused({ reason: "late", words: t("net.late") });
  }
}

/** Tells without waiting; nothing is lost if it is. */
export function tell(name: string, input: object): void {
  if (line.value === "online") socket.value?.emit(name, input, () => undefined);
}

function device(): string {
  const kept = localStorage.getItem("device");
  if (kept) return kept;
  const made = crypto.randomUUID();
  localStorage.setItem("device", made);
  return made;
}
