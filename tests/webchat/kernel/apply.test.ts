import { describe, expect, it } from "vitest";
import { again, apply, leave } from "../../../webchat/src/kernel/apply";
import type { LogEvent, Message } from "../../../webchat/src/kernel/generated";
import { card, channel, event, message, posted, room, todo } from "./making";

describe("a message is posted", () => {
  it("stands in the timeline and counts as unread", () => {
    const world = room();
    apply(world, posted(1));
    expect(world.timelines.C1?.ids).toEqual(["M1"]);
    expect(world.channels.C1).toMatchObject({ head: { seq: 1, no: 1 }, unread: 1, mentions: 0, last: { id: "M1", text: "第 1 句" } });
  });

  it("changes nothing when it is heard twice", () => {
    const world = room();
    apply(world, posted(1));
    const once = structuredClone(world);
    apply(world, posted(1));
    again(world, posted(1));
    expect(world).toEqual(once);
  });

  it("counts as a mention when it names me, all of us, or is said to me alone", () => {
    const world = room();
    world.channels.D1 = channel("D1", { kind: "direct" });
    world.cursors.D1 = 0;
    apply(world, posted(1, { mentions: ["U1"] }));
    apply(world, posted(2, { mentions: ["channel"] }));
    apply(world, posted(3, { mentions: ["U9"] }));
    apply(world, posted(1, { id: "MD", channel: "D1" }));
    expect(world.channels.C1?.mentions).toBe(2);
    expect(world.channels.D1?.mentions).toBe(1);
  });

  it("of my own leaves nothing unread when I had read all", () => {
    const world = room();
    apply(world, posted(1, { by: { id: "U1", name: "周建国" } }));
    expect(world.channels.C1?.unread).toBe(0);
  });

  it("takes its place by seq, whatever came first", () => {
    const world = room();
    apply(world, posted(1));
    again(world, posted(3));
    again(world, posted(2));
    expect(world.timelines.C1?.ids).toEqual(["M1", "M2", "M3"]);
  });

  it("is not put at the end of a stretch that does not reach the present", () => {
    const world = room();
    world.timelines.C1 = { ids: [], more: true, ahead: true };
    apply(world, posted(5));
    expect(world.timelines.C1.ids).toEqual([]);
    expect(world.channels.C1?.head.no).toBe(5);
  });

  it("is not kept in a room nobody has opened", () => {
    const world = room();
    delete world.timelines.C1;
    apply(world, posted(1));
    expect(world.messages).toEqual({});
    expect(world.channels.C1?.last?.id).toBe("M1");
  });

  it("in a thread stands in the thread, in the room only if said there too, and renews its parent", () => {
    const world = room();
    apply(world, posted(1));
    world.threads.M1 = { ids: [], more: false, ahead: false };
    const replies = { count: 1, last_at: "2026-11-24T03:00:00.000Z", people: ["U2"] };
    apply(world, event(2, "chat.posted", { message: message(2, { thread: "M1" }), parent: { id: "M1", replies } }));
    apply(world, posted(3, { thread: "M1", also: true }));
    expect(world.threads.M1.ids).toEqual(["M2", "M3"]);
    expect(world.timelines.C1?.ids).toEqual(["M1", "M3"]);
    expect(world.messages.M1?.replies).toEqual(replies);
    expect(world.channels.C1?.last?.id).toBe("M3");
  });

  it("lets the oldest go when the room grows beyond what a page needs", () => {
    const world = room();
    for (let seq = 1; seq <= 2_001; seq += 1) apply(world, posted(seq));
    expect(world.timelines.C1?.ids).toHaveLength(1_501);
    expect(world.timelines.C1?.more).toBe(true);
    expect(world.messages.M1).toBeUndefined();
  });
});

describe("a message changes", () => {
  it("is edited, recalled, reacted to, pinned", () => {
    const world = room();
    world.pins.C1 = [];
    apply(world, posted(1));
    apply(world, event(2, "chat.edited", { message: message(1, { text: "改过", edited_at: "2026-11-24T03:00:00.000Z" }) }));
    apply(world, event(3, "chat.reacted", { message: "M1", reactions: [{ emoji: "👍", people: ["U1"] }] }));
    apply(world, event(4, "chat.pinned", { message: "M1", pinned: true, by: "U2" }));
    expect(world.messages.M1).toMatchObject({ text: "改过", reactions: [{ emoji: "👍", people: ["U1"] }], pinned: true });
    expect(world.channels.C1?.last?.text).toBe("改过");
    expect(world.pins.C1).toEqual(["M1"]);
    const gone = message(1, { text: "", recalled: { by: { id: "U2", name: "林晓" }, at: "2026-11-24T03:01:00.000Z" } });
    apply(world, event(5, "chat.recalled", { message: gone }));
    apply(world, event(6, "chat.pinned", { message: "M1", pinned: false, by: "U2" }));
    expect(world.messages.M1?.text).toBe("");
    expect(world.pins.C1).toEqual([]);
    expect(world.cursors.C1).toBe(6);
  });
});

describe("a card is redrawn", () => {
  it("changes in every message that shows it, and never back to an older face", () => {
    const world = room();
    apply(world, posted(1, { card: card(1) }));
    apply(world, posted(2, { card: card(1) }));
    apply(world, event(3, "card.changed", { card: card(3) }));
    apply(world, event(4, "card.changed", { card: card(2) }));
    expect(world.messages.M1?.card?.face).toBe(3);
    expect(world.messages.M2?.card?.face).toBe(3);
  });

  it("brings the newest face to a message posted with an older one", () => {
    const world = room();
    apply(world, posted(1, { card: card(3) }));
    apply(world, posted(2, { card: card(1) }));
    expect(world.messages.M2?.card?.face).toBe(3);
  });
});

describe("the inbox", () => {
  it("opens and closes todos", () => {
    const world = room();
    apply(world, event(1, "todo.opened", { todo: todo("T1") }, "I1"));
    expect(world.todos.T1?.state).toBe("pending");
    apply(world, event(2, "todo.closed", { todo: todo("T1", { state: "approved" }) }, "I1"));
    expect(world.todos.T1?.state).toBe("approved");
  });

  it("whispers once, and forgets what was put away", () => {
    const world = room();
    const said = message(0, { id: "MW", ephemeral: { until: "2026-11-25T00:00:00.000Z" } });
    apply(world, event(1, "chat.whispered", { message: said }, "I1"));
    again(world, event(1, "chat.whispered", { message: said }, "I1"));
    expect(world.whispers.C1).toEqual(["MW"]);
    apply(world, event(2, "chat.dismissed", { message: "MW" }, "I1"));
    expect(world.whispers.C1).toEqual([]);
  });

  it("lets a new room in from its own cursor on, and out again with all that was in it", () => {
    const world = room();
    apply(world, event(1, "channel.entered", { channel: channel("C2", { head: { seq: 7, no: 5 } }) }, "I1"));
    expect(world.cursors.C2).toBe(7);
    world.timelines.C2 = { ids: [], more: false, ahead: false };
    apply(world, posted(8, { channel: "C2" }));
    apply(world, event(2, "channel.kept", { channel: "C2", muted: true, pinned: false }, "I1"));
    expect(world.channels.C2).toMatchObject({ muted: true, pinned: false });
    apply(world, event(3, "channel.exited", { channel: "C2" }, "I1"));
    expect(world.channels.C2).toBeUndefined();
    expect(world.messages.M8).toBeUndefined();
    expect(world.timelines.C2).toBeUndefined();
  });
});

describe("a room", () => {
  it("changes for everyone without touching my own marks", () => {
    const world = room();
    world.channels.C1 = channel("C1", { muted: true, pinned: true, unread: 4 });
    apply(world, event(1, "channel.changed", { channel: channel("C1", { name: "华南销售", topic: "新" }) }));
    expect(world.channels.C1).toMatchObject({ name: "华南销售", topic: "新", muted: true, pinned: true, unread: 4 });
  });

  it("counts who comes and goes", () => {
    const world = room();
    world.members.C1 = ["U1", "U2"];
    apply(world, event(1, "channel.joined", { people: [{ id: "U3", name: "赵敏慧" }], by: "U1" }));
    expect(world.members.C1).toEqual(["U1", "U2", "U3"]);
    expect(world.channels.C1?.people).toBe(4);
    apply(world, event(2, "channel.left", { people: [{ id: "U2", name: "林晓" }], by: "U1" }));
    expect(world.members.C1).toEqual(["U1", "U3"]);
  });

  it("is gone for one who left it", () => {
    const world = room();
    apply(world, posted(1));
    apply(world, event(2, "channel.left", { people: [{ id: "U1", name: "周建国" }], by: "U1" }));
    leave(world, "C1");
    expect(world.channels.C1).toBeUndefined();
    expect(world.messages).toEqual({});
  });
});

describe("snapshot and events", () => {
  it("together equal a fresh snapshot, wherever the snapshot was taken", () => {
    const log: LogEvent[] = [
      posted(1), posted(2), event(3, "chat.edited", { message: message(1, { text: "改过" }) }),
      event(4, "chat.reacted", { message: "M2", reactions: [{ emoji: "👍", people: ["U3"] }] }),
      posted(5, { thread: "M1" }), posted(6),
    ];
    const all = room();
    log.forEach((one) => apply(all, one));
    for (let cut = 0; cut <= log.length; cut += 1) {
      const world = room();
      log.slice(0, cut).forEach((one) => apply(world, structuredClone(one)));
      const snapshot = Object.values(world.messages) as Message[];
      const fresh = room();
      fresh.messages = Object.fromEntries(structuredClone(snapshot).map((one) => [one.id, one]));
      fresh.timelines = structuredClone(world.timelines);
      fresh.channels = structuredClone(world.channels);
      fresh.cursors = { C1: cut };
      log.forEach((one) => apply(fresh, structuredClone(one)));
      expect(fresh.messages).toEqual(all.messages);
      expect(fresh.timelines).toEqual(all.timelines);
      expect(fresh.channels).toEqual(all.channels);
    }
  });
});

describe("what I may do changes while I look", () => {
  it("is what I may do from then on", () => {
    const world = room();
    apply(world, event(1, "person.changed", { person: { id: "U1" }, roles: ["hr"] }, "I1"));
    expect(world.me?.roles).toEqual(["hr"]);
  });
});
