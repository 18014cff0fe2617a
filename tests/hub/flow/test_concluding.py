"""What follows an end: at once, or when the window for undoing closes; and an effect that is refused."""

from hub.flow.definitions import publish
from tests.hub.flow.office import EITHER, by_clock
from tests.hub.flow.test_asked import TAKEN, garage, number

SLOW = EITHER.replace("either", "slow").replace("EI", "SL") + "undo_ending: 30\n"


async def slow(desk):
    await desk.hub.database.atomic(lambda db: publish(db, "", "slow", SLOW, desk.hub.clock()))
    return await desk.ask("ma", "flow.start", flow="slow", form={"what": "x"})


async def test_an_approval_is_undone_and_the_same_to_dos_lie_there_again(desk):
    asked = await desk.leave("5")
    before = await desk.todos("lin")
    face = (await desk.ask("lin", "flow.approve", no=asked["no"]))["card"]
    undo = next(one for one in face["actions"] if one["id"] == "undo")
    assert undo["for"] == [desk.people["lin"].id] and undo["until"] > asked["card"]["trail"][0]["at"]
    assert (len(await desk.todos("lin")), len(await desk.todos("sun"))) == (0, 1)
    told = await desk.ask("lin", "card.tap", card=face["id"], action="undo", version=face["version"], key="u")
    assert told["card"]["state"]["code"] == "running"
    assert [(one["id"], one["due_at"]) for one in await desk.todos("lin")] == [(before[0]["id"], before[0]["due_at"])]
    assert (await desk.todos("sun"), await desk.todos("lin", "done")) == ([], [])
    assert await desk.trail(asked["no"]) == ["ma start", "lin approve", "lin undo"]
    assert (await desk.ask("lin", "flow.approve", no=asked["no"]))["state"] == "running"
    assert (await desk.ask("sun", "flow.approve", no=asked["no"]))["state"] == "approved"


async def test_it_is_refused_when_the_time_is_over_or_somebody_went_on(desk):
    no = (await desk.leave("5"))["no"]
    await desk.ask("lin", "flow.approve", no=no)
    desk.hub.clock.now = desk.hub.clock() + 21_000
    assert (await desk.refusal("lin", "flow.undo", no=no)).reason == "flow.undo_late"
    assert "undo" not in (await desk.ask("lin", "flow.get", no=no))["instance"]["may"]
    await desk.ask("sun", "flow.approve", no=no)
    assert (await desk.refusal("lin", "flow.undo", no=no)).reason == "flow.nothing_to_undo"


async def test_an_end_that_may_be_undone_is_told_when_the_window_closes_and_once(desk):
    asked = await slow(desk)
    assert (await desk.ask("zhao", "flow.approve", no=asked["no"]))["state"] == "approved"
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["pending"]
    await desk.ask("zhao", "flow.undo", no=asked["no"])
    await desk.tick(desk.hub.clock() + 31_000)
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["pending"]
    await desk.ask("wu", "flow.approve", no=asked["no"])
    await desk.tick(desk.hub.clock() + 31_000)
    await by_clock(desk, "flow.conclude", instance=asked["instance"])
    assert [one["state"] for one in await desk.todos("ma", "sent")] == ["approved"]
    told = (await desk.ask("ma", "notice.list"))["notices"]
    assert [one["kind"] for one in told] == ["flow.approved"]
    assert (await desk.refusal("wu", "flow.undo", no=asked["no"])).reason == "flow.nothing_to_undo"


async def refused(desk) -> str:
    """A car that was gone when the last one approved."""
    garage(desk)
    await desk.ask("ma", "cars.borrow", car="A")
    no = await number(desk)
    await desk.ask("lin", "flow.approve", no=no)
    await desk.ask("sun", "flow.approve", no=no)
    TAKEN.add("A")
    assert (await desk.ask("he", "flow.approve", no=no))["state"] == "approved"
    return no


async def test_what_was_approved_and_cannot_be_done_says_so_and_lies_before_its_asker(desk):
    no = await refused(desk)
    assert [one["kind"] for one in await desk.todos("ma")] == ["effect"]
    assert (await desk.trail(no))[-1] == "hub effect_refused"
    one = (await desk.ask("ma", "flow.get", no=no))["instance"]
    assert (one["state"], one["card"]["state"]["code"], one["card"]["tone"]) == ("approved", "approved", "amber")
    assert one["card"]["state"]["words"]["zh"] == "已同意，未能办成"
    assert {"retry", "change", "give_up"} <= set(one["may"])
    assert (await desk.refusal("lin", "flow.retry", no=no)).reason == "flow.not_the_asker"
    await desk.ask("ma", "flow.retry", no=no)
    assert [one["kind"] for one in await desk.todos("ma")] == ["effect"], "still gone"
    TAKEN.clear()
    await desk.ask("ma", "flow.retry", no=no)
    assert (TAKEN, await desk.todos("ma")) == ({"A"}, [])
    assert (await desk.refusal("ma", "flow.retry", no=no)).reason == "flow.effect_not_refused"
    assert (await desk.ask("ma", "flow.get", no=no))["instance"]["card"]["state"]["words"]["zh"] == "已同意"


async def test_its_asker_asks_for_another_or_gives_it_up(desk):
    no = await refused(desk)
    await desk.ask("ma", "flow.change", no=no, form={"car": "B"})
    assert (await desk.todos("ma"), len(await desk.todos("lin"))) == ([], 1)
    assert (await desk.todos("lin"))[0]["fact"]["text"] == "借 B"


async def test_or_gives_it_up(desk):
    no = await refused(desk)
    await desk.ask("ma", "flow.give_up", no=no)
    assert (await desk.todos("ma"), await desk.trail(no))[1][-1] == "ma give_up"
