"""The hub is killed while people write: what was acknowledged is there, once, in its place."""

import asyncio
import uuid
from pathlib import Path
from typing import Any

import pytest
import socketio

from tests.faults.history import History, check
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person

ENOUGH = 5_000
KILLS = 4
WINDOW = 20
LOUD = {"HUB_SERVER_ACTS_PER_SECOND": "100000", "HUB_SERVER_ACTS_BURST": "100000", "HUB_SERVER_BOTS": "no"}
GONE = (TimeoutError, socketio.exceptions.SocketIOError, ConnectionError)


class Writer:
    """Somebody who writes as fast as the hub acknowledges, and sends again, with its key, what got no answer."""

    def __init__(self, name: str, person: Person, room: str, history: History) -> None:
        self.name, self.person, self.room, self.history = name, person, room, history
        self.count = 0
        self.stop = asyncio.Event()

    async def write_on(self) -> None:
        """Until told to stop: windows of messages, in order, none of them given up."""
        while not self.stop.is_set():
            keys = [f"{self.name}-{self.count + n:06d}" for n in range(WINDOW)]
            self.count += WINDOW
            for key in keys:
                self.history.invoke(key, key)
            pending = keys
            while pending:
                answers = await asyncio.gather(*(self._post(key) for key in pending))
                for key, seq in zip(pending, answers, strict=True):
                    if seq is not None:
                        self.history.ok(self.name, key, seq)
                pending = [key for key, seq in zip(pending, answers, strict=True) if seq is None]
                if pending:
                    self.history.retried += len(pending)
                    await self._come_back()

    async def _post(self, key: str) -> int | None:
        try:
            answer = await self.person.socket.call(
                "chat.post",
                {"channel": self.room, "text": key, "key": str(uuid.uuid5(uuid.NAMESPACE_OID, key))},
                timeout=5,
            )
        except GONE:
            return None
        if answer["ok"]:
            return int(answer["seq"])
        assert answer["refused"]["reason"] in ("late", "busy", "unavailable"), answer
        return None

    async def _come_back(self) -> None:
        for _ in range(200):
            try:
                await self.person.leaves()
                await self.person.connects()
                return
            except GONE:
                await asyncio.sleep(0.1)
        raise AssertionError("the hub did not come back")


async def whole_log(person: Person, room: str, prefixes: tuple[str, ...]) -> list[dict[str, Any]]:
    """All messages of the writers, oldest first, read page by page."""
    found: list[dict[str, Any]] = []
    before: dict[str, int] = {}
    while True:
        page = await person.asks("chat.history", channel=room, limit=200, **before)
        found[:0] = page["messages"]
        if not page["more"]:
            return [message for message in found if message["text"].startswith(prefixes)]
        before = {"before": page["messages"][0]["seq"]}


@pytest.mark.slow
async def test_what_was_acknowledged_survives_a_kill_in_its_place(tmp_path: Path, capsys: Any) -> None:
    station = Station(tmp_path / "data", LOUD).start()
    history = History()
    try:
        roles = ("employee", "manager", "sales")
        people = [await Person.signs_in(station.url, *station.people[role]) for role in roles]
        room = await room_of(people[0])
        writers = [Writer(role, person, room, history) for role, person in zip(roles, people, strict=True)]
        tasks = [asyncio.create_task(writer.write_on()) for writer in writers]
        while len(history.acked) < ENOUGH or history.kills < KILLS:
            goal = min(len(history.acked) + ENOUGH // (KILLS + 1), ENOUGH + 1000)
            async with asyncio.timeout(120):
                while len(history.acked) < goal:
                    await asyncio.sleep(0.05)
                    assert not any(task.done() for task in tasks), [task.exception() for task in tasks if task.done()]
            if history.kills < KILLS:
                station.kill()
                history.kills += 1
                await asyncio.to_thread(station.start)
        for writer in writers:
            writer.stop.set()
        await asyncio.gather(*tasks)
        check(history, await whole_log(people[0], room, roles))
        assert len(history.acked) >= ENOUGH
        assert history.retried > 0
        with capsys.disabled():
            print(f"\n  kill -9 on SQLite: {history}, 0 lost, 0 duplicated, 0 reordered")
        for person in people:
            await person.leaves()
    finally:
        station.stop()
