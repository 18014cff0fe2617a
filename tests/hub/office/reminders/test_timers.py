"""The clock rings each reminder once: after an outage, on two nodes, over restarts; and only where it still may."""

import asyncio

import msgspec

from hub.kernel import Act
from hub.store import CLOCK, Timers
from tests.hub.office.reminders.desk import Desk, at


async def test_it_rings_in_the_conversation_with_the_app_at_its_time(desk: Desk) -> None:
    await desk.remind("明天9点 交周报")
    assert await desk.tick(at(2026, 11, 25, 8, 59)) == 0
    assert await desk.tick(at(2026, 11, 25, 9, 0)) == 1
    (card,) = await desk.cards()
    assert (card["label"]["text"], card["title"]["text"], card["state"]["text"]) == ("提醒", "交周报", "09:00")
    assert card["channel"].startswith("D")
    assert [one["id"] for one in card["actions"]] == ["done", "hour", "tomorrow", "next_week", "ten"]
    assert card["facts"] == []
    assert await desk.coming() == []


async def test_a_repeating_one_rings_at_every_time(desk: Desk) -> None:
    await desk.remind("每周五 16:30 交周报")
    for day in (27, 34, 41):
        moment = at(2026, 11, 27, 16, 30) + (day - 27) * 86_400_000
        await desk.tick(moment)
        await desk.tick(moment + 1)
    cards = await desk.cards()
    assert [card["state"]["code"] for card in cards] == ["passed", "passed", "open"]
    assert cards[-1]["sub"]["text"] == "每周五 16:30 重复"


async def test_after_an_outage_each_rings_once_marked_late_and_what_was_missed_is_one(desk: Desk) -> None:
    await desk.remind("今天 10:00 打电话")
    await desk.remind("每天 9:00 浇花")
    assert await desk.tick(at(2026, 11, 27, 15, 0)) == 2
    assert await desk.tick(at(2026, 11, 27, 15, 1)) == 0
    cards = {card["title"]["text"]: card for card in await desk.cards()}
    late = {title: [fact["value"]["text"] for fact in card["facts"]] for title, card in cards.items()}
    assert late == {"打电话": ["本来是 11-24 10:00"], "浇花": ["本来是 11-27 09:00，之前还漏了 2 次"]}
    assert await desk.coming() == [("浇花", "11-28 09:00")]


async def test_two_nodes_and_a_clock_that_says_it_twice_ring_once(desk: Desk) -> None:
    one = await desk.remind("明天9点 交周报")
    desk.hub.clock.now = at(2026, 11, 25, 9, 0)
    given = {"reminder": one["id"], "at": at(2026, 11, 25, 9, 0)}
    told = msgspec.convert(given, desk.hub.registry.acts["reminder.ring"].input)
    second = Timers(desk.hub.corridor, lambda *_: asyncio.sleep(0, desk.people["lin"]))
    said = [desk.hub.corridor.run(Act("reminder.ring", CLOCK, desk.hub.clock(), told, f"k{n}")) for n in range(4)]
    await asyncio.gather(desk.hub.parts.timers.tick(), second.tick(), *said)
    assert len(await desk.cards()) == 1
    assert [row["n"] for row in await desk.hub.rows("SELECT COUNT(*) AS n FROM reminder_occasion")] == [1]


async def test_nobody_rings_it_early_or_for_another(desk: Desk) -> None:
    one = await desk.remind("明天9点 交周报")
    given = {"reminder": one["id"], "at": at(2026, 11, 25, 9, 0)}
    assert (await desk.refusal("ma", "reminder.ring", **given)).reason == "reminder.not_yours"
    await desk.ask("lin", "reminder.ring", **given)
    assert await desk.cards() == []
    assert (await desk.refusal("lin", "reminder.ring_again", occasion="L0", at=1)).reason == "reminder.missing"


async def test_ones_own_end_with_who_set_them_and_the_organisations_go_on(desk: Desk) -> None:
    await desk.remind("@马骏 每天 9:00 浇花", "sun")
    await desk.remind("@马骏 每天 9:00 考勤", "sun", organisation=True)
    await desk.ask("admin", "people.disable", person=desk.people["sun"].id, reason="离职")
    await desk.tick(at(2026, 11, 25, 9, 0))
    cards = await desk.cards("ma")
    assert [(card["title"]["text"], card["sub"]["text"]) for card in cards] == [("考勤", "单位的提醒，每天 09:00 重复")]


async def test_for_somebody_who_left_it_ends(desk: Desk) -> None:
    await desk.remind("@马骏 每天 9:00 浇花")
    await desk.ask("admin", "people.disable", person=desk.people["ma"].id, reason="离职")
    await desk.tick(at(2026, 11, 25, 9, 0))
    assert [row["state"] for row in await desk.hub.rows("SELECT state FROM reminder")] == ["ended"]


async def test_in_a_room_its_author_left_it_ends(desk: Desk) -> None:
    await desk.remind("大家 每天 9:00 晨会", "ma")
    await desk.ask("ma", "channel.leave", channel=desk.room)
    await desk.tick(at(2026, 11, 25, 9, 0))
    assert await desk.cards("lin") == []


async def test_working_days_follow_the_companys_calendar(desk: Desk) -> None:
    await desk.remind("每个工作日 9:00 打卡")
    days = []
    for day in range(25, 32):
        moment = at(2026, 11, 25, 9, 0) + (day - 25) * 86_400_000
        days.append(await desk.tick(moment))
    assert days == [1, 1, 1, 0, 0, 1, 1]


async def test_one_put_off_that_comes_late_says_so(desk: Desk) -> None:
    await desk.remind("明天9点 交周报")
    await desk.tick(at(2026, 11, 25, 9, 0))
    (card,) = await desk.cards()
    await desk.tap(card, "hour")
    await desk.tick(at(2026, 11, 25, 12, 0))
    again = (await desk.cards())[-1]
    assert [fact["value"]["text"] for fact in again["facts"]] == ["本来是 11-25 10:00"]
