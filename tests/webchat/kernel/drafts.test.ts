import { expect, it } from "vitest";
import { drafts, keepDraft, openDrafts, placeOf } from "../../../webchat/src/kernel/drafts";

it("a draft stays with its room or thread, and with its person", () => {
  openDrafts("U1");
  keepDraft(placeOf("C1"), "写到一半");
  keepDraft(placeOf("C1", "M1"), "话题里");
  keepDraft(placeOf("C2"), "   ");
  openDrafts("U2");
  expect(drafts).toEqual({});
  openDrafts("U1");
  expect(drafts).toEqual({ C1: "写到一半", "C1/M1": "话题里" });
  keepDraft("C1", "");
  expect(drafts).toEqual({ "C1/M1": "话题里" });
});
