"""What the words of a line point at."""

from datetime import date

from hub.doors.slash.known import known
from hub.doors.slash.line import Word
from hub.kernel import Arg
from tests.hub.doors.standing import Standing


async def test_people_and_rooms_are_found_by_their_full_name(stand: Standing) -> None:
    words = [Word("@赵敏", 0, 3), Word("驿站", 4, 6), Word("李", 7, 8)]
    args = [Arg("who", "person"), Arg("where", "channel")]
    async with stand.hub.corridor.reading() as reads:
        found = await known(reads, stand.actors["li"], args, words)
        assert found.people["赵敏"] == stand.actors["zhao"].id
        assert found.channels["驿站"] == stand.room
        assert found.today == date(2026, 11, 24)


async def test_nothing_is_looked_up_for_arguments_that_point_at_nothing(stand: Standing) -> None:
    async with stand.hub.corridor.reading() as reads:
        found = await known(reads, stand.actors["li"], [Arg("day", "date")], [Word("赵敏", 0, 2)])
        assert (found.people, found.channels) == ({}, {})
