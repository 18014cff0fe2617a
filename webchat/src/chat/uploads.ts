/** Files on their way to the hub, with how far they have come. */

import { reactive } from "vue";
import type { FileInfo } from "../kernel/generated";
import { t } from "../kernel/words";

export interface Upload {
  id: string;
  name: string;
  size: number;
  source: File;
  /** 0 to 1. */
  done: number;
  file?: FileInfo;
  why?: string;
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

function send(one: Upload): void {
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
