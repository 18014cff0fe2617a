import { beforeAll, describe, expect, it } from "vitest";
import { createApp, h } from "vue";
import { isPlain, learnMarkdown, render } from "../../../webchat/src/chat/markup";

const links = {
  mention: (tag: string) => (tag.startsWith("<#") ? { text: "#华东销售", mine: false, to: "/c/C1" } : { text: "@周建国", mine: tag === "<@U1>" }),
};

/** The text drawn into a page, as HTML. */
function drawn(text: string): string {
  const box = document.createElement("div");
  const app = createApp({ render: () => h("div", render(text, links)) });
  app.mount(box);
  const html = (box.firstElementChild as HTMLElement).innerHTML.replaceAll("<!---->", "");
  app.unmount();
  return html;
}

beforeAll(learnMarkdown);

describe("message text", () => {
  it("is CommonMark with tables, strike-through and task lists", () => {
    expect(drawn("**重要** 与 ~~删除~~ 与 `code`")).toBe("<p><strong>重要</strong> 与 <s>删除</s> 与 <code>code</code></p>");
    expect(drawn("1. 一\n2. 二")).toContain("<ol><li>一</li><li>二</li></ol>");
    expect(drawn("> 引用")).toContain("<blockquote><p>引用</p></blockquote>");
    expect(drawn("| a | b |\n|---|--:|\n| 1 | 2 |")).toContain('<td class="md-right">2</td>');
    expect(drawn("- [x] 做完\n- [ ] 没做")).toContain('class="md-box is-on"');
    expect(drawn("一\n二")).toBe("<p>一<br>二</p>");
    expect(drawn("```js\na < b\n```")).toContain("<code>a &lt; b</code>");
  });

  it("shows raw HTML as text, never as a page", () => {
    for (const text of ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b>b</b>", "<div>\nx\n</div>", "<!-- c -->"]) {
      const html = drawn(text);
      expect(html, text).not.toMatch(/<(script|img|b|div)\b/);
      expect(html, text).toContain("&lt;");
    }
  });

  it("links only to harmless addresses", () => {
    expect(drawn("[a](https://x.cn)")).toContain('href="https://x.cn"');
    expect(drawn("[a](javascript:alert(1))")).not.toContain("href");
    expect(drawn("[a](data:text/html,x)")).not.toContain("href");
    expect(drawn("[a](//evil.cn)")).not.toContain("href");
    expect(drawn("![图](https://x.cn/a.png)")).not.toContain("<img");
  });

  it("ends a bare address where Chinese begins", () => {
    expect(drawn("见 https://x.cn/a?b=1，谢谢")).toContain('href="https://x.cn/a?b=1"');
  });

  it("draws mentions as names, mine apart, rooms as links", () => {
    expect(drawn("<@U1> 看")).toContain('<span class="men men--me">@周建国</span>');
    expect(drawn("**<@U2>**")).toContain('<strong><span class="men">@周建国</span></strong>');
    expect(drawn("去 <#C1>")).toContain('href="/c/C1"');
    expect(drawn("`<@U1>`")).toContain("<code>&lt;@U1&gt;</code>");
  });

  it("is read as CommonMark only when there is something to read", () => {
    expect(isPlain("好的，我把第三版发群里")).toBe(true);
    expect(isPlain("<@U1> 看 https://x.cn/a?b=1\n好")).toBe(true);
    for (const text of ["**a**", "a\n\nb", "1. a", "- a", "`a`", "[a](b)", "> a", "# a", "a@b.cn", "&amp;"]) expect(isPlain(text), text).toBe(false);
  });
});
