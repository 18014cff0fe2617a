import { describe, expect, it } from "vitest";
import { coded } from "../../../webchat/src/chat/pieces";

describe("an upload in pieces", () => {
  it("says its name in any script as tus carries words", () => {
    expect(coded("a.txt")).toBe("YS50eHQ=");
    expect(new TextDecoder().decode(Uint8Array.from(atob(coded("报告.txt")), (sign) => sign.charCodeAt(0)))).toBe("报告.txt");
  });
});
