"""What is ours where the library would do otherwise: pinging, letting go, and saying goodbye."""

import asyncio
import json

from hub.doors.socket.library import Json, Wire
from tests.hub.doors.standing import Standing

INTERVAL, PATIENCE = 25.0, 20.0


class Engine:
    """Just enough of a server for a wire."""

    create_queue = staticmethod(asyncio.Queue)


def wire_at(now: float) -> tuple[Wire, list[bytes], list[bool]]:
    wire = Wire(Engine(), "sid")  # type: ignore[arg-type]
    written: list[bytes] = []
    cuts: list[bool] = []
    wire.write = written.append  # type: ignore[method-assign]
    wire.cut = lambda: cuts.append(True)  # type: ignore[method-assign]
    wire.connection = object()
    wire.opened_at = wire.heard_at = wire.pinged_at = now
    return wire, written, cuts


async def test_every_client_is_pinged_in_time_whether_it_is_silent_or_not() -> None:
    wire, written, cuts = wire_at(0)
    wire.heard_at = INTERVAL
    wire.sweep(INTERVAL, INTERVAL, PATIENCE)
    assert written == [b"\x81\x012"]
    wire.heard_at = INTERVAL + 1
    wire.sweep(INTERVAL + PATIENCE + 2, INTERVAL, PATIENCE)
    assert cuts == []


async def test_a_client_that_answers_no_ping_is_let_go() -> None:
    wire, _, cuts = wire_at(0)
    wire.sweep(INTERVAL, INTERVAL, PATIENCE)
    wire.sweep(INTERVAL + PATIENCE - 1, INTERVAL, PATIENCE)
    assert cuts == []
    wire.sweep(INTERVAL + PATIENCE + 1, INTERVAL, PATIENCE)
    assert cuts == [True]


async def test_whoever_never_says_who_they_are_is_let_go() -> None:
    wire, _, cuts = wire_at(0)
    wire.connection = None
    wire.sweep(PATIENCE + 1, INTERVAL, PATIENCE)
    assert cuts == [True]


async def test_leaving_frees_everything_the_library_kept(stand: Standing) -> None:
    server = stand.door.server
    for _ in range(3):
        async with stand.raw("li"):
            pass
    async with stand.raw() as stranger:
        await stranger.send('40{"token":"nobody"}')
        await stranger.next("44")
    await asyncio.sleep(0.2)
    assert server.engine.sockets == {}
    assert server.environ == {}
    assert server.manager.rooms == {}
    assert stand.door.connections == set()


async def test_no_frame_is_compressed(stand: Standing) -> None:
    async with stand.raw("li") as li:
        assert not li.line.compress


async def test_saying_disconnect_ends_the_hearing(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send("41")
        await asyncio.sleep(0.1)
        assert stand.door.hall.guests == {}
        await li.send('421["people.me",{}]')
        await li.send('422["people.me",{}]')
        await li.send('423["people.me",{}]')
        assert await li.closed()


async def test_connecting_twice_is_answered_with_an_error(stand: Standing) -> None:
    async with stand.raw("li") as li:
        await li.send("40" + json.dumps({"token": stand.tokens["zhao"]}))
        assert "Unable" in await li.next("44")
        assert (await li.asks(1, "people.me"))["person"]["name"] == "李雷"


def test_json_keeps_chinese_and_refuses_nan() -> None:
    assert Json.dumps({"a": "你"}) == '{"a":"你"}'
    assert Json.loads(b"[1]") == [1]
