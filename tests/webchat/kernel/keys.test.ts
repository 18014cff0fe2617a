import { expect, it } from "vitest";
import { newKey } from "../../../webchat/src/kernel/keys";

it("a key is a UUID of version 7 that rises with time", () => {
  const early = newKey(1_764_000_000_000);
  const late = newKey(1_764_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
  expect(newKey()).not.toBe(newKey());
});
