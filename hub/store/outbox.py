"""The outbox: what hearers do after the commit, at least once, in order, however often the hub is killed."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

from hub.kernel import Act, Actor, Event, Hearer, Refused, load
from hub.store.corridor import Corridor, Reads
from hub.store.place import Place
from hub.store.sql import Sql

log = logging.getLogger("hub.outbox")
LEASE_MS = 60_000
SLICE = 100
IDLE = 1.0
MOST_ATTEMPTS = 20
CLAIM = """UPDATE outbox SET lease_until = ?, attempts = attempts + 1 WHERE id IN (
    SELECT id FROM outbox WHERE not_before <= ? AND lease_until < ? AND attempts < ? ORDER BY id LIMIT ? {lock})
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
        await asyncio.sleep(0)
        while self._wake.is_set() or not self._idle.is_set():
            await self._idle.wait()
            await asyncio.sleep(0)

    def _committed(self, _: list[Place], has_outbox: bool) -> None:
        if has_outbox:
            self._idle.clear()
            self._wake.set()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            self._idle.clear()
            try:
                while await self._slice():
                    pass
            except Exception:
                log.exception("the outbox stumbled; trying again")
                await asyncio.sleep(IDLE)
            if not self._wake.is_set():
                self._idle.set()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(IDLE):  # 3.11's wait_for swallows a cancel that comes with the wake
                    await self._wake.wait()

    async def _slice(self) -> bool:
        now = self._corridor.clock()
        lock = "" if self._corridor.database.dialect == "sqlite" else "FOR UPDATE SKIP LOCKED"
        async with self._corridor.reading() as reads:
            sql = "SELECT 1 FROM outbox WHERE not_before <= ? AND lease_until < ? AND attempts < ? LIMIT 1"
            if await reads.db.value(sql, now, now, MOST_ATTEMPTS) is None:
                return False
        rows = await self._corridor.database.atomic(
            lambda db: db.rows(CLAIM.format(lock=lock), now + LEASE_MS, now, now, MOST_ATTEMPTS, SLICE)
        )
        for row in sorted(rows, key=lambda one: one["id"]):
            await self._hear(row)
        return bool(rows)

    async def _hear(self, row: dict[str, Any]) -> None:
        event = Event(row["name"], load(row["data"], {}) or {}, row["channel"], row["ref"])
        hearers = self._corridor.registry.hearers(event.name, "after")
        troubles = [trouble for one in hearers if (trouble := await self._heard(one, event, row["id"]))]
        if troubles:
            back_off = min(2 ** row["attempts"], 3600) * 1000
            await self._put_back(row["id"], self._corridor.clock() + back_off, repr(troubles[0]))
            return
        await self._corridor.database.atomic(lambda db: db.run("DELETE FROM outbox WHERE id = ?", row["id"]))

    async def _heard(self, hearer: Hearer, event: Event, number: int) -> Exception | None:
        """Let one hearer hear; what went wrong, if it is to be tried again. No hearer stands in another's way."""
        try:
            await hearer.hear(event, self._hub)
        except Refused as no:
            log.info("outbox %s %s: refused %s", number, event.name, no.reason)
        except Exception as trouble:
            log.exception("outbox %s %s failed", number, event.name)
            return trouble
        return None

    async def _put_back(self, number: int, not_before: int, error: str) -> None:
        sql = "UPDATE outbox SET not_before = ?, lease_until = 0, error = ? WHERE id = ?"
        await self._corridor.database.atomic(lambda db: db.run(sql, not_before, error[:500], number))


CLOCK = Actor("clock", kind="clock", name="")

__all__ = ["CLOCK", "Afterwards", "Outbox", "Reads"]
