/** A little hub for the tests: it speaks the wire as protocol.md has it, over a real socket. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import type { Socket } from "socket.io";
import type { LogEvent } from "../../../webchat/src/kernel/generated";

type Input = Record<string, unknown>;
export type Answer = { ok: true; [name: string]: unknown } | { ok: false; refused: Record<string, unknown> } | null;

export class Station {
  /** What each act answers; null means that no answer ever comes. */
  readonly acts: Record<string, (input: Input) => Answer> = {
    resume: () => ({ ok: true, channels: {}, gone: [] }),
  };

  readonly asked: { name: string; input: Input }[] = [];
  readonly greetings: Input[] = [];
  hello: Input = {};
  private readonly http = createServer();
  private readonly wire = new Server(this.http, { transports: ["websocket"] });
  private sockets: Socket[] = [];

  async open(): Promise<void> {
    this.wire.on("connection", (socket) => {
      this.sockets.push(socket);
      this.greetings.push(socket.handshake.auth);
      socket.emit("hello", {
        protocol: 1, me: { id: "U1", name: "周建国", company: "远航机电", roles: [], locale: "zh" }, now: "2026-11-24T02:00:00.000Z",
        features: [], versions: {}, heads: {}, reads: {}, ...this.hello,
      });
      socket.onAny((name: string, input: Input, ack?: (answer: Answer) => void) => {
        this.asked.push({ name, input });
        const answer = this.acts[name]?.(input) ?? null;
        if (answer && ack) ack(answer);
      });
    });
    await new Promise<void>((resolve) => this.http.listen(0, "127.0.0.1", resolve));
    const { port } = this.http.address() as AddressInfo;
    (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(`http://127.0.0.1:${port}/`);
  }

  tell(event: LogEvent): void {
    this.wire.emit("event", event);
  }

  emit(name: string, data: unknown): void {
    this.wire.emit(name, data);
  }

  /** Cut every line, as a network does. */
  cut(): void {
    for (const socket of this.sockets.splice(0)) socket.conn.close();
  }

  async close(): Promise<void> {
    await this.wire.close();
  }
}

/** Waits until `what` holds; fails after two seconds with what it last was. */
export async function until(what: () => unknown): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never became true: ${what.toString()}`);
}
