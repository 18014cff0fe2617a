"""The assistant answers whoever writes to it, in their language and with their rights, over the wire."""

import uuid
from typing import Any

from tests.bots.approver.test_bot import answer_to
from tests.cast import Cast
from tests.story.test_leave import asks_for_leave, stands
from tests.wire import Person


async def talk(person: Person) -> str:
    """The conversation of somebody and the assistant."""
    bots = (await person.asks("people.find", query="OA精灵", limit=5))["people"]
    bot = next(one["id"] for one in bots if one["kind"] == "bot")
    made = await person.asks("channel.create", kind="direct", people=[bot], key=str(uuid.uuid4()))
    return str(made["channel"]["id"])


async def run(person: Person, line: str, room: str) -> dict[str, Any]:
    """What a command of the bot's is answered."""
    before = len(person.events)
    await person.says(line, room)
    told = await person.sees("chat.whispered", lambda one: one in person.events[before:])
    return dict(told["data"]["message"])


async def test_it_says_who_somebody_is_and_where_a_request_stands(cast: Cast) -> None:
    async with cast.here("employee", "admin") as (ma, wu):
        room, no = await talk(ma), await asks_for_leave(ma)
        told = await answer_to(ma, "林晓是谁", room)
        assert "销售" in told and "部门" in told
        assert "没有找到" in await answer_to(ma, "火星人是谁", room)
        where = await answer_to(ma, f"{no} 到哪了", room)
        assert no in where and "周建国" in where
        await wu.says("/leave 年假 下周三 2天 回老家", await talk(wu))
        hidden = (await wu.asks("flow.list", box="sent"))["instances"][0]["no"]
        assert "看不到" in await answer_to(ma, f"{hidden} 到哪了", room)
        assert hidden in await answer_to(wu, f"where is {hidden}?", await talk(wu))
        assert "LV-202611-0007" in await answer_to(ma, "你好", room)
        assert no in await answer_to(ma, "我的申请到哪了", room)


async def test_help_is_by_role_and_explains_one_command(cast: Cast) -> None:
    async with cast.here("employee", "admin") as (ma, wu):
        room = await talk(ma)
        every = str((await run(ma, "/帮助", room))["blocks"])
        assert "/请假" in every and "/机器人" not in every
        assert "/机器人" in str((await run(wu, "/help", await talk(wu)))["blocks"])
        one = str((await run(ma, "/help leave", room))["blocks"])
        assert "例如" in one and "/请假 年假 明天" in one
        assert "没有命令 /请加" in (await run(ma, "/help 请加", room))["text"]


async def test_a_to_do_is_decided_from_the_list(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        no, room = await asks_for_leave(ma), await talk(zhou)
        listed = await run(zhou, "/待办", room)
        assert no in str(listed["blocks"])
        block = next(one for one in listed["blocks"] if one["type"] == "actions" and no in str(one))
        tap = {"message": listed["id"], "block": block["block_id"], "version": 0, "key": str(uuid.uuid4())}
        await zhou.asks("card.tap", action="approve", **tap)
        changed = await ma.sees("card.changed", stands(no, "approved"))
        assert changed["data"]["card"]["seal"]["by"]["id"] == zhou.id


async def test_a_day_is_told_in_one_piece(cast: Cast) -> None:
    async with cast.here("employee") as (ma,):
        no, room = await asks_for_leave(ma), await talk(ma)
        told = str((await run(ma, "/portal", room))["blocks"])
        assert no in told and "我发起的" in told
