"""The day's part of announcements: those one was given and has not read."""

from hub.office.announcements.day import today
from tests.hub.office.announcements.bureau import Bureau


async def counted(desk: Bureau, login: str) -> int:
    async with desk.hub.corridor.reading() as reads:
        (part,) = await today(reads.db, reads, desk.people[login])
        return int(part["count"])


async def test_an_announcement_stands_in_the_day_until_it_is_read(desk: Bureau) -> None:
    sent = await desk.send()
    await desk.delivered()
    assert await counted(desk, "ma") == 1
    await desk.ask("ma", "announcement.read", no=sent["no"])
    assert await counted(desk, "ma") == 0
