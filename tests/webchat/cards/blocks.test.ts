import { expect, it } from "vitest";
import { placed } from "../../../webchat/src/cards/blocks/shapes";

it("tells every element where it stands, and that in a form it waits to be sent", () => {
  const input = placed({ type: "input", block_id: "b", element: { type: "plain_text_input", action_id: "a" } });
  expect(input.element).toMatchObject({ block_id: "b", quiet: true });
  const loud = placed({ type: "input", block_id: "b", dispatch_action: true, element: { type: "datepicker" } });
  expect(loud.element).toMatchObject({ quiet: false });
  const row = placed({ type: "actions", block_id: "r", elements: [{ type: "button" }, { type: "overflow" }] });
  expect(row.elements?.map((one) => [one.block_id, one.quiet])).toEqual([["r", false], ["r", false]]);
  expect(placed({ type: "section", block_id: "s", accessory: { type: "button" } }).accessory?.block_id).toBe("s");
});
