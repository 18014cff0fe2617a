import { describe, expect, it } from "vitest";
import { pause } from "../../../../webchat/src/office/reminders/listing";
import type { OccasionShape, ReminderShape } from "../../../../webchat/src/kernel/generated";

const now = Date.parse("2026-11-24T01:00:00.000Z");
const at = (next_at?: string): ReminderShape => ({ next_at }) as ReminderShape;

describe("when the list is read again", () => {
  it("is a little after the next one rings", () => {
    expect(pause([at("2026-11-24T01:01:00.000Z"), at("2026-11-24T01:00:10.000Z")], [], now)).toBe(11_500);
  });

  it("counts what was put off, and what is overdue at once", () => {
    expect(pause([], [{ until: "2026-11-24T01:00:02.000Z" } as OccasionShape], now)).toBe(3_500);
    expect(pause([at("2026-11-23T01:00:00.000Z")], [], now)).toBe(1_500);
  });

  it("is never when nothing will ring, and no longer than a timer can wait", () => {
    expect(pause([at()], [], now)).toBeNull();
    expect(pause([at("2030-01-01T00:00:00.000Z")], [], now)).toBe(2 ** 31 - 1);
  });
});
