"""One's day in one piece, from every room that has a part of it."""

from tests.hub.office.assistant.desk import Desk


async def test_a_day_with_nothing_in_it_has_no_parts(desk: Desk) -> None:
    assert await desk.ask("ma", "portal.mine") == {"day": "2026-11-24", "parts": []}


async def test_each_room_brings_its_part_and_others_see_none_of_it(desk: Desk) -> None:
    await desk.ask("lin", "reminder.create", line="17:00 交周报")
    await desk.ask("lin", "reminder.create", line="明天 9:00 开会")
    parts = (await desk.ask("lin", "portal.mine"))["parts"]
    assert [(one["name"], one["count"]) for one in parts] == [("reminders", 1)]
    assert parts[0]["lines"][0]["text"]["text"] == "交周报"
    assert parts[0]["lines"][0]["note"]["text"] == "17:00"
    assert (await desk.ask("ma", "portal.mine"))["parts"] == []


async def test_follow_ups_that_are_due_stand_in_it_and_are_told_by_their_own_bot(desk: Desk) -> None:
    await desk.ask("lin", "crm.customer.create", form={"name": "华为技术有限公司", "next_follow": "今天"})
    await desk.hub.settle()
    (part,) = (await desk.ask("lin", "portal.mine"))["parts"]
    assert (part["name"], part["count"], part["told"]) == ("followups", 1, True)
