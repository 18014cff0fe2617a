import { describe, expect, it } from "vitest";
import { addressSecret, roomName, tokenSecret } from "../../../webchat/src/bots/secrets";

const who = { id: "U1", name: "李雷" };
const hook = { id: "L1", bot: "B1", name: "CI", channel: "C1", room: "大厅", by: who, created_at: "2026-11-24T01:00:00.000Z" };

describe("a secret on the one occasion it is seen", () => {
  it("is an address whoever knows it can post to", () => {
    const shown = addressSecret({ hook, secret: "s3", answer: {} }, "https://hub");
    expect(shown.value).toBe("https://hub/hooks/L1/s3");
    expect(shown.snippets[0]?.code).toContain("https://hub/hooks/L1/s3");
    expect(roomName(hook)).toBe("#大厅");
  });
  it("is a token, with the address Slack's library is given", () => {
    const shown = tokenSecret({ bot: "B1", token: "xoxb-1" }, { name: "机器人", name_en: "Robot" }, "https://hub");
    expect(shown.value).toBe("xoxb-1");
    expect(shown.snippets[0]?.code).toContain('base_url="https://hub/slack/api/"');
  });
});
