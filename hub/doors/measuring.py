"""How busy this node is: what is counted as it happens, and what is read when somebody asks."""

import asyncio
import resource
import time
from collections.abc import Mapping
from pathlib import Path

from hub.doors.desk import Desk
from hub.doors.socket.door import SocketDoor
from hub.store import Batch, Corridor, Lately, Sql

TICK_SECONDS = 0.1
OUTBOX = "SELECT COUNT(*) AS waiting, MIN(at) AS oldest FROM outbox WHERE not_before <= ?"
TIMERS = "SELECT COUNT(*) AS waiting, MIN(fire_at) AS oldest FROM timer WHERE state = 'waiting' AND fire_at <= ?"


class Meter:
    """Figures of one node. `watch()` feels the loop's pulse until cancelled."""

    def __init__(self, corridor: Corridor, desk: Desk, socket: SocketDoor) -> None:
        self._corridor, self._desk, self._socket = corridor, desk, socket
        self.stall = Lately()

    async def watch(self) -> None:
        """Notice how late the loop comes round."""
        while True:
            began = time.monotonic()
            await asyncio.sleep(TICK_SECONDS)
            self.stall.note(time.monotonic() - began - TICK_SECONDS)

    async def figures(self) -> Mapping[str, int]:
        """Name (`kind` or `kind:label`) → figure: counters since the start, and how things stand now."""
        return {**self._desk.counts, **self._here(), **await self._kept()}

    def _here(self) -> dict[str, int]:
        socket, hall, committing = self._socket, self._socket.hall, self._corridor.database.committing
        unsent = [connection.wire.unsent() for connection in socket.connections]
        figures = {
            "connections": len(socket.connections), "people_here": len(hall.guests),
            "channels_followed": len(hall.rooms), "events_delivered": hall.delivered,
            "unsent_bytes": sum(unsent), "unsent_bytes_most": max(unsent, default=0),
            "slow_consumers": sum(1 for one in unsent if one > 0),
            "redis_connected": int(socket.relay.bus.connected.is_set()),
            "loop_stall_ms_p99": self.stall.milliseconds(0.99), "loop_stall_ms_most": self.stall.milliseconds(1.0),
            "commit_ms_p50": committing.milliseconds(0.5), "commit_ms_p99": committing.milliseconds(0.99),
            "memory_bytes": memory(),
        }  # fmt: skip
        for name, queue in self._corridor.batches.items():
            if isinstance(queue, Batch):
                figures |= {f"batch_commits:{name}": queue.commits, f"batch_acts:{name}": queue.committed_acts}
        return figures

    async def _kept(self) -> dict[str, int]:
        """What waits in the database. Nothing while it is away: the other figures are wanted then above all."""
        try:
            async with asyncio.timeout(2), self._corridor.reading() as reads:
                outbox, timers = await _waiting(reads.db, OUTBOX, reads.at), await _waiting(reads.db, TIMERS, reads.at)
        except Exception:
            return {"database_answers": 0}
        return {
            "database_answers": 1, "outbox_waiting": outbox[0], "outbox_age_ms": outbox[1],
            "timers_overdue": timers[0], "timer_lateness_ms": timers[1],
        }  # fmt: skip


async def _waiting(db: Sql, sql: str, now: int) -> tuple[int, int]:
    row = await db.row(sql, now)
    return (row["waiting"], max(0, now - (row["oldest"] or now))) if row else (0, 0)


def memory() -> int:
    """Bytes of memory this process holds now; the most it ever held where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()
