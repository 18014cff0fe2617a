"""Coming in: hello, cursors, and what was missed, without a hole and without what is no longer one's own."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from hub.doors.socket.greeting import cursors_of
from hub.kernel import Refused
from tests.hub.doors.standing import Standing, standing
from tests.wire import Person

MANY = 2_000


async def many_rooms(stand: Standing, person: str) -> None:
    """Put somebody in two thousand rooms, each with one event."""

    async def fill(db: Any) -> None:
        rooms = [(f"C{number:026d}", "O1", "private", 1, 1) for number in range(MANY)]
        await db.many("INSERT INTO channel (id, company, kind, last_seq, last_no) VALUES (?, ?, ?, ?, ?)", rooms)
        members = [(room[0], person, 1) for room in rooms]
        await db.many("INSERT INTO membership (channel, person, from_seq) VALUES (?, ?, ?)", members)

    await stand.hub.database.atomic(fill)


async def test_hello_covers_two_thousand_channels_but_those_whose_cursor_is_right(stand: Standing) -> None:
    li = stand.actors["li"].id
    await many_rooms(stand, li)
    first = await stand.person("li")
    assert len(first.hello["heads"]) == MANY + 2
    assert len(stand.door.hall.guests[li].channels) == MANY + 2
    await first.leaves()
    cursors = {f"C{number:026d}": 1 for number in range(1_000)}
    again = await stand.person("li", cursors)
    assert len(again.hello["heads"]) == MANY + 2 - 1_000
    assert again.hello["resume"] == {"channels": {}, "gone": []}
    await again.leaves()


async def test_nothing_is_followed_any_more_when_the_last_one_has_left(stand: Standing) -> None:
    li = await stand.person("li")
    assert stand.room in stand.door.hall.rooms
    await li.leaves()
    await asyncio.sleep(0.1)
    assert stand.door.hall.rooms == {}
    assert stand.door.relay._channels == {}


async def test_what_was_missed_comes_with_the_greeting_and_with_resume(stand: Standing) -> None:
    li = await stand.person("li")
    head = li.hello["heads"][stand.room][0]
    await li.leaves()
    for number in range(3):
        await stand.ask("zhao", "chat.post", channel=stand.room, text=f"m{number}", key=f"k{number}")
    li = await stand.person("li", {stand.room: head, "Cgone": 4})
    missed = li.hello["resume"]
    assert [one["data"]["message"]["text"] for one in missed["channels"][stand.room]["events"]] == ["m0", "m1", "m2"]
    assert missed["gone"] == ["Cgone"]
    assert li.hello["reads"][stand.room] == [0, 0]
    answer = await li.asks("resume", cursors={stand.room: head + 2})
    assert [one["seq"] for one in answer["channels"][stand.room]["events"]] == [head + 3]
    assert (await li.asks("resume", cursors={stand.room: 10_000}))["channels"][stand.room]["limited"]
    await li.leaves()


async def test_who_left_and_came_back_reads_the_room_afresh(stand: Standing) -> None:
    zhao = await stand.person("zhao")
    head = zhao.hello["heads"][stand.room][0]
    await zhao.leaves()
    await stand.ask("li", "channel.remove", channel=stand.room, people=[stand.actors["zhao"].id])
    gone = await stand.person("zhao", {stand.room: head})
    assert gone.hello["resume"]["gone"] == [stand.room]
    assert stand.room not in gone.hello["heads"]
    await gone.leaves()
    await stand.ask("li", "chat.post", channel=stand.room, text="secret")
    await stand.ask("li", "channel.invite", channel=stand.room, people=[stand.actors["zhao"].id])
    back = await stand.person("zhao", {stand.room: head})
    assert back.hello["resume"]["channels"][stand.room]["limited"]
    await back.leaves()


async def test_whoever_comes_in_while_others_speak_misses_nothing(stand: Standing) -> None:
    async def speak() -> None:
        for number in range(60):
            await stand.ask("li", "chat.post", channel=stand.room, text=str(number), key=f"s{number}")

    speaking = asyncio.create_task(speak())
    people: list[Person] = []
    for _ in range(6):
        people.append(await stand.person("zhao"))
    await speaking
    last = (await stand.ask("li", "chat.history", channel=stand.room, limit=1))["head"]
    for one in people:
        await one.until(lambda one=one: any(event["seq"] == last for event in one.events))
        heard = [event["seq"] for event in one.events if event["channel"] == stand.room]
        assert heard == list(range(one.hello["heads"][stand.room][0] + 1, last + 1))
        await one.leaves()


@pytest.mark.parametrize("told", ["x", {"C": "1"}, {"C": -1}, {"C": True}, {str(n): 1 for n in range(1_001)}])
def test_what_is_no_cursor_is_refused(told: object) -> None:
    with pytest.raises(Refused):
        cursors_of({"cursors": told})


async def test_two_nodes_are_one_hub_with_redis_and_without(postgres_url: str, redis_url: str, tmp_path: Path) -> None:
    async with (
        standing(postgres_url, tmp_path, many_nodes=True, redis=redis_url) as one,
        standing(postgres_url, tmp_path, many_nodes=True, redis=redis_url, begun=one) as two,
    ):
        li, zhao = await one.person("li"), await two.person("zhao")
        await li.says("over there", one.room)
        await zhao.sees("chat.posted", lambda event: event["data"]["message"]["text"] == "over there")
        await zhao.asks("typing", channel=one.room)
        await li.until(lambda: any(signal["name"] == "typing" for signal in li.signals))
        await one.door.relay.bus.stop()
        await li.says("without redis", one.room)
        await zhao.sees("chat.posted", lambda event: event["data"]["message"]["text"] == "without redis")
        await one.ask("zhao", "session.revoke")
        assert await _is_gone(zhao)
        await li.leaves()


async def _is_gone(person: Person) -> bool:
    """Is the connection closed within the five seconds that are promised, by nobody but the node's own watch?"""
    for _ in range(50):
        if not person.socket.connected:
            return True
        await asyncio.sleep(0.1)
    return False
