import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mine } from "../../../webchat/src/cards/availability";
import { countingLabel, secondsLeft } from "../../../webchat/src/cards/lasting";
import { action, card } from "./making";

const undo = action("undo", { for: ["U1"], until: "2026-11-24T02:00:20.000Z" });

beforeEach(() => vi.useFakeTimers({ now: Date.parse("2026-11-24T02:00:02.500Z") }));
afterEach(() => vi.useRealTimers());

describe("a button that lasts for a while", () => {
  it("counts its seconds down and is gone when they are over", () => {
    const one = card({ actions: [undo] });
    expect(secondsLeft(undo)).toBe(18);
    expect(countingLabel("撤销", undo)).toBe("撤销 18");
    expect(mine(one, "U1")).toEqual([undo]);
    vi.advanceTimersByTime(17_500);
    expect(secondsLeft(undo)).toBe(0);
    expect(mine(one, "U1")).toEqual([]);
  });

  it("is like any other without an end", () => {
    expect(secondsLeft(action("approve"))).toBeNull();
    expect(countingLabel("同意", action("approve"))).toBe("同意");
  });
});
