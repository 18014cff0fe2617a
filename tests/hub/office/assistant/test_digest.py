"""The word each morning: at half past eight where one is, once, and only when there is something to say."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hub.kernel import Act, milliseconds
from hub.office.assistant.acts import DigestBegin
from hub.store import CLOCK
from tests.hub.office.assistant.desk import Desk

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int, zone: ZoneInfo = SHANGHAI) -> int:
    return milliseconds(datetime(2026, 11, day, hour, minute, tzinfo=zone))


async def begun(desk: Desk) -> None:
    """The hub starts again."""
    await desk.hub.corridor.run(Act("digest.begin", CLOCK, desk.hub.clock(), DigestBegin()))


async def busy(desk: Desk, *logins: str) -> None:
    """These people have something in every day."""
    for login in logins:
        await desk.ask(login, "reminder.create", line="every workday 17:00 file the report")


async def test_whoever_has_something_is_told_once_a_working_day(desk: Desk) -> None:
    await busy(desk, "lin")
    lin = desk.people["lin"].id
    await desk.tick(at(25, 8, 29))
    assert await desk.digests() == []
    await desk.tick(at(25, 8, 30))
    await begun(desk)
    await desk.tick(at(25, 9, 0))
    assert await desk.digests() == [lin]
    await desk.tick(at(26, 8, 31))
    await desk.tick(at(27, 8, 31))
    assert await desk.digests() == [lin] * 3
    await desk.tick(at(28, 8, 31))
    await desk.tick(at(29, 8, 31))
    assert await desk.digests() == [lin] * 3
    await desk.tick(at(30, 8, 31))
    assert await desk.digests() == [lin] * 4


async def test_each_is_told_by_the_clock_where_they_are(desk: Desk) -> None:
    await busy(desk, "lin", "ma")
    await desk.ask("ma", "digest.set", zone="Europe/Berlin")
    await desk.tick(at(25, 8, 31))
    assert await desk.digests() == [desk.people["lin"].id]
    await desk.tick(at(25, 8, 31, BERLIN))
    assert sorted(await desk.digests()) == sorted([desk.people["lin"].id, desk.people["ma"].id])


async def test_moving_to_another_zone_brings_no_second_word_of_the_same_day(desk: Desk) -> None:
    await busy(desk, "lin")
    await desk.tick(at(25, 8, 31))
    await desk.ask("lin", "digest.set", zone="Europe/Berlin")
    await desk.tick(at(25, 8, 31, BERLIN))
    assert len(await desk.digests()) == 1


async def test_it_is_switched_off_and_on_by_whoever_gets_it(desk: Desk) -> None:
    await busy(desk, "lin")
    told = await desk.ask("lin", "digest.set", on="off")
    assert (told["on"], told["zone"]) == (False, "Asia/Shanghai")
    await desk.tick(at(25, 8, 31))
    assert await desk.digests() == []
    assert "8:30" in (await desk.ask("lin", "digest.set", on=True))["answer"]["text"]["words"]["en"]
    await desk.tick(at(26, 8, 31))
    assert await desk.digests() == [desk.people["lin"].id]
    assert (await desk.refusal("lin", "digest.set", zone="Mars/Olympus")).reason == "digest.zone"


async def test_a_morning_the_hub_slept_through_is_made_up_for_until_late(desk: Desk) -> None:
    await busy(desk, "lin")
    desk.hub.clock.now = at(25, 9, 30)
    await begun(desk)
    await desk.tick(at(25, 9, 31))
    assert len(await desk.digests()) == 1
    desk.hub.clock.now = at(26, 15, 0)
    await begun(desk)
    await desk.tick(at(26, 15, 1))
    assert len(await desk.digests()) == 1


async def test_what_another_bot_tells_is_no_reason_to_speak(desk: Desk) -> None:
    await desk.ask("lin", "crm.customer.create", form={"name": "华为技术有限公司", "next_follow": "今天"})
    await desk.hub.settle()
    await desk.tick(at(25, 8, 31))
    assert await desk.digests() == []
