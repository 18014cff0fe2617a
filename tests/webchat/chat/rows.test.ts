import { describe, expect, it } from "vitest";
import { follows, rowsOf } from "../../../webchat/src/chat/rows";
import type { Said } from "../../../webchat/src/chat/rows";
import { message } from "../kernel/making";

const said = (over: Partial<Said>): Said => ({
  messages: [], whispers: [], unsent: [], me: "U1", complete: false, readTo: null, keyOf: (one) => one.id, ...over,
});
const shape = (over: Partial<Said>) => rowsOf(said(over)).map((row) => ("message" in row ? `${row.kind}:${row.message.id}` : row.kind));

describe("the timeline", () => {
  it("begins with the room's start only when nothing older is left", () => {
    expect(shape({ messages: [message(1)] })).toEqual(["day", "message:M1"]);
    expect(shape({ messages: [message(1)], complete: true })[0]).toBe("start");
  });

  it("draws a rule for every day", () => {
    const later = message(2, { at: "2026-11-26T02:00:00.000Z" });
    expect(shape({ messages: [message(1), later] })).toEqual(["day", "message:M1", "day", "message:M2"]);
  });

  it("draws the new rule once, before the first message of another person after what I had read", () => {
    const mine = message(2, { by: { id: "U1", name: "我" } });
    expect(shape({ messages: [message(1), mine, message(3), message(4)], readTo: 1 }))
      .toEqual(["day", "message:M1", "message:M2", "new", "message:M3", "message:M4"]);
  });

  it("puts a whisper where it was said and what is unsent last", () => {
    const whisper = message(0, { id: "MW", at: message(1).at.replace(":01:", ":01:").replace("00.000", "30.000"), ephemeral: { until: "" } });
    const unsent = { key: "k", channel: "C1", text: "", files: [], at: message(3).at, state: "waiting" as const };
    expect(shape({ messages: [message(1), message(2)], whispers: [whisper], unsent: [unsent] }))
      .toEqual(["day", "message:M1", "whisper:MW", "message:M2", "unsent"]);
  });

  it("keeps a row under the key it was sent with", () => {
    const rows = rowsOf(said({ messages: [message(1)], keyOf: () => "k1" }));
    expect(rows[1]?.key).toBe("k1");
  });
});

describe("a group", () => {
  it("holds the same author within five minutes", () => {
    expect(follows(message(1), message(5))).toBe(true);
    expect(follows(message(1), message(6))).toBe(false);
    expect(follows(message(1), message(2, { by: { id: "U3", name: "赵敏慧" } }))).toBe(false);
    expect(follows(null, message(1))).toBe(false);
  });

  it("is broken by a card and by what is urgent", () => {
    expect(follows(message(1), message(2, { urgent: true }))).toBe(false);
    expect(follows(message(1, { card: {} as never }), message(2))).toBe(false);
  });
});
