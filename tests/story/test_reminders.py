"""A reminder is set in a line, rings at its time as a card, is put off and done; its author hears of it."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.cast import Cast
from tests.story.test_chat import room_of
from tests.wire import Person, Refusal

SHANGHAI = ZoneInfo("Asia/Shanghai")


def in_a_moment() -> dict[str, Any]:
    """A single time two seconds from now, on Shanghai's wall."""
    moment = datetime.now(SHANGHAI) + timedelta(seconds=2)
    return {"repeat": "once", "date": f"{moment:%Y-%m-%d}", "time": f"{moment:%H:%M:%S}"}


async def rings(person: Person, text: str) -> dict[str, Any]:
    """The message with the card of a reminder, once it has rung."""
    event = await person.sees(
        "chat.posted", lambda one: one["data"]["message"].get("card", {}).get("title", {}).get("text") == text
    )
    return dict(event["data"]["message"])


async def test_set_in_a_line_listed_moved_and_cancelled(cast: Cast) -> None:
    async with cast.here("sales", "employee") as (lin, ma):
        room = await room_of(lin)
        told = await lin.says(f"/remind <@{ma.id}> every friday 16:30 file the report", room)
        words = told["reply"]["words"]["en"]
        assert words.startswith("Will remind Ma Jun every Fri 16:30: file the report")
        no = words.rpartition(" ")[2]
        assert no in str((await ma.says("/提醒 列表", room))["reply"]["text"])
        assert "周一 08:00" in (await lin.says(f"/提醒 改时间 {no} 每周一 8:00", room))["reply"]["text"]
        assert "已取消" in (await ma.says(f"/提醒 取消 {no}", room))["reply"]["text"]


async def test_it_rings_and_who_did_it_stands_on_the_card_and_reaches_its_author(cast: Cast) -> None:
    async with cast.here("sales", "employee") as (lin, ma):
        text = f"交周报 {uuid.uuid4()}"
        given = {"text": text, "rule": in_a_moment(), "to": ma.id, "key": str(uuid.uuid4())}
        await lin.asks("reminder.create", **given)
        message = await rings(ma, text)
        assert message["card"]["sub"]["words"]["zh"] == "林晓设的"
        tap = {"message": message["id"], "version": message["card"]["version"]}
        later = await ma.asks("card.tap", **tap, action="hour", key=str(uuid.uuid4()))
        assert later["card"]["state"]["code"] == "snoozed"
        done = await ma.asks("card.tap", **tap, action="done", key=str(uuid.uuid4()))
        assert (done["card"]["state"]["code"], done["card"]["actions"]) == ("done", [])
        notice = await lin.sees("notice.given", lambda one: text in one["data"]["notice"]["title"]["text"])
        assert notice["data"]["notice"]["by"]["id"] == ma.id


async def test_in_a_room_the_first_does_it_and_the_second_is_told_who(cast: Cast) -> None:
    async with cast.here("sales", "employee") as (lin, ma):
        room, text = await room_of(lin), f"晨会 {uuid.uuid4()}"
        given = {"text": text, "rule": in_a_moment(), "room": True, "channel": room, "key": str(uuid.uuid4())}
        await lin.asks("reminder.create", **given)
        message = await rings(ma, text)
        assert message["channel"] == room
        tap = {"message": message["id"], "version": 1, "action": "done"}
        await ma.asks("card.tap", **tap, key=str(uuid.uuid4()))
        try:
            await lin.asks("card.tap", **tap, key=str(uuid.uuid4()))
        except Refusal as no:
            assert (no.reason, no.details["by"]["id"]) == ("decided.already", ma.id)
        else:
            raise AssertionError("done twice")


async def test_a_message_is_remembered(cast: Cast) -> None:
    async with cast.here("sales") as (lin,):
        room, text = await room_of(lin), f"客户要报价 {uuid.uuid4()}"
        posted = await lin.says(text, room)
        given = {"message": posted["id"], "rule": in_a_moment(), "key": str(uuid.uuid4())}
        await lin.asks("reminder.create", **given)
        assert (await rings(lin, text))["card"]["url"] == f"/c/{room}/m/{posted['id']}"
