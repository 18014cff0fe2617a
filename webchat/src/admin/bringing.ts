/** An organisation from a file: sent whole over HTTP, for it is longer than any line of the conversation. */
import type { Imported, PeopleImport, RefusedBody } from "../kernel/generated";
import { newKey } from "../kernel/keys";
import { Refused } from "../kernel/refused";
import { t } from "../kernel/words";

export const largest = 4_000_000;

/** A file's bytes in base64. */
export function inBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** What would come of a file (`dry`), or what came of it; throws `Refused` in words. */
export async function bring(file: File, given: Pick<PeopleImport, "dry" | "leader" | "opinion">): Promise<Imported> {
  if (file.size > largest) throw new Refused({ reason: "payload.too_big", words: t("admin.import.too_big") });
  const body = { ...given, file: inBase64(new Uint8Array(await file.arrayBuffer())), key: newKey() };
  const answer = await fetch("/api/acts/people.import", {
    method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json", "X-Hub": "1" }, body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer) throw new Refused({ reason: "offline", words: t("net.offline") });
  const told = (await answer.json().catch(() => ({}))) as Imported & { refused?: RefusedBody };
  if (!answer.ok) throw new Refused(told.refused ?? { reason: "broken", words: t("net.broken") });
  return told;
}
