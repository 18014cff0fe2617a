/** What this window has asked of bots: a dialog that answers it belongs on this screen, and on no other device. */
import { reactive } from "vue";

const name = "began";
const most = 50;

function kept(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "[]") as string[];
  } catch {
    return [];
  }
}

const ids = reactive(new Set<string>(kept()));

/** Remembers the interaction a reply, or the refusal of one, names. */
export function began(told: unknown): void {
  const id = (told as { interaction?: unknown } | null | undefined)?.interaction;
  if (typeof id !== "string" || ids.has(id)) return;
  ids.add(id);
  for (const old of [...ids].slice(0, Math.max(0, ids.size - most))) ids.delete(old);
  sessionStorage.setItem(name, JSON.stringify([...ids]));
}

export const beganHere = (interaction: string | undefined): boolean => Boolean(interaction && ids.has(interaction));
/** Has anything been asked from this window, also before it was loaded anew? */
export const anyBegun = (): boolean => ids.size > 0;
