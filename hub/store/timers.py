"""Timers: what the clock does, once, whichever node is alive and however often one is killed.

APScheduler only ticks. A tick claims due rows by conditional UPDATE; the effect and `done` share one transaction,
because the act's idempotency key is the timer's id and epoch.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from hub.kernel import Act, Actor, Refused, load
from hub.store.corridor import Corridor
from hub.store.sql import Row

log = logging.getLogger("hub.timers")
TICK_SECONDS = 1
LEASE_MS = 30_000
PATIENCE_MS = 24 * 3_600_000
"""How long a timer that fails is tried again, each time its lease has run out."""
SLICE = 100
CLAIM = """UPDATE timer SET lease_until = ? WHERE id IN (
    SELECT id FROM timer WHERE state = 'waiting' AND fire_at <= ? AND lease_until < ? ORDER BY fire_at LIMIT ? {lock})
RETURNING id, company, fire_at, act, input, actor, epoch"""
FindActor = Callable[[str, str], Awaitable[Actor]]


class Timers:
    """Ticks once a second and does what is due. `find_actor(id, company)` gives whoever the timer runs as."""

    def __init__(self, corridor: Corridor, find_actor: FindActor) -> None:
        self._corridor = corridor
        self._find_actor = find_actor
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(self.tick, "interval", seconds=TICK_SECONDS, max_instances=1, coalesce=True)
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop ticking; what is under way keeps its lease."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Do everything that is due now; how many fired."""
        now = self._corridor.clock()
        async with self._corridor.reading() as reads:
            sql = "SELECT 1 FROM timer WHERE state = 'waiting' AND fire_at <= ? AND lease_until < ? LIMIT 1"
            if await reads.db.value(sql, now, now) is None:
                return 0
        lock = "" if self._corridor.database.dialect == "sqlite" else "FOR UPDATE SKIP LOCKED"
        rows = await self._corridor.database.atomic(
            lambda db: db.rows(CLAIM.format(lock=lock), now + LEASE_MS, now, now, SLICE)
        )
        for row in sorted(rows, key=lambda one: one["fire_at"]):
            await self._fire(row, now)
        return len(rows)

    async def _fire(self, row: Row, now: int) -> None:
        state, error = "done", None
        try:
            await self._carry_out(row)
        except Refused as no:
            error = no.reason
        except Exception as trouble:
            log.exception("timer %s (%s) failed", row["id"], row["act"])
            state = "waiting" if now - row["fire_at"] < PATIENCE_MS else "done"
            error = repr(trouble)[:500]
        sql = "UPDATE timer SET state = ?, error = ? WHERE id = ? AND epoch = ? AND state = 'waiting'"
        await self._corridor.database.atomic(lambda db: db.run(sql, state, error, row["id"], row["epoch"]))

    async def _carry_out(self, row: Row) -> None:
        kind = self._corridor.registry.acts.get(row["act"])
        if kind is None:
            raise Refused("act.unknown", act=row["act"])
        who = await self._find_actor(row["actor"], row["company"])
        told: Any = msgspec.convert(load(row["input"], {}), kind.input)
        key, via = f"timer:{row['id']}:{row['epoch']}", f"timer:{row['id']}"
        await self._corridor.run(Act(kind.name, who, self._corridor.clock(), told, key, via))
