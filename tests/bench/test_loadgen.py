"""The load generator finds what a server does wrong: it is run against one that loses, doubles, swaps and refuses."""

import asyncio
import json
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import WSMsgType, web

from tests.bench.contest import LOADGEN
from tests.bench.equipment import compiled
from tests.bench.figures import FAULTS, parsed

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc"), reason="the load generator needs Linux and a C compiler"
)
Twist = Callable[[int, str], list[str]]
MEMBERS = 3


def frame(text: str) -> bytes:
    """A WebSocket text frame of a server."""
    data = text.encode()
    head = bytes((0x81, len(data))) if len(data) < 126 else b"\x81\x7e" + len(data).to_bytes(2, "big")
    return head + data


class Station:
    """The hub's wire for one room; `twist(seq, event)` gives what the last member hears instead of an event."""

    def __init__(self, twist: Twist, answer: str) -> None:
        self.twist, self.answer = twist, answer
        self.sockets: list[asyncio.Transport] = []
        self.tokens: set[str] = set()
        self.keys: set[str] = set()
        self.seq = 7

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str('0{"sid":"x"}')
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self.hear(request, message.data)
        return socket

    def hear(self, request: web.Request, text: str) -> None:
        """Greet who connects; tell everybody what is posted, an acknowledgement and the event in one write."""
        assert request.transport is not None
        if text.startswith("40"):
            self.tokens.add(json.loads(text[2:])["token"])
            self.sockets.append(request.transport)
            hello = '42["hello",{"heads":{"I1":[3,0],"C1":[7,0]},"reads":{"C1":[0,0]}}]'
            request.transport.write(frame('40{"sid":"y"}') + frame(hello))
        elif text.startswith("42"):
            number, _, asked = text[2:].partition("[")
            given = json.loads("[" + asked)[1]
            self.keys.add(given["key"])
            request.transport.write(frame(f"43{number}[{self.answer}]"))
            if '"ok":true' in self.answer:
                self.tell(given["text"])

    def tell(self, text: str) -> None:
        """An event to everyone; to the last one as the twist has it."""
        self.seq += 1
        event = json.dumps(
            ["event", {"channel": "C1", "seq": self.seq, "name": "chat.posted", "data": {"message": {"text": text}}}],
            separators=(",", ":"),
        )
        for transport in self.sockets[:-1]:
            transport.write(frame("42" + event))
        heard = b"".join(frame("42" + one) for one in self.twist(self.seq, event))
        if heard:
            self.sockets[-1].write(heard)


@asynccontextmanager
async def opened(twist: Twist, answer: str = '{"ok":true,"seq":1}') -> AsyncIterator[tuple[Station, int]]:
    """The station on a port of loopback."""
    station = Station(twist, answer)
    app = web.Application()
    app.router.add_get("/socket.io/", station.serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield station, runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def load(port: int, folder: Path) -> dict[str, Any]:
    """One short run against it; everything that must be nought and is not."""
    places = folder / "places"
    places.write_text("".join(f"token-{number} C1\n" for number in range(MEMBERS)))
    options = [
        "-g",
        "1",
        "-m",
        str(MEMBERS),
        "--rate",
        "50",
        "-t",
        "0.3",
        "--warm",
        "0.1",
        "--drain",
        "0.5",
        "--quiet",
        "0.1",
    ]
    process = await asyncio.create_subprocess_exec(
        str(await asyncio.to_thread(compiled, LOADGEN)), "--wire", "hub", "--port", str(port), "--places", str(places),
        *options, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    said, _ = await process.communicate()
    figures = parsed(said.decode())
    assert figures["sent"] > 5 or figures["refused"] > 5
    return {name: figures[name] for name in FAULTS if figures[name]}


async def test_a_server_that_does_everything_right_has_no_faults(tmp_path: Path) -> None:
    async with opened(lambda _, event: [event]) as (station, port):
        assert await load(port, tmp_path) == {}
    assert station.tokens == {"token-0", "token-1", "token-2"}
    assert len(station.keys) == station.seq - 7
    assert {len(key) for key in station.keys} == {36}


async def test_a_lost_event_is_a_hole_in_the_log_of_its_room(tmp_path: Path) -> None:
    async with opened(lambda seq, event: [] if seq == 10 else [event]) as (_, port):
        faults = await load(port, tmp_path)
    assert faults == {"lost": 1, "gap": 1, "seq_holes": 1, "members_other_order": 1}


async def test_a_doubled_event_is_found_even_when_both_come_in_one_read(tmp_path: Path) -> None:
    async with opened(lambda seq, event: [event] * (2 if seq == 10 else 1)) as (_, port):
        faults = await load(port, tmp_path)
    assert faults == {"dup": 1, "seq_again": 1, "members_other_order": 1}


async def test_a_swap_is_out_of_order(tmp_path: Path) -> None:
    kept: list[str] = []

    def swapped(seq: int, event: str) -> list[str]:
        if seq == 10:
            kept.append(event)
            return []
        return [event, kept.pop()] if kept else [event]

    async with opened(swapped) as (_, port):
        faults = await load(port, tmp_path)
    assert faults == {"gap": 1, "reorder": 1, "seq_holes": 1, "seq_again": 1, "members_other_order": 1}


async def test_refusals_are_counted_and_expect_no_delivery(tmp_path: Path) -> None:
    async with opened(lambda _, event: [event], '{"ok":false,"refused":{"reason":"channel.missing"}}') as (_, port):
        faults = await load(port, tmp_path)
    assert faults.keys() == {"refused"}
