import { describe, expect, it } from "vitest";
import { nextTick } from "vue";
import { fill, locale, say, t } from "../../../webchat/src/kernel/words";

type Table = Record<string, string>;
const files = import.meta.glob<{ zh: Table; en: Table }>(["../../../webchat/src/*/words.ts", "../../../webchat/src/office/*/words.ts", "!**/kernel/words.ts"], { eager: true });
const hub = import.meta.glob<string>("../../../hub/**/words.zh.toml", { eager: true, query: "?raw", import: "default" });
const sources = import.meta.glob<string>("../../../webchat/src/**/*.{vue,ts}", { eager: true, query: "?raw", import: "default" });

/** The hub's own sentences, which a screen may ask for too: `[act]` and `"reminder.create" = …` make `act.reminder.create`. */
function saidByHub(text: string): string[] {
  let table = "";
  return text.split("\n").flatMap((line) => {
    table = /^\[(\w+)\]/.exec(line)?.[1] ?? table;
    const key = /^"([^"]+)"\s*=/.exec(line)?.[1];
    return key ? [`${table}.${key}`] : [];
  });
}

describe("every sentence", () => {
  it("has a Chinese and an English form with the same blanks", () => {
    const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1]))].sort();
    for (const [path, { zh, en }] of Object.entries(files)) {
      expect(Object.keys(en).sort(), path).toEqual(Object.keys(zh).sort());
      for (const [key, text] of Object.entries(zh)) {
        expect(text, key).not.toBe("");
        expect(en[key], key).not.toMatch(/[\u4e00-\u9fff]/);
        expect(names(en[key] ?? ""), key).toEqual(names(text));
      }
    }
  });

  it("is said in one place only", () => {
    const keys = Object.values(files).flatMap(({ zh }) => Object.keys(zh));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("that a screen asks for is there", () => {
    const known = new Set([...Object.values(files).flatMap(({ zh }) => Object.keys(zh)), ...Object.values(hub).flatMap(saidByHub)]);
    const missing: string[] = [];
    for (const [file, source] of Object.entries(sources)) {
      for (const [, key] of source.matchAll(/\bt\(\s*"([^"$]+)"/g)) if (!known.has(key ?? "")) missing.push(`${file}: ${key}`);
    }
    expect(missing).toEqual([]);
  });
});

describe("a sentence", () => {
  it("is filled, and picks its form by number", () => {
    expect(fill("{n} {n|reply|replies}", { n: 1 })).toBe("1 reply");
    expect(fill("{n} {n|reply|replies}", { n: 4 })).toBe("4 replies");
    expect(fill("等{who}", { who: "周建国" })).toBe("等周建国");
    expect(fill("等{who}", {})).toBe("等{who}");
  });

  it("changes with the language at once, the hub's too", async () => {
    locale.value = "zh";
    expect(t("nav.todo")).toBe("待办");
    expect(say({ text: "请假", words: { zh: "请假", en: "Leave" } })).toBe("请假");
    locale.value = "en";
    expect(locale.value).toBe("en");
    await nextTick();
    expect(document.documentElement.lang).toBe("en");
    expect(t("nav.todo")).toBe("To-do");
    expect(say({ text: "请假", words: { zh: "请假", en: "Leave" } })).toBe("Leave");
    locale.value = "zh";
  });

  it("that nobody wrote shows its key", () => {
    expect(t("nobody.wrote.this")).toBe("nobody.wrote.this");
  });
});
