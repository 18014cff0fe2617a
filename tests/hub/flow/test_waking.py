"""Delays, triggers and requests within requests, with the clock, on either database."""

from hub.flow.definitions import publish
from tests.hub.flow.office import by_clock
from tests.hub.flow.test_asked import TAKEN, garage

HEAD = """
name: waits
label: {zh: 等待, en: Waits}
prefix: WA
slash: [waits]
title: {zh: "{asker} · {what}", en: "{asker} · {what}"}
undo: 0
form:
  - {name: what, kind: text, label: {zh: 事, en: What}, required: true}
  - {name: who, kind: people, label: {zh: 人, en: Who}}
nodes:
  - {id: boss, name: {zh: 上级, en: Superior}, who: [superior]}
"""
TAIL = """  - {id: end, name: {zh: 上上级, en: Above}, who: ["superior:2"]}
"""
MINUTE = 60_000


async def asked(desk, step: str, **form):
    body = HEAD + f"  - {step}\n" + TAIL
    await desk.hub.database.atomic(lambda db: publish(db, "", "waits", body, desk.hub.clock()))
    told = await desk.ask("ma", "flow.start", flow="waits", form={"what": "A", **form})
    await desk.ask("lin", "flow.approve", no=told["no"])
    return told["no"], told["instance"]


async def one(desk, no):
    return (await desk.ask("ma", "flow.get", no=no))["instance"]


async def test_a_delay_waits_for_its_moment_and_goes_on_once(desk):
    no, id = await asked(desk, "{id: rest, name: {zh: 冷静期, en: Rest}, kind: delay, wait: 30m}")
    told = await one(desk, no)
    assert (told["card"]["state"]["words"]["zh"], told["waits_for"]) == ("等到时候", [])
    await desk.tick(desk.hub.clock() + 29 * MINUTE)
    assert await desk.todos("zhou") == []
    await desk.tick(desk.hub.clock() + 2 * MINUTE)
    await by_clock(desk, "flow.arrive", instance=id, run=2)
    assert len(await desk.todos("zhou")) == 1
    assert await desk.trail(no) == ["ma start", "lin approve", "hub waits", "hub arrived"]


async def test_a_delay_does_not_go_on_while_the_request_is_suspended(desk):
    no, _ = await asked(desk, "{id: rest, name: {zh: 冷静期, en: Rest}, kind: delay, wait: 30m}")
    await desk.ask("admin", "flow.suspend", no=no, text="x")
    await desk.tick(desk.hub.clock() + 31 * MINUTE)
    assert await desk.todos("zhou") == []
    await desk.ask("admin", "flow.resume", no=no, text="x")
    await desk.tick(desk.hub.clock() + 1)
    assert len(await desk.todos("zhou")) == 1


CAR = "{id: car, name: {zh: 派车, en: Car}, kind: trigger, act: cars.borrow, given: {car: '=what'}}"


async def test_a_trigger_carries_out_an_act_for_the_asker(desk):
    garage(desk)
    no, _ = await asked(desk, CAR)
    await desk.tick(desk.hub.clock() + 1)
    assert (TAKEN, len(await desk.todos("zhou"))) == ({"A"}, 1)
    assert (await desk.refusal("lin", "flow.take_back", no=no)).reason == "flow.next_has_acted"


async def test_where_the_act_is_refused_somebody_sees_to_it(desk):
    garage(desk)
    TAKEN.add("A")
    no, _ = await asked(desk, CAR)
    await desk.tick(desk.hub.clock() + 1)
    (todo,) = await desk.todos("admin")
    assert todo["kind"] == "handle"
    await desk.ask("admin", "flow.approve", no=no)
    assert len(await desk.todos("zhou")) == 1


async def test_nothing_is_set_off_while_the_decision_may_be_undone(desk):
    garage(desk)
    body = (HEAD + f"  - {CAR}\n" + TAIL).replace("undo: 0\n", "")
    await desk.hub.database.atomic(lambda db: publish(db, "", "waits", body, desk.hub.clock()))
    no = (await desk.ask("ma", "flow.start", flow="waits", form={"what": "A"}))["no"]
    await desk.ask("lin", "flow.approve", no=no)
    await desk.tick(desk.hub.clock() + 19_000)
    await desk.ask("lin", "flow.undo", no=no)
    await desk.tick(desk.hub.clock() + 5_000)
    assert (TAKEN, len(await desk.todos("lin"))) == (set(), 1)


EACH = "{id: each, name: {zh: 各办, en: Each}, kind: sub, flow: either, rows: who, given: {what: '=what'}}"


async def children(desk, no):
    return {child["no"]: child["state"] for child in (await one(desk, no))["children"]}


async def test_a_request_waits_for_those_within_it_one_for_each_of_a_list(desk):
    who = [desk.people["lin"].id, desk.people["wu"].id]
    no, _ = await asked(desk, EACH, who=who)
    for _ in range(2):
        await desk.tick(desk.hub.clock() + 1)
    first, second = await children(desk, no)
    await desk.ask("zhao", "flow.approve", no=first)
    await desk.tick(desk.hub.clock() + 1)
    assert await desk.todos("zhou") == []
    await desk.ask("wu", "flow.approve", no=second)
    await desk.tick(desk.hub.clock() + 1)
    assert len(await desk.todos("zhou")) == 1
    assert (await desk.ask("ma", "flow.get", no=first))["instance"]["parent"]["no"] == no


async def test_what_is_rejected_within_fails_the_step(desk):
    no, _ = await asked(desk, EACH.replace("rows: who", "fails: reject"))
    for _ in range(2):
        await desk.tick(desk.hub.clock() + 1)
    (child,) = await children(desk, no)
    await desk.ask("zhao", "flow.reject", no=child, text="x")
    await desk.tick(desk.hub.clock() + 1)
    assert (await one(desk, no))["state"] == "rejected"


async def test_whoever_withdraws_it_ends_those_within(desk):
    no, _ = await asked(desk, EACH, who=[desk.people["lin"].id])
    for _ in range(2):
        await desk.tick(desk.hub.clock() + 1)
    await desk.ask("ma", "flow.withdraw", no=no)
    await desk.tick(desk.hub.clock() + 1)
    assert list((await children(desk, no)).values()) == ["terminated"]
    assert await desk.todos("zhao") == []


async def test_what_cannot_be_asked_within_fails_the_step_with_why(desk):
    await asked(desk, EACH.replace("flow: either", "flow: nothing").replace("rows: who, ", ""))
    for _ in range(2):
        await desk.tick(desk.hub.clock() + 1)
    assert [todo["kind"] for todo in await desk.todos("admin")] == ["handle"]


async def test_an_act_the_asker_may_not_do_themselves_is_not_done_for_them(desk):
    people = len(await desk.hub.rows("SELECT id FROM person"))
    given = "{id: car, name: {zh: 登记, en: Register}, kind: trigger, act: people.create, given: {name: '=what'}}"
    await asked(desk, given)
    await desk.tick(desk.hub.clock() + 1)
    assert len(await desk.hub.rows("SELECT id FROM person")) == people
    assert len(await desk.todos("admin")) == 1, "somebody sees to it"


async def test_an_act_whose_input_cannot_be_read_fails_the_step_at_once(desk):
    garage(desk)
    wrong = "{id: car, name: {zh: 派车, en: Car}, kind: trigger, act: cars.borrow, given: {colour: '=what'}}"
    await asked(desk, wrong)
    await desk.tick(desk.hub.clock() + 1)
    assert len(await desk.todos("admin")) == 1
