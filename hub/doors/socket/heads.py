"""Every 25 seconds, where the channels stand that moved: so a lost last event, or a lost signal, still shows."""

import asyncio
from collections.abc import Mapping
from typing import Any

from hub.doors.socket.hall import Hall
from hub.doors.socket.signals import Signals
from hub.store import Corridor

OVERLAP_MS = 60_000
CHUNK = 50
MOVED = "SELECT id, last_seq, last_no FROM channel WHERE moved_at >= ?"


class Pulse:
    """Reads the heads that moved, whoever moved them, and tells each guest those of their own channels."""

    def __init__(self, corridor: Corridor, hall: Hall, signals: Signals, versions: Mapping[str, str]) -> None:
        self._corridor = corridor
        self._hall = hall
        self._signals = signals
        self._versions = versions
        self._at = corridor.clock()

    async def beat(self) -> None:
        """Tell everyone here."""
        if not self._hall.guests:
            return
        async with self._corridor.reading() as reads:
            rows = await reads.db.rows(MOVED, self._at - OVERLAP_MS)
            self._at = reads.at
        moved = {row["id"]: [row["last_seq"], row["last_no"]] for row in rows}
        reads_moved = self._signals.reads_moved()
        for count, guest in enumerate(list(self._hall.guests.values())):
            heads = {channel: moved[channel] for channel in guest.channels & moved.keys()}
            told: dict[str, Any] = {"heads": heads, "reads": reads_moved.get(guest.id, {}), "versions": self._versions}
            if heads or told["reads"]:
                for connection in guest.connections:
                    if connection.held is None:
                        connection.emit("heads", told)
            if count % CHUNK == CHUNK - 1:
                await asyncio.sleep(0)
