"""The word of a morning, from the hub's clock through the assistant to the person: once, and not without a reason."""

from pathlib import Path

from bots.assistant.bot import HERE, bot
from bots.kit.manifest import read_manifest
from hub.chat import register_app
from hub.kernel import Act
from hub.office.assistant.acts import DigestBegin
from hub.store import CLOCK
from tests.hub.doors.standing import Standing, standing

HALF_DAY, HALF_HOUR = 12 * 3_600_000, 1_800_000
TOKEN = "xoxb-assistant"


async def told(stand: Standing, who: str) -> list[str]:
    """What the assistant has said to somebody."""
    rows = await stand.hub.rows(
        """SELECT m.blocks FROM message m JOIN room_member i ON i.channel = m.channel AND i.person = ?
        JOIN person b ON b.id = m.author AND b.login = 'assistant' ORDER BY m.id""",
        stand.actors[who].id,
    )
    return [str(row["blocks"]) for row in rows]


async def passes(stand: Standing, milliseconds: int) -> None:
    """Time goes by, and everything due is done."""
    stand.hub.clock.now += milliseconds
    while await stand.hub.parts.timers.tick():
        pass


async def test_who_has_something_hears_of_it_once_and_who_has_nothing_hears_nothing(tmp_path: Path) -> None:
    async with standing(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path, only=()) as stand:
        company = stand.actors["li"].company
        shown = {name: getattr(read_manifest(HERE), name) for name in ("name", "label", "for_person")}
        await register_app(stand.hub.corridor, {**shown, "for_person": list(shown["for_person"])}, company, TOKEN)
        await stand.hub.corridor.run(Act("digest.begin", CLOCK, stand.hub.clock(), DigestBegin()))
        await stand.ask("li", "reminder.create", line="every workday 17:00 交周报")
        await bot.start(stand.url, TOKEN)
        li = await stand.person("li")
        try:
            await passes(stand, HALF_DAY)
            assert await told(stand, "li") == []
            await passes(stand, HALF_DAY - HALF_HOUR)
            await li.sees("chat.posted", lambda one: one["data"]["message"]["by"]["name"] == "OA精灵")
            await passes(stand, HALF_HOUR)
        finally:
            await li.leaves()
            await bot.stop()
        (said,) = await told(stand, "li")
        assert "交周报" in said and "早报" in said
        assert await told(stand, "zhao") == []
