import { describe, expect, it } from "vitest";
import { progress, stationsOf } from "../../../webchat/src/flow/way";
import type { Instance } from "../../../webchat/src/kernel/generated";

const words = (text: string) => ({ text, words: { zh: text, en: text } });
const who = (id: string) => ({ id, name: id });
const request: Pick<Instance, "route" | "trail" | "asker" | "state" | "started_at"> = {
  asker: who("U2"),
  state: "running",
  started_at: "2026-11-24T01:58:00.000Z",
  route: [
    {
      name: words("直接上级"),
      mode: "single",
      state: "passed",
      people: [
        { ...who("U3"), state: "transferred", at: "2026-11-24T02:00:00.000Z" },
        { ...who("U1"), state: "approved", at: "2026-11-24T02:20:00.000Z", text: "可以" },
      ],
    },
    {
      name: words("财务复核"),
      mode: "all",
      state: "open",
      people: [
        { ...who("U4"), state: "approved", at: "2026-11-24T03:00:00.000Z" },
        { ...who("U5"), state: "pending", due: "2026-11-24T10:00:00.000Z" },
        { ...who("U6"), state: "superseded" },
      ],
    },
    { name: words("总经理"), mode: "single", state: "todo", people: [], why: words("因金额超过 5,000 元") },
  ],
  trail: [{ at: "2026-11-24T01:58:00.000Z", by: who("U2"), act: "start" }],
};

describe("a route", () => {
  const stations = stationsOf(request, "提交");

  it("begins with whoever asked", () => {
    expect(stations[0]).toMatchObject({
      title: "提交",
      state: "done",
      at: "2026-11-24T01:58:00.000Z",
      visitors: [{ who: who("U2") }],
    });
  });

  it("shows who acted with their words, and who handed it on", () => {
    expect(stations[1]).toMatchObject({ title: "直接上级", state: "done", at: "2026-11-24T02:20:00.000Z" });
    expect(stations[1]?.visitors.map((one) => [one.who.id, one.part, one.text])).toEqual([
      ["U3", "transferred", undefined],
      ["U1", "approved", "可以"],
    ]);
  });

  it("shows who still must and until when, and nobody whom it no longer needs", () => {
    expect(stations[2]).toMatchObject({ state: "here", mode: "all", due: "2026-11-24T10:00:00.000Z" });
    expect(stations[2]?.visitors.map((one) => [one.who.id, one.part])).toEqual([
      ["U4", "approved"],
      ["U5", "waiting"],
    ]);
  });

  it("says why a step is there", () => {
    expect(stations[3]).toMatchObject({ title: "总经理", state: "todo", why: "因金额超过 5,000 元", visitors: [] });
  });

  it("knows how far it has come", () => {
    expect(progress(stations)).toEqual({ at: 3, of: 4 });
    expect(progress([])).toEqual({ at: 0, of: 0 });
  });
});

it("leaves what an ended request never reached behind", () => {
  const ended = stationsOf(
    {
      ...request,
      state: "rejected",
      route: [
        { ...request.route[0]!, state: "failed", people: [{ ...who("U1"), state: "rejected" }] },
        request.route[2]!,
      ],
    },
    "提交",
  );
  expect(ended.map((station) => station.state)).toEqual(["done", "refused", "skipped"]);
});

it("says what the hub did by itself, and why", () => {
  const stations = stationsOf(
    {
      ...request,
      route: [{ name: words("人事备案"), state: "passed", people: [] }],
      trail: [
        {
          at: "2026-11-24T02:00:00.000Z",
          by: who(""),
          act: "passed",
          node: words("人事备案"),
          reason: words("没有人可审批，自动处理"),
        },
      ],
    },
    "提交",
  );
  expect(stations[1]?.note).toBe("没有人可审批，自动处理");
});
