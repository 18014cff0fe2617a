"""What the public test suite of the Engine.IO protocol (version 4) asks of a server over WebSocket, said again here."""

import asyncio
import json

import aiohttp
import pytest

from tests.hub.doors.standing import Standing


def address(stand: Standing, query: str = "EIO=4&transport=websocket") -> str:
    """Where a WebSocket of this query is opened."""
    return stand.url.replace("http", "ws") + f"/socket.io/?{query}"


async def test_a_session_opens_with_its_number_and_its_times(stand: Standing) -> None:
    async with aiohttp.ClientSession() as http, http.ws_connect(address(stand)) as line:
        first = await line.receive_str()
    opening = json.loads(first[1:])
    assert first[0] == "0"
    assert opening.keys() == {"sid", "upgrades", "pingTimeout", "pingInterval", "maxPayload"}
    assert isinstance(opening["sid"], str)
    assert opening["sid"]
    assert opening["upgrades"] == []
    times = [opening[name] for name in ("pingTimeout", "pingInterval", "maxPayload")]
    assert all(type(one) is int and one > 0 for one in times)


@pytest.mark.parametrize("query", ["transport=websocket", "EIO=abc&transport=websocket", "EIO=3&transport=websocket"])
async def test_another_version_is_refused(stand: Standing, query: str) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError) as no:
            await http.ws_connect(address(stand, query))
    assert no.value.status == 400


@pytest.mark.parametrize("query", ["EIO=4", "EIO=4&transport=abc", "EIO=4&transport=polling"])
async def test_another_transport_is_refused(stand: Standing, query: str) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError) as no:
            await http.ws_connect(address(stand, query))
    assert no.value.status == 400


async def test_pings_come_again_and_again_and_whoever_answers_stays(
    stand: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = stand.door.server.engine
    async with stand.raw("li") as li:
        monkeypatch.setattr(engine, "ping_interval", 0)
        for _ in range(3):
            await engine.sweep()
            assert await li.next("2") == "2"
            await li.send("3")
        assert (await li.asks(1, "people.me"))["ok"]


async def test_whoever_does_not_answer_a_ping_is_disconnected(stand: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = stand.door.server.engine
    async with stand.raw("li") as li:
        monkeypatch.setattr(engine, "ping_interval", 0)
        await engine.sweep()
        monkeypatch.setattr(engine, "ping_timeout", 0)
        await asyncio.sleep(0.01)
        await engine.sweep()
        assert await li.closed()
    assert stand.door.connections == set()


async def test_a_close_packet_ends_the_session(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send("1")
        assert await li.closed()
    await asyncio.sleep(0.2)
    assert stand.door.server.engine.sockets == {}


async def test_a_text_goes_in_and_its_answer_comes_out(stand: Standing) -> None:
    async with stand.raw("li") as li:
        posted = await li.asks(7, "chat.post", channel=stand.room, text="你好, €亜Б👍", key="k")
        assert posted["ok"]
        assert "€亜Б👍" in await li.next("42")


async def test_what_is_no_packet_ends_the_session_at_the_third(stand: Standing) -> None:
    async with stand.raw("li") as li:
        for _ in range(3):
            await li.send("abc")
        assert await li.closed()
