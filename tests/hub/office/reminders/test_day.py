"""The day's part of reminders: what rang and waits, and what is still to ring today."""

from hub.office.reminders.day import today
from tests.hub.office.reminders.desk import Desk, at


async def test_only_today_and_what_waits_stand_in_the_day(desk: Desk) -> None:
    await desk.remind("17:00 交周报")
    await desk.remind("明天 9:00 开会")
    await desk.remind("10:00 回电话")
    await desk.tick(at(2026, 11, 24, 10, 1))
    async with desk.hub.corridor.reading() as reads:
        (part,) = await today(reads.db, reads, desk.people["lin"])
        assert [(one["text"]["text"], one.get("note", {}).get("text")) for one in part["lines"]] == [
            ("回电话", None), ("交周报", "17:00"),
        ]  # fmt: skip
        assert part["count"] == 2
        (nothing,) = await today(reads.db, reads, desk.people["ma"])
        assert nothing["count"] == 0
