"""Everything that can be done with a request, on real rooms, cards, to-dos and clocks."""

from hub.flow.definitions import publish
from hub.kernel import instant
from tests.hub.flow.office import by_clock

BRANCHED = """
name: branched
label: {zh: 并行, en: Branched}
prefix: BR
slash: [branched]
title: {zh: "{asker} · {what}", en: "{asker} · {what}"}
form:
  - {name: what, kind: text, label: {zh: 事, en: What}, required: true}
  - {name: size, kind: integer, label: {zh: 数, en: Size}}
nodes:
  - {id: boss, name: {zh: 上级, en: Superior}, who: [superior]}
  - id: sides
    name: {zh: 并行, en: Both}
    kind: parallel
    branches:
      - {id: money, name: {zh: 财务, en: Finance}, nodes: [{id: finance, name: {zh: 财务, en: Finance}, who: ["role:finance"], mode: any}]}
      - {id: people, name: {zh: 人事, en: HR}, nodes: [{id: hr, name: {zh: 人事, en: HR}, who: ["role:hr"], mode: claim, kind: handle}]}
  - {id: end, name: {zh: 上上级, en: Above}, who: ["superior:2"], when: [{any: [[size, ">", 5], [what, "=", 大事]]}]}
"""  # noqa: E501


async def branched(desk, what="小事", **more):
    await desk.hub.database.atomic(lambda db: publish(db, "", "branched", BRANCHED, desk.hub.clock()))
    return await desk.ask("ma", "flow.start", flow="branched", form={"what": what, **more})


async def boxes(desk, *logins):
    return {login: [one["kind"] for one in await desk.todos(login)] for login in logins}


async def test_two_branches_run_beside_each_other_and_join(desk):
    no = (await branched(desk, "大事"))["no"]
    await desk.ask("lin", "flow.approve", no=no)
    assert await boxes(desk, "zhao", "wu", "sun", "he") == {
        "zhao": ["approve"], "wu": ["approve"], "sun": ["handle"], "he": ["handle"],
    }  # fmt: skip
    await desk.ask("wu", "flow.approve", no=no)
    assert (await desk.refusal("he", "flow.approve", no=no)).reason == "flow.claim_first"
    await desk.ask("he", "flow.claim", no=no)
    assert await boxes(desk, "zhao", "sun", "he") == {"zhao": [], "sun": [], "he": ["handle"]}
    assert (await desk.ask("he", "flow.approve", no=no))["state"] == "running"
    assert (await desk.ask("zhou", "flow.approve", no=no))["state"] == "approved"


async def test_a_return_before_the_split_takes_both_branches_along(desk):
    no = (await branched(desk))["no"]
    await desk.ask("lin", "flow.approve", no=no)
    await desk.ask("wu", "flow.return", no=no, node="boss", text="先说清楚")
    assert await boxes(desk, "zhao", "wu", "sun", "he") == {"zhao": [], "wu": [], "sun": [], "he": []}
    assert await boxes(desk, "lin") == {"lin": ["approve"]}
    assert (await desk.trail(no))[-1] == "wu return"


async def test_what_is_returned_lies_on_the_asker_s_list_until_they_hand_it_in_again(desk):
    asked = await desk.leave()
    await desk.ask("lin", "flow.return", no=asked["no"], text="日期冲突")
    assert [(one["kind"], one["step"]["text"]) for one in await desk.todos("ma")] == [("resubmit", "申请人")]
    assert (await desk.todos("lin", "done"))[0]["state"] == "returned"
    form = {"kind": "年假", "start": "下周五", "days": "1", "reason": "回老家"}
    tapped = await desk.ask(
        "ma", "card.tap", message=asked["message"], action="resubmit", version=2, form=form, key="again"
    )
    assert tapped["card"]["title"]["text"] == "马骏 · 年假 1 天"
    assert (await desk.todos("ma"), len(await desk.todos("lin"))) == ([], 1)


async def test_a_signer_added_before_is_asked_first_and_it_comes_back(desk):
    no = (await desk.leave())["no"]
    await desk.ask("lin", "flow.add_sign", no=no, people=[desk.people["zhao"].id], text="看看预算")
    assert await boxes(desk, "lin", "zhao") == {"lin": [], "zhao": ["approve"]}
    await desk.ask("zhao", "flow.approve", no=no)
    assert await boxes(desk, "lin", "zhao") == {"lin": ["approve"], "zhao": []}
    assert (await desk.ask("lin", "flow.approve", no=no))["state"] == "approved"


async def test_who_was_added_is_taken_out_again(desk):
    no = (await desk.leave())["no"]
    await desk.ask("lin", "flow.add_sign", no=no, people=[desk.people["zhao"].id])
    await desk.ask("lin", "flow.remove_sign", no=no, of=desk.people["zhao"].id)
    assert await boxes(desk, "lin", "zhao") == {"lin": ["approve"], "zhao": []}


async def test_an_opinion_is_asked_for_and_told_to_who_waits_for_it(desk):
    no = (await desk.leave())["no"]
    await desk.ask("lin", "flow.delegate", no=no, to=desk.people["zhao"].id)
    assert await boxes(desk, "lin", "zhao") == {"lin": [], "zhao": ["advise"]}
    await desk.ask("zhao", "flow.advise", no=no, text="可以")
    assert await boxes(desk, "lin", "zhao") == {"lin": ["approve"], "zhao": []}
    await desk.ask("lin", "flow.ask", no=no, people=[desk.people["sun"].id], text="假够吗")
    assert await boxes(desk, "lin", "sun") == {"lin": ["approve"], "sun": ["advise"]}
    await desk.ask("lin", "flow.approve", no=no)
    assert await boxes(desk, "sun") == {"sun": []}


async def test_an_approval_is_taken_back_before_the_next_has_acted(desk):
    no = (await desk.leave("5"))["no"]
    await desk.ask("lin", "flow.approve", no=no)
    assert await boxes(desk, "lin", "sun") == {"lin": [], "sun": ["approve"]}
    await desk.ask("lin", "flow.take_back", no=no)
    assert await boxes(desk, "lin", "sun", "he") == {"lin": ["approve"], "sun": [], "he": []}


async def test_what_was_rejected_is_opened_again_and_stands_on_the_list_of_things_asked(desk):
    no = (await desk.leave())["no"]
    await desk.ask("lin", "flow.reject", no=no, text="没人")
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["rejected"]
    await desk.ask("ma", "flow.reopen", no=no)
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["pending", "rejected"]
    assert (await desk.ask("ma", "flow.resubmit", no=no))["state"] == "running"


async def test_a_suspended_request_has_as_much_time_left_as_it_had(desk):
    desk.hub.clock.now = instant("2026-11-24T02:00:00.000Z")
    asked = await desk.leave()
    assert (await desk.todos("lin"))[0]["due_at"][:19] == "2026-11-25T02:00:00"
    await desk.ask("admin", "flow.suspend", no=asked["no"], text="等政策")
    assert (await desk.refusal("lin", "flow.approve", no=asked["no"])).reason == "flow.suspended"
    desk.hub.clock.now = instant("2026-11-26T02:00:00.000Z")
    await by_clock(desk, "flow.remind", instance=asked["instance"])
    await desk.ask("admin", "flow.resume", no=asked["no"], text="定了")
    one = (await desk.ask("ma", "flow.get", no=asked["no"]))["instance"]
    left = instant(one["route"][0]["people"][0]["due"]) - instant("2026-11-27T02:00:00.000Z")
    assert abs(left) < 1_000
    assert await desk.trail(asked["no"]) == ["ma start", "admin suspend", "admin resume"]


async def test_an_administrator_intervenes_with_a_reason_and_in_the_trail(desk):
    no = (await desk.leave("5"))["no"]
    assert (await desk.refusal("zhou", "flow.jump", no=no, node="personnel", text="x")).reason == "act.not_allowed"
    await desk.ask("admin", "flow.jump", no=no, node="personnel", text="上级不在")
    assert await boxes(desk, "lin", "sun") == {"lin": [], "sun": ["approve"]}
    await desk.ask("admin", "flow.replace", no=no, of=desk.people["sun"].id, to=desk.people["zhou"].id, text="休假")
    assert await boxes(desk, "sun", "zhou") == {"sun": [], "zhou": ["approve"]}
    await desk.ask("admin", "flow.terminate", no=no, text="重复")
    assert (await desk.trail(no))[-3:] == ["admin jump", "admin replace", "admin terminate"]
    assert (await desk.ask("ma", "flow.get", no=no))["instance"]["state"] == "terminated"


async def test_what_was_approved_is_voided_by_an_administrator_only(desk):
    no = (await desk.leave())["no"]
    await desk.ask("lin", "flow.approve", no=no)
    assert (await desk.refusal("lin", "flow.void", no=no, text="x")).reason == "act.not_allowed"
    assert (await desk.ask("admin", "flow.void", no=no, text="行程取消"))["state"] == "voided"
