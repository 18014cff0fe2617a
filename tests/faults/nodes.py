"""Two nodes of one company on PostgreSQL and Redis, each line between them in a test's hands."""

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp

from tests.faults.history import History, check
from tests.faults.proxy import Proxy
from tests.faults.writing import GONE, LOUD, Writer, whole_log
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person

FULL = os.environ.get("HUB_TEST_FAULTS") == "full"
ROLES = ("employee", "manager", "sales")


def scaled(short: int, full: int) -> int:
    """How much of something: little with every run of the tests, more with `hub test --faults`."""
    return full if FULL else short


class Listener:
    """Somebody who reads along on any node, comes back when cut off, and must in the end have everything."""

    def __init__(self, person: Person, room: str, urls: tuple[str, ...]) -> None:
        self.person, self.room, self.urls = person, room, urls
        self.texts: dict[str, int] = {}
        self.slowest = 0.0
        self.turns = 0

    async def read_on(self) -> None:
        """Until cancelled: connected, with cursors."""
        while True:
            if not self.person.socket.connected:
                await self._come_back()
            self._take()
            await asyncio.sleep(0.05)

    def _take(self) -> None:
        taken, self.person.events = self.person.events, []
        for event in taken:
            if event["channel"] == self.room and event["name"] == "chat.posted":
                self.texts[event["data"]["message"]["text"]] = event["seq"]
                self.cursor = max(getattr(self, "cursor", 0), event["seq"])

    async def _come_back(self) -> None:
        self._take()
        self.turns += 1
        self.person.url = self.urls[self.turns % len(self.urls)]
        cursor = getattr(self, "cursor", 0)
        with contextlib.suppress(*GONE):
            hello = await self.person.connects({self.room: cursor} if cursor else None)
            told = (hello.get("resume") or {}).get("channels", {}).get(self.room, {})
            if told.get("limited") or told.get("later"):
                for message in await whole_log(self.person, self.room, ROLES):
                    self.texts[message["text"]] = message["seq"]

    async def has_all(self, log: list[dict[str, Any]], seconds: float = 30) -> None:
        """Waits until every message of the log was heard."""
        wanted = {message["text"] for message in log}
        began = time.monotonic()
        while missing := wanted - self.texts.keys():
            self._take()
            assert time.monotonic() - began < seconds, f"never heard: {sorted(missing)[:5]} of {len(wanted)}"
            await asyncio.sleep(0.1)


@dataclass
class Pair:
    """Two stations; `second` reaches PostgreSQL and Redis through `postgres` and `redis`."""

    first: Station
    second: Station
    postgres: Proxy
    redis: Proxy
    history: History = field(default_factory=History)
    people: list[Person] = field(default_factory=list)
    writers: list[Writer] = field(default_factory=list)
    listeners: list[Listener] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    room: str = ""

    @property
    def urls(self) -> tuple[str, ...]:
        return self.first.url, self.second.url

    async def begin(self, patience: float = 5, at: tuple[int, ...] = (0, 1, 0)) -> None:
        """Let three people write, each beginning on a node, and two read along."""
        for role, node in zip(ROLES, at, strict=True):
            self.people.append(await Person.signs_in(self.urls[node], *self.first.people[role]))
        self.room = await room_of(self.people[0])
        for role, person in zip(ROLES, self.people, strict=True):
            self.writers.append(Writer(role, person, self.room, self.history, self.urls, patience))
        for node in (0, 1):
            reader = await Person.signs_in(self.urls[node], *self.first.people["employee"])
            self.listeners.append(Listener(reader, self.room, (self.urls[node], self.urls[1 - node])))
        for one in (*self.writers, *self.listeners):
            work = one.write_on() if isinstance(one, Writer) else one.read_on()
            self.tasks.append(asyncio.create_task(work))

    async def end(self) -> str:
        """Let them finish; then everything must be as promised, for everyone, on both nodes."""
        for writer in self.writers:
            writer.stop.set()
        await asyncio.wait_for(asyncio.gather(*self.tasks[: len(self.writers)]), 90)
        logs = []
        for url in self.urls:
            reader = await Person.signs_in(url, *self.first.people["employee"])
            logs.append(await whole_log(reader, self.room, ROLES))
            await reader.leaves()
        assert logs[0] == logs[1], "two nodes tell two stories"
        check(self.history, logs[0])
        for listener in self.listeners:
            await listener.has_all(logs[0])
        return f"{self.history}, {len(logs[0])} in the log, all heard by {len(self.listeners)} readers"

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for one in (*self.people, *(listener.person for listener in self.listeners)):
            with contextlib.suppress(Exception):
                await one.leaves()


@asynccontextmanager
async def pair(folder: Path, postgres_url: str, redis_url: str, **more: str) -> AsyncIterator[Pair]:
    """Both nodes on an empty database, with the demo's people."""
    socket = f"{parse_qs(urlsplit(postgres_url).query)['host'][0]}/.s.PGSQL.5432"
    postgres, redis = await Proxy(socket).start(), await Proxy(redis_url.removeprefix("unix://")).start()
    name = urlsplit(postgres_url).path
    near = {**LOUD, "HUB_STORE_DATABASE": postgres_url, "HUB_STORE_REDIS": redis_url, **more}
    far = {
        **near, "HUB_STORE_DATABASE": f"postgres://postgres@127.0.0.1:{postgres.port}{name}",
        "HUB_STORE_REDIS": f"redis://127.0.0.1:{redis.port}/0",
    }  # fmt: skip
    first, second = Station(folder / "first", near), Station(folder / "second", far, demo=False)
    await asyncio.to_thread(first.start)
    made = Pair(first, second, postgres, redis)
    try:
        await asyncio.to_thread(second.start)
        yield made
    finally:
        await made.close()
        for proxy in (postgres, redis):
            proxy.heal()
        for station in (first, second):
            if station.process:
                await asyncio.to_thread(station.stop)
        await postgres.stop()
        await redis.stop()


async def ready(url: str) -> bool:
    """Does a node say that it may serve?"""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as http,
            http.get(f"{url}/readyz") as answer,
        ):
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False


async def until_ready(url: str, wanted: bool, seconds: float) -> float:
    """Seconds until a node says so."""
    began = time.monotonic()
    while await ready(url) is not wanted:
        assert time.monotonic() - began < seconds, f"{url} is not {'ready' if wanted else 'unready'} in {seconds} s"
        await asyncio.sleep(0.2)
    return time.monotonic() - began
