"""Only the first of many moves a reminder on, finishes it, or brings it back."""

from typing import Any

import pytest

from hub.kernel import Act, Refused
from hub.office.reminders import keep
from hub.store import CLOCK, Sql, Work
from tests.hub.office.reminders.desk import Desk, at


async def within(desk: Desk, do: Any) -> Any:
    """Do something in a transaction of the clock's."""

    async def body(db: Sql) -> Any:
        return await do(Work(Act("x", CLOCK, desk.hub.clock()), db, desk.hub.registry))

    return await desk.hub.database.atomic(body)


async def test_the_second_to_move_it_on_finds_it_moved(desk: Desk) -> None:
    one = await desk.remind("每天 9点 浇花")

    async def twice(work: Work) -> list[bool]:
        known = await keep.known(work.db, one["id"])
        return [await keep.moved_on(work, known, at(2026, 11, 26, 9, 0)) for _ in range(2)]

    assert await within(desk, twice) == [True, False]


async def test_what_ended_is_neither_finished_nor_put_off_nor_brought_back(desk: Desk) -> None:
    await desk.remind("明天 9点 浇花")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (row,) = await desk.hub.rows("SELECT id FROM reminder_occasion")

    async def acts(work: Work) -> list[bool]:
        occasion = await keep.occasion_of(work.db, row["id"])
        ended = await keep.closed(work, occasion.reminder, "passed")
        later = at(2026, 11, 26, 9, 0)
        return [
            ended == [row["id"]], await keep.finished(work, occasion), await keep.put_off(work, occasion, later),
            await keep.came_again(work, occasion, False),
        ]  # fmt: skip

    assert await within(desk, acts) == [True, False, False, False]


async def test_what_is_not_there_is_refused(desk: Desk) -> None:
    for look in (keep.known, keep.occasion_of):
        with pytest.raises(Refused):
            await within(desk, lambda work, look=look: look(work.db, "L0"))
