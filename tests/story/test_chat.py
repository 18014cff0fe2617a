"""Story 1: people chat in real time, go offline, come back, and miss nothing."""

import asyncio
import uuid
from typing import Any

import pytest

from tests.cast import Cast
from tests.wire import Person, Refusal

ROOM = "华东销售"


async def room_of(person: Person, name: str = ROOM) -> str:
    rooms = (await person.asks("channel.list", joined=True))["channels"]
    return next(room["id"] for room in rooms if room["name"] == name)


def texted(text: str) -> Any:
    return lambda event: event["data"]["message"]["text"] == text


async def test_a_message_reaches_everyone_in_the_room_at_once(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        room, text = await room_of(ma), f"到货了 {uuid.uuid4()}"
        posted = await ma.says(text, room)
        event = await zhou.sees("chat.posted", texted(text))
        assert (event["channel"], event["seq"], event["by"]["id"]) == (room, posted["seq"], ma.id)


async def test_a_reply_in_a_thread_stands_under_its_parent(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        room = await room_of(ma)
        parent = (await ma.says("明天谁值班？", room))["id"]
        await zhou.says("我来", room, thread=parent)
        event = await ma.sees("chat.posted", lambda one: one["data"]["message"].get("thread") == parent)
        assert event["data"]["parent"]["replies"]["count"] == 1
        thread = await ma.asks("chat.history", channel=room, thread=parent, limit=50)
        assert [message["text"] for message in thread["messages"]][-1] == "我来"


async def test_a_mention_counts_and_reading_clears_it(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        room = await room_of(ma)
        posted = await ma.says(f"<@{zhou.id}> 请看一下", room)
        await zhou.sees("chat.posted", lambda one: one["seq"] == posted["seq"] and one["channel"] == room)
        again = await Person.signs_in(cast.station.url, *cast.station.people["manager"])
        assert again.hello["reads"][room][1] >= 1
        cleared = await zhou.asks("chat.read", channel=room, seq=posted["seq"])
        assert cleared["mentions"] == 0
        people = await ma.asks("chat.readers", message=posted["id"])
        assert zhou.id in [one["id"] for one in people["read"]]
        await again.leaves()


async def test_a_message_is_edited_reacted_to_pinned_and_recalled_before_everyones_eyes(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        room = await room_of(ma)
        message = (await ma.says("价格 100", room))["id"]
        await ma.asks("chat.edit", message=message, text="价格 120", key=str(uuid.uuid4()))
        edited = await zhou.sees("chat.edited", lambda one: one["data"]["message"]["id"] == message)
        assert edited["data"]["message"]["text"] == "价格 120"
        await zhou.asks("chat.react", message=message, emoji="👍")
        reacted = await ma.sees("chat.reacted", lambda one: one["data"]["message"] == message)
        assert reacted["data"]["reactions"] == [{"emoji": "👍", "people": [zhou.id]}]
        await zhou.asks("chat.pin", message=message)
        assert (await ma.sees("chat.pinned", lambda one: one["data"]["message"] == message))["data"]["pinned"]
        await ma.asks("chat.recall", message=message, reason="写错了")
        recalled = await zhou.sees("chat.recalled", lambda one: one["data"]["message"]["id"] == message)
        assert recalled["data"]["message"]["text"] == ""
        with pytest.raises(Refusal):
            await zhou.asks("chat.edit", message=message, text="mine now", key=str(uuid.uuid4()))


async def test_whoever_was_away_comes_back_and_misses_nothing(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        room = await room_of(ma)
        cursors = {channel: seq for channel, (seq, _) in zhou.hello["heads"].items()}
        cursors[room] = (await ma.says("在的时候", room))["seq"]
        await zhou.leaves()
        missed = [f"不在的时候 {n}" for n in range(20)]
        for text in missed:
            await ma.says(text, room)
        await zhou.connects(cursors)
        told = [event for event in zhou.events if event["channel"] == room and event["seq"] > cursors[room]]
        assert [event["data"]["message"]["text"] for event in told] == missed
        assert [event["seq"] for event in told] == list(range(cursors[room] + 1, cursors[room] + 21))


async def test_the_same_key_never_posts_twice(cast: Cast) -> None:
    async with cast.here("employee") as (ma,):
        room, key = await room_of(ma), str(uuid.uuid4())
        first = await ma.asks("chat.post", channel=room, text="一次", key=key)
        again = await ma.asks("chat.post", channel=room, text="一次", key=key)
        assert (again["id"], again["duplicate"]) == (first["id"], True)
        with pytest.raises(Refusal, match=r"key\.reused"):
            await ma.asks("chat.post", channel=room, text="两次", key=key)


@pytest.mark.parametrize("query", ["盘", "盘点", "年终盘点安排"])
async def test_chinese_of_any_length_is_found(cast: Cast, query: str) -> None:
    async with cast.here("employee") as (ma,):
        room = await room_of(ma)
        posted = await ma.says("年终盘点安排已经发了", room)
        hits: list[dict[str, Any]] = []
        for _ in range(50):
            hits = (await ma.asks("chat.search", query=query, limit=50))["hits"]
            if any(hit["id"] == posted["id"] for hit in hits):
                break
            await asyncio.sleep(0.1)  # the index follows the log
        assert any(hit["id"] == posted["id"] for hit in hits)


async def test_a_direct_conversation_is_found_not_doubled(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        mine = await ma.asks("channel.create", kind="direct", people=[zhou.id], key=str(uuid.uuid4()))
        yours = await zhou.asks("channel.create", kind="direct", people=[ma.id], key=str(uuid.uuid4()))
        assert mine["channel"]["id"] == yours["channel"]["id"]


async def test_a_stranger_to_a_room_is_told_nothing_of_it(cast: Cast) -> None:
    async with cast.here("employee", "manager") as (ma, zhou):
        made = await ma.asks("channel.create", name="悄悄话", kind="private", key=str(uuid.uuid4()))
        room = made["channel"]["id"]
        with pytest.raises(Refusal, match=r"channel\.missing"):
            await zhou.asks("chat.history", channel=room, limit=10)
        with pytest.raises(Refusal, match=r"channel\.missing"):
            await zhou.says("hello", room)
