import { describe, expect, it } from "vitest";
import { inline, parse, plain } from "../../../webchat/src/cards/mrkdwn";

const text = (words: string) => ({ type: "text", text: words });

describe("a run of marked-up text", () => {
  it("knows bold, italic, struck and code", () => {
    expect(inline("*b* _i_ ~s~ `c`")).toEqual([
      { type: "strong", kids: [text("b")] },
      text(" "),
      { type: "em", kids: [text("i")] },
      text(" "),
      { type: "del", kids: [text("s")] },
      text(" "),
      { type: "code", text: "c" },
    ]);
  });

  it("marks Chinese words that touch, and leaves Latin ones that are glued", () => {
    expect(inline("请*立即*处理")).toEqual([text("请"), { type: "strong", kids: [text("立即")] }, text("处理")]);
    expect(inline("snake_case_name 2*3*4")).toEqual([text("snake_case_name 2*3*4")]);
    expect(inline("* not bold *")).toEqual([text("* not bold *")]);
  });

  it("nests, and closes at the right mark", () => {
    expect(inline("*a _b_ c*")).toEqual([
      { type: "strong", kids: [text("a "), { type: "em", kids: [text("b")] }, text(" c")] },
    ]);
  });

  it("reads people, rooms, everyone and dates in angle brackets", () => {
    expect(inline("<@U1> <@U2|李> <#C1|sales> <!here>")).toEqual([
      { type: "person", id: "U1", name: undefined },
      text(" "),
      { type: "person", id: "U2", name: "李" },
      text(" "),
      { type: "room", id: "C1", name: "sales" },
      text(" "),
      { type: "all", who: "here" },
    ]);
    expect(inline("<!date^1392734382^{date_short}^https://a.cn|2014>")).toEqual([
      { type: "date", at: 1392734382, form: "{date_short}", text: "2014", url: "https://a.cn" },
    ]);
  });

  it("follows safe links only", () => {
    expect(inline("<https://a.cn?x=1&amp;y=2|看>")).toEqual([
      { type: "link", url: "https://a.cn?x=1&y=2", text: "看" },
    ]);
    expect(inline("<javascript:alert(1)|点我>")).toEqual([text("点我")]);
    expect(inline("<mailto:li@a.cn>")).toEqual([{ type: "link", url: "mailto:li@a.cn", text: "li@a.cn" }]);
  });

  it("takes back the three escapes and nothing else", () => {
    expect(inline("&lt;b&gt; &amp;amp; &nbsp;")).toEqual([text("<b> &amp; &nbsp;")]);
    expect(inline("a < b")).toEqual([text("a < b")]);
  });
});

describe("a text", () => {
  it("has quotes and code as blocks of their own", () => {
    expect(parse("先看\n> 引用一\n&gt; 引用二\n再看\n```\nlet *x* = 1;\n```")).toEqual([
      { type: "text", kids: [text("先看")] },
      { type: "quote", kids: [text("引用一"), { type: "break" }, text("引用二")] },
      { type: "text", kids: [text("再看")] },
      { type: "pre", text: "let *x* = 1;" },
    ]);
  });

  it("keeps an unclosed mark as it stands", () => {
    for (const words of ["*open", "`open", "~~", "<open", "```open"]) expect(plain(words)).toBe(words);
  });

  it("can be told in plain words", () => {
    expect(plain("*构建* 完成\n<@U1|林晓> 见 <https://a.cn|日志>")).toBe("构建 完成 林晓 见 日志");
  });
});
