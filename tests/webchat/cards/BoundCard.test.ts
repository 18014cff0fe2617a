import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp, h, nextTick, type App } from "vue";
import BoundCard from "../../../webchat/src/cards/BoundCard.vue";
import { forgetFaces, keepFace } from "../../../webchat/src/cards/faces";
import { notes, taps } from "../../../webchat/src/cards/taps";
import type { Card } from "../../../webchat/src/kernel/generated";
import { resetWorld, world } from "../../../webchat/src/kernel/state";
import { speak } from "../../../webchat/src/kernel/words";
import { action, card, seal, words } from "./making";

let app: App | undefined;
let root: HTMLElement;

function shown(one: Card): HTMLElement {
  root = document.body.appendChild(document.createElement("div"));
  app = createApp({ render: () => h(BoundCard, { card: one, linked: false }) });
  app.mount(root);
  return root;
}
const buttons = (): string[] => [...root.querySelectorAll("button.btn")].map((one) => one.textContent?.trim() ?? "");

beforeEach(() => {
  resetWorld();
  forgetFaces();
  speak("zh");
  for (const id of Object.keys(taps)) Reflect.deleteProperty(taps, id);
  for (const id of Object.keys(notes)) Reflect.deleteProperty(notes, id);
  world.me = { id: "U1", name: "周建国", company: "", roles: [] };
});
afterEach(() => {
  app?.unmount();
  root.remove();
});

const leave = card({
  actions: [
    action("approve", { style: "primary", label: words("同意") }),
    action("reject", {
      style: "danger",
      label: words("驳回"),
      form: [{ name: "text", kind: "long", label: words("理由"), required: true }],
    }),
    action("urge", { label: words("催办"), for: ["U2"] }),
  ],
});

describe("a card that waits", () => {
  it("offers the one who may decide the verdicts, and says that it waits for them", () => {
    shown(leave);
    expect(buttons()).toEqual(["同意", "驳回…"]);
    expect(root.querySelector(".card__st")?.textContent).toBe("待你审批");
  });

  it("tells the others whom it waits for, with their own acts only", () => {
    world.me = { id: "U2", name: "马骏", company: "", roles: [] };
    shown(leave);
    expect(buttons()).toEqual(["催办"]);
    expect(root.querySelector(".stub__w")?.textContent).toContain("等周建国");
    expect(root.querySelector(".card__st")?.textContent).toBe("等周建国");
  });

  it("shows a lock with words where a fact is not for this person", () => {
    shown(card({ facts: [{ label: words("毛利"), value: words("仅经理可见"), masked: true }] }));
    expect(root.querySelector("dd .tag")?.textContent).toBe("仅经理可见");
  });
});

describe("a card that ended", () => {
  it("holds the seal with who, when and why, and no button", () => {
    shown(card({ actions: [], seal: { ...seal("rejected"), text: "12-03 没人值班" } }));
    expect(root.querySelector(".seal")?.textContent).toBe("驳");
    expect(root.querySelector(".stub__w")?.textContent).toContain("赵敏慧 驳回");
    expect(root.querySelector(".stub__w")?.textContent).toContain("12-03 没人值班");
    expect(buttons()).toEqual([]);
  });

  it("without a decision is grey and has no seal", () => {
    shown(card({ actions: [], seal: seal("withdrawn") }));
    expect(root.querySelector(".seal")).toBeNull();
    expect(root.querySelector(".card")?.classList.contains("is-dead")).toBe(true);
  });

  it("changes before the reader's eyes when its thing changes, and lands the seal once", async () => {
    shown(leave);
    keepFace({ ...leave, face: 2, actions: [], seal: seal("approved") });
    await nextTick();
    expect(root.querySelector(".seal")?.classList.contains("is-landing")).toBe(true);
    expect(buttons()).toEqual([]);
  });
});

describe("a card that was pressed", () => {
  it("says so and offers nothing else until the hub answers", async () => {
    shown(leave);
    taps.K1 = { card: "K1", action: "approve", label: words("同意"), version: 1, key: "k", state: "sending" };
    await nextTick();
    expect(buttons()).toEqual(["正在同意…"]);
    expect(root.querySelector("button.btn")?.getAttribute("aria-disabled")).toBe("true");
  });

  it("without a line is queued and can be taken back", async () => {
    shown(leave);
    taps.K1 = { card: "K1", action: "approve", label: words("同意"), version: 1, key: "k", state: "queued" };
    await nextTick();
    expect(root.querySelector(".stub__w")?.textContent).toContain("同意 已排队");
    root.querySelector<HTMLElement>("button.btn")?.click();
    await nextTick();
    expect(buttons()).toEqual(["同意", "驳回…"]);
  });

  it("too late says in words who was first", async () => {
    shown(leave);
    notes.K1 = { tone: "amber", words: "这件事已由赵敏慧在 10:31 驳回，你没有改变任何东西" };
    await nextTick();
    expect(root.querySelector(".note")?.textContent).toContain("赵敏慧");
  });
});
