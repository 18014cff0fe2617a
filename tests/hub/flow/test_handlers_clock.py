"""Deadlines in working time: urged when late, again every two working hours, and never after the decision."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hub.kernel import instant, milliseconds
from tests.hub.flow.office import by_clock

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(*moment: int) -> int:
    return milliseconds(datetime(*moment, tzinfo=SHANGHAI))


async def test_a_check_is_due_at_the_same_time_on_the_next_working_day(desk):
    desk.hub.clock.now = at(2026, 11, 27, 16, 0)
    await desk.leave()
    (todo,) = await desk.todos("lin")
    assert instant(todo["due_at"]) // 60_000 == at(2026, 11, 30, 16, 0) // 60_000


async def urgings(desk) -> int:
    """How often Lin was urged."""
    return len((await desk.ask("lin", "notice.list"))["notices"])


async def test_late_is_urged_within_the_minute_and_again_every_two_working_hours(desk):
    desk.hub.clock.now = at(2026, 11, 24, 16, 0)
    asked = await desk.leave()
    heard = []
    for moment in (
        at(2026, 11, 25, 15, 59),  # not yet late
        at(2026, 11, 25, 16, 1),  # late
        at(2026, 11, 25, 17, 59),  # urged a moment ago
        at(2026, 11, 25, 20, 0),  # nobody is urged in the evening
        at(2026, 11, 26, 9, 2),  # two working hours later
        at(2026, 11, 26, 11, 3),  # and two more
    ):
        await desk.tick(moment)
        heard.append(await urgings(desk))
    assert heard == [0, 1, 1, 1, 2, 3]
    (todo,) = await desk.todos("lin")
    assert (todo["urged"], todo["overdue"]) == (True, True)
    notice = (await desk.ask("lin", "notice.list"))["notices"][0]
    assert (notice["kind"], notice["tone"]) == ("flow.urged", "cinnabar")
    assert await desk.trail(asked["no"]) == ["ma start", "hub urge", "hub urge", "hub urge"]


async def test_the_clock_stops_at_the_decision(desk):
    asked = await desk.leave()
    await desk.ask("lin", "flow.approve", no=asked["no"])
    await desk.tick(at(2026, 12, 24, 16, 0))
    assert await urgings(desk) == 0
    await by_clock(desk, "flow.remind", instance=asked["instance"])
    assert await desk.trail(asked["no"]) == ["ma start", "lin approve"]


async def test_the_next_step_has_its_own_time_from_its_own_receipt(desk):
    desk.hub.clock.now = at(2026, 11, 24, 10, 0)
    asked = await desk.leave("3")
    desk.hub.clock.now = at(2026, 11, 24, 15, 0)
    await desk.ask("lin", "flow.approve", no=asked["no"])
    (todo,) = await desk.todos("sun")
    assert instant(todo["due_at"]) // 60_000 == at(2026, 11, 26, 15, 0) // 60_000


async def test_nobody_but_the_clock_may_be_the_clock(desk):
    asked = await desk.leave()
    assert (await desk.refusal("admin", "flow.remind", instance=asked["instance"])).reason == "act.not_allowed"
