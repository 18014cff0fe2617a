"""What the public test suite of the Socket.IO protocol (version 5) asks of a server over WebSocket, said again here."""

import asyncio
import json

import pytest

from tests.hub.doors.standing import Standing


async def test_connecting_is_answered_with_a_number_of_its_own(stand: Standing) -> None:
    async with stand.raw() as li:
        await li.send('40{"token":"token-of-li"}')
        told = json.loads((await li.next("40"))[2:])
        assert told.keys() == {"sid"}
        assert told["sid"] not in stand.door.server.engine.sockets
        assert (await li.next("42")).startswith('42["hello",')


async def test_nothing_comes_before_the_answer_to_connecting(stand: Standing) -> None:
    async with stand.raw("zhao") as zhao, stand.raw() as li:
        await li.send('40{"token":"token-of-li"}')
        for number in range(20):
            await zhao.asks(number, "chat.post", channel=stand.room, text=str(number))
        frames = [await li.next("4") for _ in range(2)]
        assert [frame[:4] for frame in frames] == ['40{"', '42["']
        assert frames[1].startswith('42["hello",')


@pytest.mark.parametrize(("asked", "named"), [("40/random", "/random"), ('40/random,{"token":"x"}', "/random")])
async def test_an_unknown_namespace_is_refused_by_its_name(stand: Standing, asked: str, named: str) -> None:
    async with stand.raw() as stranger:
        await stranger.send(asked)
        assert await stranger.next("44") == f'44{named},{{"message":"Invalid namespace"}}'
        await stranger.send('40{"token":"token-of-li"}')
        assert (await stranger.next("40"))[:3] == "40{"


async def test_nobody_may_speak_before_they_are_connected(stand: Standing) -> None:
    async with stand.raw() as stranger:
        for number in range(3):
            await stranger.send(f'42{number}["people.me",{{}}]')
        assert await stranger.closed()


async def test_whoever_disconnects_may_connect_again_on_the_same_line(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send("41")
        await li.send('40{"token":"token-of-li"}')
        await li.next("40")
        assert (await li.asks(1, "people.me"))["ok"]


async def test_an_event_that_asks_for_an_answer_gets_it_by_its_number(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send('42456["people.me",{}]')
        answer = await li.next("43")
        assert answer.startswith('43456[{"ok":true')
        assert isinstance(json.loads(answer[5:]), list)


async def test_an_event_that_asks_for_none_gets_none(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send(json.dumps(["chat.post", {"channel": stand.room, "text": "x"}]).join(("42", "")))
        assert '"text":"x"' in await li.next("42")
        await li.send('429["people.me",{}]')
        assert (await li.next("43")).startswith("439[")


@pytest.mark.parametrize("frame", ["4abc", "42{}", "42abc", '42abc["people.me",{}]', "42[]", '42["message"'])
async def test_what_is_no_packet_ends_the_session_at_the_third(stand: Standing, frame: str) -> None:
    async with stand.raw("li") as li:
        for _ in range(3):
            await li.send(frame)
        assert await li.closed()
    await asyncio.sleep(0)
    assert stand.door.connections == set()
