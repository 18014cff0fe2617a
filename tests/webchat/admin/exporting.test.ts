import { describe, expect, it } from "vitest";
import { inBase64 } from "../../../webchat/src/admin/bringing";
import { csv, everything } from "../../../webchat/src/admin/exporting";

describe("a table that leaves", () => {
  it("keeps commas, quotes and lines, and shields what would be a formula", () => {
    expect(csv([["姓名", "备注"], ["林晓", 'a,"b"\nc'], ["=1+1", "-"]])).toBe('\uFEFF姓名,备注\r\n林晓,"a,""b""\nc"\r\n\'=1+1,\'-\r\n');
  });
  it("is read to its end, each page from the last row before", async () => {
    const pages: Record<string, { rows: number[]; more: boolean }> = { none: { rows: [1, 2], more: true }, 2: { rows: [3], more: false } };
    expect(await everything<number>((before) => Promise.resolve(pages[String(before ?? "none")]!))).toEqual([1, 2, 3]);
  });
});

it("writes bytes in base64, however many", () => {
  const bytes = new Uint8Array(100_000).fill(250);
  expect(atob(inBase64(bytes)).length).toBe(100_000);
});
