import { describe, expect, it } from "vitest";
import {
  arrange,
  asksFirst,
  changes,
  laterFace,
  lifeOf,
  mine,
  mustAsk,
  askedOf,
} from "../../../webchat/src/cards/availability";
import type { Words } from "../../../webchat/src/kernel/generated";
import { action, card, seal, words } from "./making";

const ids = (actions: { id: string }[]): string[] => actions.map((one) => one.id);

describe("a card's buttons", () => {
  it("are shown to those they are for, and to nobody while only the hub knows", () => {
    const one = card({
      actions: [
        action("approve"),
        action("urge", { for: ["U2"] }),
        action("comment", { for: "all" }),
        action("secret", { for: "ask" }),
      ],
    });
    expect(ids(mine(one, "U1"))).toEqual(["approve", "comment"]);
    expect(ids(mine(one, "U2"))).toEqual(["urge", "comment"]);
    expect(ids(mine(one, "U3"))).toEqual(["comment"]);
  });

  it("are asked for when the face for all hides something", () => {
    expect(mustAsk(card())).toBe(false);
    expect(mustAsk(card({ masked: true }))).toBe(true);
    expect(mustAsk(card({ actions: [action("approve", { for: "ask" })] }))).toBe(true);
  });

  it("stand primary first on a desktop, at most three, the rest under the dots", () => {
    const { shown, more } = arrange(
      [action("a"), action("b", { style: "danger" }), action("c", { style: "primary" }), action("d")],
      false,
    );
    expect(ids(shown)).toEqual(["c", "b", "a"]);
    expect(ids(more)).toEqual(["d"]);
  });

  it("stand refusal left and primary right on a phone", () => {
    const { shown, more } = arrange(card().actions, true);
    expect(ids(shown)).toEqual(["reject", "approve"]);
    expect(ids(more)).toEqual(["transfer", "comment"]);
  });

  it("keep two beside whom it waits for on a phone", () => {
    const { shown, more } = arrange([action("urge"), action("withdraw"), action("comment")], true);
    expect([ids(shown), ids(more)]).toEqual([["urge", "withdraw"], ["comment"]]);
  });
});

describe("a card's life", () => {
  it("is open to whoever may decide and waiting for the others", () => {
    expect(lifeOf(card(), "U1")).toBe("open");
    expect(lifeOf(card(), "U2")).toBe("waiting");
    expect(lifeOf(card({ waits: undefined }), "U2")).toBe("plain");
    expect(askedOf(card(), "U1")).toBe("approve");
    expect(askedOf(card(), "U2")).toBe("");
    const other = card({ actions: [{ ...card().actions[0]!, id: "done", style: "primary", for: "all" }] });
    expect(askedOf(other, "U1")).toBe("");
  });

  it("ends under a seal, or dead without one", () => {
    expect(lifeOf(card({ seal: seal("approved") }), "U1")).toBe("sealed");
    expect(lifeOf(card({ seal: seal("rejected") }), "U1")).toBe("sealed");
    expect(lifeOf(card({ seal: seal("withdrawn") }), "U1")).toBe("dead");
    expect(askedOf(card({ seal: seal("approved") }), "U1")).toBe("");
  });
});

it("shows the later of two faces, one's own where they are equal", () => {
  const told = card({ face: 3 });
  const own = card({ face: 3, no: "mine" });
  expect(laterFace(told, own)).toBe(own);
  expect(laterFace(card({ face: 4 }), own).face).toBe(4);
  expect(laterFace(told, undefined)).toBe(told);
});

it("asks first when something must be told: an approval with nothing to tell is one tap", () => {
  const form = [{ name: "text", kind: "long" as const, label: words("意见") }];
  expect(asksFirst(action("approve", { style: "primary", form }))).toBe(false);
  expect(asksFirst(action("approve", { style: "primary", form: [{ ...form[0]!, required: true }] }))).toBe(true);
  expect(asksFirst(action("reject", { style: "danger", form }))).toBe(true);
  expect(asksFirst(action("withdraw", { confirm: words("真的？") }))).toBe(true);
  expect(asksFirst(action("urge"))).toBe(false);
});

it("tells which facts changed between two faces", () => {
  const before = card({
    facts: [
      { label: words("金额"), value: words("483,200") },
      { label: words("客户"), value: words("通恒") },
    ],
  });
  const after = card({
    facts: [
      { label: words("金额"), value: words("371,200") },
      { label: words("客户"), value: words("通恒") },
      { label: words("折扣"), value: words("8%") },
    ],
  });
  const text = (value: unknown): string => (value as Words).text;
  expect(changes(before, after, text, (fact) => fact.label.text)).toEqual([
    { label: "金额", from: "483,200", to: "371,200" },
    { label: "折扣", from: "", to: "8%" },
  ]);
});
