"""The outbox: what hearers do after the commit, at least once, in order, however often the hub is killed."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hub.kernel import Act, Actor, Event, Hearer, Refused, load
from hub.store.corridor import Corridor, Reads
from hub.store.place import Place
from hub.store.sql import Row, Sql, marks, padded

log = logging.getLogger("hub.outbox")
LEASE_MS = 60_000
SLICE = 128
IDLE = 1.0
REST = 0.25
"""At most four times a second: what came alone is heard at once, what comes under load together."""
MOST_ATTEMPTS = 20
DUE = """SELECT id, name, channel, ref, data, at, attempts FROM outbox
WHERE not_before <= ? AND lease_until < ? AND attempts < ? ORDER BY id LIMIT ?"""
AGAIN = "UPDATE outbox SET not_before = ?, attempts = attempts + 1, lease_until = 0, error = ? WHERE id = ?"
CLAIM = """UPDATE outbox SET lease_until = ? WHERE id IN (
    SELECT id FROM outbox WHERE not_before <= ? AND lease_until < ? AND attempts < ? ORDER BY id LIMIT ?
    FOR UPDATE SKIP LOCKED)
RETURNING id, name, channel, ref, data, at, attempts"""


class Afterwards:
    """What a hearer after the transaction is handed: it may read, and come back with an act of its own."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        self.words = corridor.registry.words

    def reading(self) -> Any:
        """`async with hub.reading() as reads:` a read-only look."""
        return self.corridor.reading()

    async def run(self, act: Act) -> dict[str, Any]:
        """Carry out an act."""
        return await self.corridor.run(act)

    async def atomic(self, function: Callable[[Sql], Any]) -> Any:
        """A transaction for what is no act: an index that follows the rows."""
        return await self.corridor.database.atomic(function)

    async def at_once(self, function: Callable[[Sql], Any]) -> Any:
        """A transaction whose function waits for nothing but the database: on SQLite one hop to its thread."""
        return await self.corridor.database.at_once(function)

    def now(self) -> int:
        """The instant now, in milliseconds UTC."""
        return self.corridor.clock()


class Outbox:
    """Works through the outbox. `kick()` when something new is in it; `settled()` waits until it is empty."""

    def __init__(self, corridor: Corridor) -> None:
        self._corridor = corridor
        self._hub = Afterwards(corridor)
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._hurried = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        corridor.committed.append(self._committed)

    def start(self) -> None:
        """Begin with whatever a former process left behind."""
        self._wake.set()
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop after the event at hand; its lease runs out and it is heard again."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def settled(self) -> None:
        """Wait until everything written so far has been heard."""
        self._hurried.set()
        await asyncio.sleep(0)
        while self._wake.is_set() or not self._idle.is_set():
            await self._idle.wait()
            await asyncio.sleep(0)
        self._hurried.clear()

    def _committed(self, _: list[Place], has_outbox: bool) -> None:
        if has_outbox:
            self._idle.clear()
            self._wake.set()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            self._idle.clear()
            began = time.monotonic()
            try:
                while await self._slice():
                    pass
            except Exception:
                log.exception("the outbox stumbled; trying again")
                await asyncio.sleep(IDLE)
            if not self._wake.is_set():
                self._idle.set()
            await self._wait(self._hurried, began + REST - time.monotonic())
            await self._wait(self._wake, IDLE)

    @staticmethod
    async def _wait(event: asyncio.Event, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # 3.11's wait_for swallows a cancel that comes with the wake
                await event.wait()

    async def _slice(self) -> bool:
        rows = await self._due()
        if not rows:
            return False
        troubles = await self._hear(rows)
        await self._corridor.database.at_once(lambda db: self._settle(db, rows, troubles))
        return len(rows) == SLICE

    async def _due(self) -> list[Row]:
        """The next rows, in order. On PostgreSQL they are leased, so that no other node takes them meanwhile."""
        now = self._corridor.clock()
        asked = (now, now, MOST_ATTEMPTS, SLICE)
        async with self._corridor.reading() as reads:
            rows = await reads.db.rows(DUE, *asked)
        if rows and self._corridor.database.dialect == "postgres":
            rows = await self._corridor.database.atomic(lambda db: db.rows(CLAIM, now + LEASE_MS, *asked))
            rows.sort(key=lambda one: one["id"])
        return rows

    async def _hear(self, rows: Sequence[Row]) -> dict[int, Exception]:
        """Let every hearer hear, one event after the other, or all at once; what went wrong, by the row's number."""
        troubles: dict[int, Exception] = {}
        together: dict[Hearer, list[tuple[int, Event]]] = {}
        for number, event in ((row["id"], event) for row in rows for event in _events_of(row)):
            for hearer in self._corridor.registry.hearers(event.name, "after"):
                if hearer.many:
                    together.setdefault(hearer, []).append((number, event))
                elif hearer.cares(event.data) and (trouble := await self._heard(hearer, event, number)):
                    troubles.setdefault(number, trouble)
        for hearer, told in together.items():
            numbers = dict.fromkeys(number for number, _ in told)
            if trouble := await self._heard(hearer, [event for _, event in told], *numbers):
                troubles |= dict.fromkeys(numbers, trouble)
        return troubles

    async def _heard(self, hearer: Hearer, told: Any, *numbers: int) -> Exception | None:
        """Let one hearer hear; what went wrong, if it is to be tried again. No hearer stands in another's way."""
        try:
            await hearer.hear(told, self._hub)
        except Refused as no:
            log.info("outbox %s: refused %s", numbers, no.reason)
        except Exception as trouble:
            log.exception("outbox %s failed", numbers)
            return trouble
        return None

    async def _settle(self, db: Sql, rows: Sequence[Row], troubles: Mapping[int, Exception]) -> None:
        """What was heard goes; what went wrong comes again, later each time. One transaction for the whole slice."""
        now = self._corridor.clock()
        late = [
            (now + min(2 ** (row["attempts"] + 1), 3600) * 1000, repr(troubles[row["id"]])[:500], row["id"])
            for row in rows
            if row["id"] in troubles
        ]
        await db.many(AGAIN, late)
        done = padded([row["id"] for row in rows if row["id"] not in troubles])
        await db.run(f"DELETE FROM outbox WHERE id IN ({marks(done)})", *done)


def _events_of(row: Row) -> list[Event]:
    """The events of a row: one, or one for each thing it refers to."""
    data = load(row["data"], {}) or {}
    return [Event(row["name"], data, row["channel"], ref) for ref in (row["ref"] or "").split() or (None,)]


CLOCK = Actor("clock", kind="clock", name="")

__all__ = ["CLOCK", "Afterwards", "Outbox", "Reads"]
