"""A node tells of itself: every few seconds its figures go into its own row, and troubles to the administrators."""

import asyncio
import contextlib
import logging
import shutil
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

import msgspec

from hub.doors.measuring import Meter
from hub.doors.operations.remembering import LastErrors
from hub.doors.operations.sampling import sample
from hub.doors.operations.shapes import NodeTold, OpsWarn, Sample, SlowConsumer
from hub.doors.operations.troubles import troubles
from hub.doors.socket.door import SocketDoor
from hub.kernel import Act, Refused, dump, new_id
from hub.store import CLOCK, Corridor, Sql

log = logging.getLogger("hub.operations")
BEAT_SECONDS = 5
REMEMBERED = 120
MOST_SLOW = 20
LASTING = 3
"""Beats in a row after which a trouble is one: a start, or a moment of much work, is none."""
AT_ONCE = frozenset({"disk"})
"""What is told at the first beat: soon nothing could be told any more."""
FORGOTTEN_MS = 3_600_000
WARN_EVERY_MS = 3_600_000
KEEP = """INSERT INTO node (id, name, started_at, seen_at, told) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, told = excluded.told"""
COMPANIES = "SELECT id FROM company WHERE gone_at IS NULL ORDER BY id"


class Keeper:
    """Keeps this node's row. `keep()` runs until cancelled and then takes the row away.

    `low_disk`: MB that must be free.
    """

    def __init__(
        self, corridor: Corridor, meter: Meter, name: str, low_disk: int, needs_redis: bool,
        socket: SocketDoor,
    ) -> None:  # fmt: skip
        self.id = new_id("L")
        self._corridor, self._meter, self._name, self._socket = corridor, meter, name, socket
        self._low_disk, self._needs_redis = low_disk, needs_redis
        self._disk = Path(str(corridor.registry.settings["store.data"]))
        self._started = corridor.clock()
        self._samples: deque[Sample] = deque(maxlen=REMEMBERED)
        self._before: Mapping[str, int] = {}
        self._at = time.monotonic()
        self._lasting: dict[str, int] = {}
        self._warned: dict[tuple[str, str], int] = {}
        self.errors = LastErrors()

    async def keep(self) -> None:
        """Beat for ever; a beat the database does not take is made up for by the next."""
        logging.getLogger().addHandler(self.errors)
        try:
            while True:
                try:
                    await self.beat()
                except Exception:
                    log.warning("this node's figures could not be kept", exc_info=True)
                await asyncio.sleep(BEAT_SECONDS)
        finally:
            logging.getLogger().removeHandler(self.errors)

    async def leave(self) -> None:
        """This node serves no longer: its row goes."""
        await self._corridor.database.atomic(lambda db: db.run("DELETE FROM node WHERE id = ?", self.id))

    async def beat(self) -> None:
        """Take a sample, keep it, and tell of what troubles this node."""
        figures, now = await self._meter.figures(), time.monotonic()
        free = shutil.disk_usage(self._disk).free
        at = self._corridor.clock()
        one = sample(at, figures, self._before, now - self._at if self._before else 0.0, free)
        self._before, self._at = figures, now
        self._samples.append(one)
        found = list(troubles(one, self._low_disk, self._needs_redis))
        if one.database:
            await self._keep(at)
            self._lasting = {trouble: self._lasting.get(trouble, 0) + 1 for trouble, _ in found}
            for trouble, figure in found:
                if trouble in AT_ONCE or self._lasting[trouble] >= LASTING:
                    await self._warn(at, trouble, figure)

    async def _keep(self, at: int) -> None:
        told = NodeTold(samples=list(self._samples), slow=slow_consumers(self._socket), errors=self.errors.lines)
        row = (self.id, self._name, self._started, at, dump(msgspec.to_builtins(told)))

        async def kept(db: Sql) -> None:
            await db.run(KEEP, *row)
            await db.run("DELETE FROM node WHERE seen_at < ?", at - FORGOTTEN_MS)

        await self._corridor.database.atomic(kept)

    async def _warn(self, at: int, trouble: str, figure: int) -> None:
        """Each company's administrators hear of it, once an hour, whichever node notices."""
        async with self._corridor.reading() as reads:
            companies = [row["id"] for row in await reads.db.rows(COMPANIES)]
        hour = at // WARN_EVERY_MS
        for company in companies:
            if self._warned.get((company, trouble)) == hour:
                continue
            given = OpsWarn(company=company, node=self._name, trouble=trouble, figure=figure)
            with contextlib.suppress(Refused):  # the key is taken: another node has told them, with its own figure
                await self._corridor.run(Act("ops.warn", CLOCK, at, given, f"ops:{trouble}:{company}:{hour}"))
            self._warned[company, trouble] = hour


def slow_consumers(socket: SocketDoor) -> list[SlowConsumer]:
    """Whose line does not take what it is sent, the slowest first."""
    slow = [(unsent, one) for one in socket.connections if (unsent := one.wire.unsent()) > 0]
    slow.sort(key=lambda pair: -pair[0])
    return [
        SlowConsumer(
            company=one.signed.actor.company, person=one.person, name=one.signed.actor.name, unsent=unsent,
            behind=one.behind,
        )
        for unsent, one in slow[:MOST_SLOW]
    ]
