"""Coming in: who it is, where they are, and what they missed, with nothing falling between the two."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.chat import unread
from hub.doors.socket.connection import Connection
from hub.doors.socket.hall import Guest, Hall
from hub.kernel import Refused, wire
from hub.store import Corridor, Reads, Relay, events, heads, heads_of, resume

PROTOCOL = 1
FEATURES = ("resume", "threads", "cards", "commands", "files", "presence")
MOST_CURSORS = 1_000
MOST_LOOKS = 20
PASSED_BY = 5.0
Heads = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Stand:
    """Where somebody stands at one instant: heads of their channels, what is unread, what they missed."""

    heads: Heads = field(default_factory=dict)
    reads: dict[str, Any] = field(default_factory=dict)
    missed: dict[str, Any] | None = None
    at: int = 0


def cursors_of(auth: Any) -> dict[str, int] | None:
    """The cursors a client connects with. Refuses more than 1,000, and what is no cursor."""
    told = auth.get("cursors") if isinstance(auth, dict) else None
    if told is None:
        return None
    good = isinstance(told, dict) and all(type(seq) is int and 0 <= seq < 2**53 for seq in told.values())
    if not good or len(told) > MOST_CURSORS:
        raise Refused("field.unreadable", field="cursors", label="cursors", value=str(told)[:60])
    return told or None


class Greeting:
    """Brings a connection from the door into the hall, and a guest into channels they were added to."""

    def __init__(self, corridor: Corridor, hall: Hall, relay: Relay, versions: Mapping[str, str]) -> None:
        self._corridor = corridor
        self._hall = hall
        self._relay = relay
        self._versions = versions
        self._opening: dict[str, asyncio.Future[None]] = {}

    async def welcome(self, connection: Connection, cursors: dict[str, int] | None) -> None:
        """Say hello, then let live events through: all after the heads in it, none of them lost or early."""
        if connection.signed.must_change_password:
            connection.held = None
            connection.emit("hello", self._hello(connection, Stand(at=self._corridor.clock()), None))
            return
        guest = self._hall.arrive(connection)
        stand = await self._settle(guest, connection, cursors)
        if stand is None:
            return
        self._hall.leave(guest, guest.channels - stand.heads.keys())
        held, connection.held = connection.held or [], None
        # What was committed just before the heads were read may not have been passed on yet: its place is in them.
        connection.known = {channel: head[0] for channel, head in stand.heads.items()}
        asyncio.get_running_loop().call_later(PASSED_BY, connection.known.clear)
        connection.emit("hello", self._hello(connection, stand, cursors))
        for channel, seq, data in held:
            if seq > connection.known[channel] if channel in connection.known else channel in guest.channels:
                connection.tell(data, 0)

    async def _settle(self, guest: Guest, connection: Connection, cursors: dict[str, int] | None) -> Stand | None:
        """Read where they stand until it is what the hall has: they hear every channel since before it was read."""
        for look in range(MOST_LOOKS):
            moves, settled = guest.moves, look > 0 or bool(guest.channels)
            stand = await self._stand(connection, cursors, fully=settled)
            if connection not in guest.connections:
                return None
            if guest.moves != moves:
                continue
            missing = stand.heads.keys() - guest.channels
            if not missing and settled:
                return stand
            self._hall.join(guest, missing)
            await self._open(missing)
        raise TimeoutError("somebody joins and leaves channels faster than they can be read")

    async def _stand(self, connection: Connection, cursors: dict[str, int] | None, *, fully: bool) -> Stand:
        person = connection.person
        async with self._corridor.reading() as reads:
            stand = Stand(await heads(reads.db, person), at=reads.at)
            if fully:
                stand.reads = await unread(reads.db, person)
                if cursors is not None:
                    stand.missed = await resume(reads.db, reads.registry, person, cursors)
        return stand

    async def _open(self, channels: Iterable[str]) -> None:
        """Have the relay pass on all that comes after the heads as they are now."""
        wanted = list(channels)
        fresh = self._relay.watch(wanted)
        if fresh:
            opened = asyncio.get_running_loop().create_future()
            self._opening.update(dict.fromkeys(fresh, opened))
            try:
                async with self._corridor.reading() as reads:
                    found = await heads_of(reads.db, fresh)
                for channel in fresh:
                    self._relay.opened(channel, found.get(channel, 0))
            except BaseException:
                for channel in fresh:
                    self._relay.forget(channel)
                raise
            finally:
                for channel in fresh:
                    self._opening.pop(channel, None)
                opened.set_result(None)
        awaited = [one for one in wanted if one in self._opening]
        if awaited:
            await asyncio.gather(*{self._opening[one] for one in awaited})
            await self._open(awaited)  # whoever was to open them may have failed

    async def entered(self, guest: Guest, channel: str) -> None:
        """A guest was brought into a channel this node may not have followed: follow it, and tell what was missed."""
        moves, since = -1, None
        while guest.moves != moves:
            moves = guest.moves
            async with self._corridor.reading() as reads:
                since = await _since(reads, channel, guest.id)
        if since is None or not guest.connections:
            return
        self._hall.join(guest, (channel,))
        await self._open((channel,))
        async with self._corridor.reading() as reads:
            missed = await events(reads.db, reads.registry, channel, since - 1)
        if channel in guest.channels:
            self._hall.tell_guest(guest, missed)

    def _hello(self, connection: Connection, stand: Stand, cursors: dict[str, int] | None) -> dict[str, Any]:
        actor = connection.signed.actor
        known = cursors or {}
        hello: dict[str, Any] = {
            "protocol": PROTOCOL,
            "me": {
                "id": actor.id, "name": actor.name, "company": actor.company, "roles": sorted(actor.roles),
                "locale": actor.locale,
            },
            "now": wire(stand.at), "features": list(FEATURES), "versions": dict(self._versions),
            "heads": {channel: head for channel, head in stand.heads.items() if known.get(channel) != head[0]},
            "reads": stand.reads,
        }  # fmt: skip
        return hello if stand.missed is None else {**hello, "resume": stand.missed}


async def _since(reads: Reads, channel: str, person: str) -> int | None:
    sql = "SELECT from_seq FROM membership WHERE channel = ? AND person = ? AND to_seq IS NULL"
    found: int | None = await reads.db.value(sql, channel, person)
    return found
