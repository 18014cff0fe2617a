/** Files on their way to the hub, with how far they have come. */

import { reactive } from "vue";
import type { FileInfo } from "../kernel/generated";
import { Refused } from "../kernel/refused";
import { t } from "../kernel/words";
import { inPieces, PIECE } from "./pieces";

export interface Upload {
  id: string;
  name: string;
  size: number;
  source: File;
  /** 0 to 1. */
  done: number;
  file?: FileInfo;
  why?: string;
  /** It waits for the line to come back. */
  waiting?: boolean;
  /** Its sender thought better of it. */
  dropped?: boolean;
}

let count = 0;

/** Starts sending the file; the answered object fills as it goes. */
export function upload(source: File): Upload {
  const one = reactive<Upload>({ id: `u${(count += 1)}`, name: source.name || t("file.pasted"), size: source.size, source, done: 0 });
  send(one);
  return one;
}

export function again(one: Upload): void {
  one.why = undefined;
  one.done = 0;
  send(one);
}

/** A small file goes at once; a large one in pieces, which a broken line does not lose. */
function send(one: Upload): void {
  if (one.size > PIECE) void sendInPieces(one);
  else sendAtOnce(one);
}

async function sendInPieces(one: Upload): Promise<void> {
  try {
    const file = await inPieces(one.source, one.name, {
      told: (done) => (one.done = done),
      waits: (now) => (one.waiting = now),
      gone: () => Boolean(one.dropped),
    });
    if (file) one.file = file;
  } catch (error) {
    one.why = error instanceof Refused && error.reason !== error.message ? error.message : t("file.failed");
  }
}

function sendAtOnce(one: Upload): void {
  const wire = new XMLHttpRequest();
  wire.open("POST", "/api/files");
  wire.setRequestHeader("X-Hub", "1");
  wire.responseType = "json";
  wire.upload.onprogress = (event) => (one.done = event.lengthComputable ? event.loaded / event.total : 0);
  wire.onerror = () => (one.why = t("file.offline"));
  wire.onload = () => {
    const body = (wire.response ?? {}) as { file?: FileInfo; refused?: { words: string } } & FileInfo;
    if (wire.status >= 200 && wire.status < 300) one.file = body.file ?? body;
    else one.why = body.refused?.words ?? t("file.failed");
  };
  const form = new FormData();
  form.append("file", one.source, one.name);
  wire.send(form);
}
