import { afterEach, expect, it } from "vitest";
import { createApp, h, type App } from "vue";
import FreeBlocks from "../../../webchat/src/cards/FreeBlocks.vue";
import { wordsIn } from "../../../webchat/src/cards/blocks/shapes";
import { speak } from "../../../webchat/src/kernel/words";

let app: App | undefined;
let root: HTMLElement;

function shown(blocks: unknown[]): HTMLElement {
  speak("zh");
  root = document.body.appendChild(document.createElement("div"));
  app = createApp({ render: () => h(FreeBlocks, { blocks, message: "M1" }) });
  app.mount(root);
  return root;
}
afterEach(() => {
  app?.unmount();
  root?.remove();
});

it("draws what a bot composed, marked-up text as text", () => {
  shown([
    { type: "header", text: { type: "plain_text", text: "发版检查" } },
    {
      type: "section",
      text: { type: "mrkdwn", text: "*构建* 完成 <script>alert(1)</script>" },
      fields: [{ type: "mrkdwn", text: "*分支*" }],
    },
    { type: "divider" },
    {
      type: "actions",
      elements: [
        { type: "button", action_id: "go", style: "primary", text: { text: "发布" } },
        {
          type: "static_select",
          action_id: "who",
          placeholder: { text: "指派" },
          options: [{ text: { text: "林晓" }, value: "1" }],
        },
      ],
    },
  ]);
  expect(root.querySelector("h3")?.textContent).toBe("发版检查");
  expect(root.querySelector("strong")?.textContent).toBe("构建");
  expect(root.querySelector("script")).toBeNull();
  expect(root.textContent).toContain("alert(1)");
  expect(root.querySelector(".btn--primary")?.textContent).toContain("发布");
  expect(root.querySelector("option:not([disabled])")?.textContent).toBe("林晓");
});

it("shows the words of a block it does not know, and survives one that is none", () => {
  shown([
    { type: "hologram", text: "设备点检 12 项" },
    null,
    "x",
    { type: "section" },
    { type: "actions", elements: [{ type: "wheel", text: { text: "转" } }] },
  ]);
  expect(root.querySelector(".note")?.textContent).toContain("设备点检 12 项");
  expect(root.textContent).toContain("转");
});

it("fetches no picture from strangers and follows no unsafe address", () => {
  shown([
    { type: "image", image_url: "https://evil.example/p.png", alt_text: "曲线" },
    {
      type: "actions",
      elements: [{ type: "button", action_id: "x", text: { text: "点" }, url: "javascript:alert(1)" }],
    },
  ]);
  expect(root.querySelector("img")).toBeNull();
  expect(root.querySelector("a")?.getAttribute("href")).toBe("https://evil.example/p.png");
  expect(root.querySelectorAll("a")).toHaveLength(1);
});

it("finds words anywhere in a block", () => {
  expect(wordsIn({ type: "x", elements: [{ text: { type: "mrkdwn", text: "一" } }, { alt_text: "二" }] })).toBe(
    "一 二",
  );
  expect(wordsIn({ type: "x" })).toBe("");
});
