"""Keeps watch over who is signed in: what is revoked anywhere ends here within seconds, Redis or not."""

import time
from collections.abc import Awaitable, Callable, Sequence

from hub.doors.socket.connection import Connection
from hub.kernel import Event, Refused
from hub.people import seen, session_of, sessions_revoked_since
from hub.store import Corridor, Relay

TRUSTED_SECONDS = 5.0
"""How old the rights of a connection may be when it acts; what is about rights makes them old at once."""
OVERLAP_MS = 10_000
SEEN_SECONDS = 60.0
ABOUT_RIGHTS = ("person.edited", "person.gone", "session.revoked", "role.", "password.")


class Watch:
    """Hears what happens to people and sessions, and asks the database every two seconds."""

    def __init__(
        self,
        corridor: Corridor,
        relay: Relay,
        connections: set[Connection],
        dismiss: Callable[[Connection], Awaitable[None]],
    ) -> None:
        self._corridor = corridor
        self._relay = relay
        self._connections = connections
        self._dismiss = dismiss
        self._since = corridor.clock()
        self._seen_at = time.monotonic()
        relay.heard["people"] = self._doubt

    def hear(self, events: Sequence[Event]) -> None:
        """Something happened: when it is about rights, nobody's whom it may concern are taken for granted any more."""
        for event in events:
            if event.name.startswith(ABOUT_RIGHTS):
                person = event.data.get("person")
                self._doubt(person)
                self._relay.signal("people", person)

    def _doubt(self, person: str | None) -> None:
        for connection in self._connections:
            if person in (None, connection.person):
                connection.signed_at = 0.0

    def trusts(self, connection: Connection) -> bool:
        """Before an act: is it known recently enough whose connection it is, and what they may?"""
        now = connection.seen_at = time.monotonic()
        return now - connection.signed_at < TRUSTED_SECONDS

    async def refresh(self, connection: Connection) -> None:
        """Before an act: whose connection it is and what they may, as it is now. Refuses `session.refused`."""
        if self.trusts(connection):
            return
        now = time.monotonic()
        async with self._corridor.reading() as reads:
            signed = await session_of(reads, connection.token)
        if signed is None:
            await self._dismiss(connection)
            raise Refused("session.refused")
        connection.signed, connection.signed_at = signed, now

    async def look(self) -> None:
        """Close the connections of sessions that were revoked or ran out; called every two seconds."""
        if not self._connections:
            return
        async with self._corridor.reading() as reads:
            now = reads.at
            revoked = set(await sessions_revoked_since(reads.db, self._since - OVERLAP_MS))
        self._since = now
        for connection in list(self._connections):
            expires = connection.signed.expires_at
            if connection.signed.session in revoked or (expires and now >= expires):
                await self._dismiss(connection)
        await self._keep_seen(now)

    async def _keep_seen(self, now: int) -> None:
        since, current = self._seen_at, time.monotonic()
        if current - since < SEEN_SECONDS:
            return
        self._seen_at = current
        active = {one.signed.session for one in self._connections if one.seen_at >= since}
        if active:
            await seen(self._corridor.database, active, now)
