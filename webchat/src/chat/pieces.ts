/** A large file on its way in pieces (tus 1.0): when the line breaks, it goes on from where it stood. */
import { act } from "../kernel/acts";
import type { FileInfo } from "../kernel/generated";
import { Refused } from "../kernel/refused";
import { session } from "../kernel/session";

export const PIECE = 4 * 1024 * 1024;
const place = "/api/files/pieces";
const head = { "Tus-Resumable": "1.0.0", "X-Hub": "1" };
const patience = [500, 2_000, 5_000, 15_000];

/** Words as tus carries them: base64 of UTF-8. */
export function coded(words: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(words)));
}

export interface Watching {
  /** How far it has come, 0 to 1. */
  told: (done: number) => void;
  /** Is it waiting for the line? */
  waits: (now: boolean) => void;
  /** Was it given up? */
  gone: () => boolean;
}

/** Sends the file; answers it, or null when it was given up. Throws what the hub refuses. */
export async function inPieces(source: File, name: string, watching: Watching): Promise<FileInfo | null> {
  const at = await begin(source, name);
  let tries = 0;
  let offset = 0;
  while (offset < source.size) {
    if (watching.gone()) return (await fetch(at, { method: "DELETE", headers: head }).catch(() => null), null);
    try {
      offset = await send(at, source, offset);
      tries = 0;
      watching.waits(false);
    } catch (error) {
      if (error instanceof Refused) throw error;
      watching.waits(true);
      await online(patience[Math.min(tries++, patience.length - 1)] ?? 0);
      offset = await stands(at, source, offset);
    }
    watching.told(offset / source.size);
  }
  return (await act("file.get", { file: at.slice(at.lastIndexOf("/") + 1) })).file;
}

async function begin(source: File, name: string): Promise<string> {
  const metadata = `filename ${coded(name)},filetype ${coded(source.type || "application/octet-stream")}`;
  const headers = { ...head, "Upload-Length": `${source.size}`, "Upload-Metadata": metadata };
  const answer = await answered(await fetch(place, { method: "POST", headers }));
  return answer.headers.get("Location") ?? "";
}

async function send(at: string, source: File, offset: number): Promise<number> {
  const headers = { ...head, "Upload-Offset": `${offset}`, "Content-Type": "application/offset+octet-stream" };
  const body = source.slice(offset, offset + PIECE);
  const answer = await answered(await fetch(at, { method: "PATCH", headers, body }));
  return Number(answer.headers.get("Upload-Offset"));
}

/** Where it stands on the hub: what is no upload any more has come whole; where we thought while nobody answers. */
async function stands(at: string, source: File, offset: number): Promise<number> {
  const answer = await fetch(at, { method: "HEAD", headers: head }).catch(() => null);
  if (answer?.status === 404) return source.size;
  return answer?.ok ? Number(answer.headers.get("Upload-Offset")) : offset;
}

/** A refusal is final, except one that only asks for another offset or a little patience. */
async function answered(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  if (answer.status === 409 || answer.status === 429 || answer.status >= 500) throw new Error(`${answer.status}`);
  const body = (await answer.json().catch(() => ({}))) as { refused?: { reason: string; words: string } };
  throw new Refused(body.refused ?? { reason: "file.failed", words: "" });
}

/** Waits so long, and until there is a network again. */
async function online(pause: number): Promise<void> {
  await new Promise((resume) => window.setTimeout(resume, pause));
  if (!navigator.onLine) await new Promise((resume) => window.addEventListener("online", resume, { once: true }));
  if (session.state === "out") throw new Refused({ reason: "session.refused", words: "" });
}
