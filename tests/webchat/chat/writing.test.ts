import { describe, expect, it } from "vitest";
import { decode, encode, isCommand, making, pieces, replace } from "../../../webchat/src/chat/writing";

describe("a command", () => {
  it("begins with a slash of either width", () => {
    for (const line of ["/请假", "／请假", "/approve LV-1 ok", "/"]) expect(isCommand(line), line).toBe(true);
  });

  it("is not a comment, a path in the middle, or a slash before a blank", () => {
    for (const line of ["// 注释", "/ 空格", "a/b", " /请假", ""]) expect(isCommand(line), line).toBe(false);
  });
});

describe("a mention in the making", () => {
  it("is what follows the sign up to the caret", () => {
    expect(making("@周", 2)).toEqual({ kind: "mention", query: "周", from: 0, to: 2 });
    expect(making("请 @lx 看", 5)).toEqual({ kind: "mention", query: "lx", from: 2, to: 5 });
    expect(making("请@林", 3)).toMatchObject({ query: "林", from: 1 });
    expect(making("看 #华东", 5)).toEqual({ kind: "room", query: "华东", from: 2, to: 5 });
  });

  it("is not the middle of a mail address or a finished name", () => {
    expect(making("li@example.com", 14)).toBeNull();
    expect(making("@林晓 好的", 6)).toBeNull();
    expect(making("没有", 2)).toBeNull();
  });

  it("is replaced by the name chosen, and the caret stands after it", () => {
    expect(replace("请 @lx 看", 2, 5, "@林晓 ")).toEqual({ text: "请 @林晓  看", caret: 6 });
  });
});

describe("names on the wire", () => {
  const names = { "@周建国": "<@U1>", "@周建": "<@U2>", "#华东销售": "<#C1>", "@所有人": "<!channel>" };

  it("are tags, the longer name first", () => {
    expect(encode("@周建国 和 @周建 去 #华东销售，@所有人", names)).toBe("<@U1> 和 <@U2> 去 <#C1>，<!channel>");
  });

  it("stay as written in code", () => {
    expect(encode("`@周建国` @周建国", names)).toBe("`@周建国` <@U1>");
    expect(encode("```\n@周建国\n```", names)).toBe("```\n@周建国\n```");
  });

  it("come back as they were shown", () => {
    const met: Record<string, string> = {};
    const called = (tag: string) => Object.entries(names).find(([, one]) => one === tag)?.[0] ?? tag;
    expect(decode("<@U1> 看 <#C1>", met, called)).toBe("@周建国 看 #华东销售");
    expect(encode("@周建国 看 #华东销售", met)).toBe("<@U1> 看 <#C1>");
  });
});

describe("the lit copy of the line", () => {
  it("has the same letters as the line", () => {
    for (const line of ["/跟进 通恒  聊了 续约", "你好 @周建国 ！", "", "/"]) {
      expect(pieces(line, line.length, { "@周建国": "<@U1>" }).map((piece) => piece.text).join("")).toBe(line);
    }
  });

  it("lights the command and the argument under the caret", () => {
    expect(pieces("/跟进 通恒 内容", 5, {}).filter((piece) => piece.lit)).toEqual([
      { text: "/跟进", lit: "command" }, { text: "通恒", lit: "arg" },
    ]);
  });
});
