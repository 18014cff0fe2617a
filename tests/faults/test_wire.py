"""Lines that break between a message and its answer, clients that do not read, and many who come back at once."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.faults.history import History, check
from tests.faults.nodes import ROLES, scaled
from tests.faults.proxy import Proxy, jittered
from tests.faults.test_nodes import say
from tests.faults.writing import LOUD, Writer, whole_log
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person

pytestmark = pytest.mark.slow
CROWD = {**LOUD, "HUB_SERVER_SOCKETS_PER_PERSON": "5000"}


@pytest.fixture
async def station(tmp_path: Path) -> AsyncIterator[Station]:
    """A hub on SQLite."""
    opened = await asyncio.to_thread(Station(tmp_path / "data", CROWD).start)
    yield opened
    await asyncio.to_thread(opened.stop)


@pytest.fixture
async def line(station: Station) -> AsyncIterator[Proxy]:
    """The line to it."""
    proxy = await Proxy(("127.0.0.1", int(station.port))).start()
    yield proxy
    await proxy.stop()


async def broken_lines(station: Station, line: Proxy, towards: str, marks: tuple[bytes, ...], count: int) -> History:
    """One message after the other, the line reset each time before `marks` pass; each sent again until answered."""
    person = await Person.signs_in(f"http://127.0.0.1:{line.port}", *station.people["employee"])
    room, history = await room_of(person), History()
    writer = Writer("employee", person, room, history, patience=0.4)
    for number in range(count):
        key = f"employee-{number:06d}"
        history.invoke(key, key)
        line.break_when = lambda data, way: way == towards and any(mark in data for mark in marks)
        seq = await writer.post(key)
        line.break_when = lambda _, __: False
        while seq is None:
            history.retry([key])
            await writer.come_back()
            seq = await writer.post(key)
        history.ok("employee", key, seq)
    check(history, await whole_log(person, room, ("employee-",)))
    await person.leaves()
    return history


async def test_a_line_broken_between_commit_and_answer_doubles_nothing(
    station: Station, line: Proxy, capsys: Any
) -> None:
    count = scaled(50, 2_000)
    history = await broken_lines(station, line, "client", (b"43", b'42["event"'), count)
    say(capsys, "F26 reset between commit and answer", f"{history}, {line.resets} resets")
    assert history.retried >= count


async def test_a_line_broken_before_the_message_arrives_loses_nothing(
    station: Station, line: Proxy, capsys: Any
) -> None:
    count, seen = scaled(50, 2_000), [0]

    person = await Person.signs_in(f"http://127.0.0.1:{line.port}", *station.people["manager"])
    room, history = await room_of(person), History()
    writer = Writer("manager", person, room, history, patience=0.4)
    for number in range(count):
        key = f"manager-{number:06d}"
        history.invoke(key, key)
        line.break_when = lambda _, way: way == "target"
        seen[0] += await writer.post(key) is None
        line.break_when = lambda _, __: False
        history.retry([key])
        await writer.come_back()
        seq = await writer.post(key)
        assert seq is not None
        history.ok("manager", key, seq)
    check(history, await whole_log(person, room, ("manager-",)))
    say(capsys, "F27 reset before it arrives", f"{history}, {line.resets} resets")
    assert seen[0] == count
    await person.leaves()


async def test_over_a_slow_and_uneven_line_nothing_changes(station: Station, line: Proxy, capsys: Any) -> None:
    line.delay = jittered(0.2, 0.1)
    history, url = History(), f"http://127.0.0.1:{line.port}"
    people = [await Person.signs_in(url, *station.people[role]) for role in ROLES]
    room = await room_of(people[0])
    writers = [Writer(role, one, room, history) for role, one in zip(ROLES, people, strict=True)]
    tasks = [asyncio.create_task(one.write_on()) for one in writers]
    began = time.monotonic()
    await history.grows(scaled(600, 5_000))
    rate = len(history.acked) / (time.monotonic() - began)
    for writer in writers:
        writer.stop.set()
    await asyncio.gather(*tasks)
    line.delay = lambda: 0.0
    check(history, await whole_log(people[0], room, ROLES))
    say(capsys, "F25 200 ms ± 100 ms each way", f"{history}, {rate:.0f} messages/s")
    for person in people:
        await person.leaves()


async def test_clients_that_never_read_are_let_go_and_others_do_not_wait(station: Station, capsys: Any) -> None:
    person = await Person.signs_in(station.url, *station.people["employee"])
    room, count = await room_of(person), scaled(20, 200)
    async with aiohttp.ClientSession() as http:
        address = station.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        deaf = []
        for _ in range(count):
            wire = await http.ws_connect(address, max_msg_size=0)
            await wire.receive()
            await wire.send_str('40{"token":"' + person.token + '"}')
            await wire.receive()
            transport = wire._response.connection.transport  # type: ignore[union-attr]
            transport.pause_reading()  # type: ignore[union-attr]
            deaf.append(wire)
        slowest, text = 0.0, "x" * 15_000
        for number in range(700):
            began = time.monotonic()
            await person.asks("chat.post", channel=room, text=f"{number} {text}", key=str(uuid.uuid4()))
            slowest = max(slowest, time.monotonic() - began)

        async with asyncio.timeout(30):
            while (connections := await measured(station.url, "yizhan_connections")) > 1:  # noqa: ASYNC110
                await asyncio.sleep(0.5)
        say(capsys, "F29 clients that never read", f"{count} let go; slowest answer to others {slowest * 1000:.0f} ms")
        assert connections == 1
    await person.leaves()


async def test_many_who_are_cut_at_once_are_all_back_soon(station: Station, line: Proxy, capsys: Any) -> None:
    one = await Person.signs_in(f"http://127.0.0.1:{line.port}", *station.people["employee"])
    count, url = scaled(150, 1_000), one.url
    crowd = [one, *(Person(url, one.token) for _ in range(count - 1))]
    for start in range(1, count, 50):
        await asyncio.gather(*(person.connects() for person in crowd[start : start + 50]))
    line.reset()
    began, took = time.monotonic(), list[float]()

    async def back(person: Person) -> None:
        await person.leaves()
        await person.connects()
        took.append(time.monotonic() - began)

    await asyncio.gather(*(back(person) for person in crowd))
    took.sort()
    told = f"{count} back, 95 % in {took[int(count * 0.95)]:.1f} s, all in {took[-1]:.1f} s"
    say(capsys, "F30 reconnect storm", told)
    assert (len(took), took[-1] <= 30) == (count, True)
    for person in crowd:
        await person.leaves()


async def measured(url: str, name: str) -> float:
    """One figure of /metrics."""
    async with aiohttp.ClientSession() as http, http.get(f"{url}/metrics") as answer:
        lines = (await answer.text()).splitlines()
    return float(next(line.split()[-1] for line in lines if line.startswith(f"{name} ")))
