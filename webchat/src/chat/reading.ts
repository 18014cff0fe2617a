/** Tells the hub how far I have read: only what stood on the screen while I looked. */

import { act } from "../kernel/acts";
import { line } from "../kernel/socket";
import { world } from "../kernel/state";
import { readTo } from "../kernel/sync";

let timer: number | undefined;
const wanted = new Map<string, { seq: number; no: number }>();

export const looking = (): boolean => document.visibilityState === "visible" && document.hasFocus();

/** This message was in sight. */
export function sawUpTo(channel: string, seq: number, no: number): void {
  const room = world.channels[channel];
  if (!room || no <= room.read.no || !looking()) return;
  const known = wanted.get(channel);
  if (known && known.no >= no) return;
  wanted.set(channel, { seq, no });
  timer ??= window.setTimeout(send, 350);
}

function send(): void {
  timer = undefined;
  for (const [channel, mark] of wanted) void tellHub(channel, mark);
  wanted.clear();
}

async function tellHub(channel: string, mark: { seq: number; no: number }): Promise<void> {
  const room = world.channels[channel];
  if (!room || line.value !== "online") return;
  room.read.seq = Math.max(room.read.seq, mark.seq);
  readTo(room, mark.no, room.mentions);
  try {
    const reply = await act("chat.read", { channel, seq: mark.seq });
    if (world.channels[channel] === room && reply.no >= room.read.no) readTo(room, reply.no, reply.mentions);
  } catch {
    /* The next look tells it again. */
  }
}
