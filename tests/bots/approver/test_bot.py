"""The approver answers whoever writes to it, with that person's rights."""

import uuid

from bots.approver.bot import meta
from bots.kit.text import said
from tests.cast import Cast
from tests.story.test_leave import asks_for_leave, card_before, stands
from tests.wire import Person


def test_a_matter_is_described_in_the_readers_language() -> None:
    todo = {"no": "LV-1", "by": {"name": "马骏"}, "due_at": "2026-11-25T08:15:00.000Z"}
    assert meta(todo, "en") == "LV-1  马骏  by 2026-11-25 08:15"
    assert said({"text": "年假", "words": {"zh": "年假", "en": "Annual leave"}}, "en") == "Annual leave"


async def answer_to(person: Person, text: str, room: str) -> str:
    before = len(person.events)
    await person.says(text, room)
    event = await person.sees("chat.whispered", lambda one: one in person.events[before:])
    return str(event["data"]["message"])


async def test_it_lists_what_waits_and_decides_what_it_is_told(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no = await asks_for_leave(ma)
        room = (await card_before(zhou, no))["channel"]
        assert no in await answer_to(zhou, "待办", room)
        assert "写单号" in await answer_to(zhou, "你好", room)
        assert "理由" in await answer_to(zhou, f"驳回 {no}", room)
        assert "已同意" in await answer_to(zhou, f"{no} 同意 路上小心", room)
        changed = await ma.sees("card.changed", stands(no, "approved"))
        assert changed["data"]["card"]["seal"]["by"]["id"] == zhou.id


async def test_it_lends_nobody_a_right_they_do_not_have(cast: Cast) -> None:
    async with cast.here("employee", "sales") as (ma, lin):
        no = await asks_for_leave(ma)
        bots = (await lin.asks("people.find", query="审批员", limit=5))["people"]
        bot = next(one["id"] for one in bots if one["kind"] == "bot")
        made = await lin.asks("channel.create", kind="direct", people=[bot], key=str(uuid.uuid4()))
        told = await answer_to(lin, f"{no} 同意", made["channel"]["id"])
        assert "已同意" not in told
        assert (await ma.asks("flow.get", no=no))["instance"]["state"] == "running"
