"""The hall: who is here, in which channels, and how an event reaches all of them with one encoding and plain writes.

It is called by the relay in each channel's order. Joins and leaves change the member lists as they pass: nobody hears
an event after the one that removed them.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from hub.doors.socket.connection import Connection
from hub.doors.socket.frames import event
from hub.store import Relay, Told

MOST_AT_ONCE = 1_000
"""Guests of one room told in one turn of the loop: some five milliseconds."""
Listener = Callable[[str, Told], None]


class Guest:
    """A person or bot with at least one connection to this node. `moves` counts the joins and leaves that passed."""

    __slots__ = ("channels", "company", "connections", "id", "moves")

    def __init__(self, person: str, company: str) -> None:
        self.id = person
        self.company = company
        self.connections: list[Connection] = []
        self.channels: set[str] = set()
        self.moves = 0


class Hall:
    """Guests and rooms of this node."""

    def __init__(self) -> None:
        self.guests: dict[str, Guest] = {}
        self.rooms: dict[str, set[Guest]] = {}
        self.listeners: dict[str, Listener] = {}
        self.delivered = 0
        self.relay: Relay | None = None
        self._busy: dict[str, deque[Sequence[Told]]] = {}

    def arrive(self, connection: Connection) -> Guest:
        """Somebody is here with one more connection."""
        guest = self.guests.get(connection.person)
        if guest is None:
            guest = self.guests[connection.person] = Guest(connection.person, connection.signed.actor.company)
        guest.connections.append(connection)
        return guest

    def depart(self, connection: Connection) -> Guest | None:
        """A connection is gone; the guest it belonged to when that was their last."""
        guest = self.guests.get(connection.person)
        if guest is None or connection not in guest.connections:
            return None
        guest.connections.remove(connection)
        if guest.connections:
            return None
        self.leave(guest, list(guest.channels))
        del self.guests[guest.id]
        return guest

    def join(self, guest: Guest, channels: Iterable[str]) -> None:
        """The guest hears these channels from now on."""
        for channel in channels:
            guest.channels.add(channel)
            self.rooms.setdefault(channel, set()).add(guest)

    def leave(self, guest: Guest, channels: Iterable[str]) -> None:
        """The guest hears these channels no more; a channel nobody here hears is not followed."""
        for channel in channels:
            guest.channels.discard(channel)
            room = self.rooms.get(channel)
            if room is not None:
                room.discard(guest)
                if not room:
                    del self.rooms[channel]
                    if self.relay is not None:
                        self.relay.forget(channel)

    def pass_on(self, channel: str, told: Sequence[Told]) -> None:
        """Tell everyone in the channel, in order. Called by the relay."""
        busy = self._busy.get(channel)
        if busy is None:
            self._go_on(channel, self._parts(channel, told))
        else:
            busy.append(told)

    def _go_on(self, channel: str, parts: Iterator[None]) -> None:
        """All parts at once; of a large room one for each turn of the loop, and what comes meanwhile after them."""
        for _ in parts:
            self._busy.setdefault(channel, deque())
            asyncio.get_running_loop().call_soon(self._go_on, channel, parts)
            return
        if waiting := self._busy.get(channel):
            self._go_on(channel, self._parts(channel, waiting.popleft()))
        else:
            self._busy.pop(channel, None)

    def _parts(self, channel: str, told: Sequence[Told]) -> Iterator[None]:
        waiting: list[Told] = []
        for one in told:
            if one.name == "channel.joined":
                yield from self._tell(channel, waiting)
                waiting = []
                self._moved(one, self.join)
            waiting.append(one)
            if one.name == "channel.left":
                yield from self._tell(channel, waiting)
                waiting = []
                self._moved(one, self.leave)
            if one.name in self.listeners:
                self.listeners[one.name](channel, one)
        yield from self._tell(channel, waiting)

    def _moved(self, told: Told, move: Callable[[Guest, Iterable[str]], None]) -> None:
        for person in (told.data or {}).get("people", ()):
            guest = self.guests.get(person["id"])
            if guest is not None:
                guest.moves += 1
                move(guest, (told.channel,))

    def _tell(self, channel: str, told: Sequence[Told]) -> Iterator[None]:
        room = self.rooms.get(channel)
        if not told or not room:
            return
        data = b"".join([event("event", one.wire()) for one in told])
        last, count = told[-1].seq, len(told)
        guests = list(room) if len(room) > MOST_AT_ONCE else ()
        for start in range(0, len(guests) or 1, MOST_AT_ONCE):
            if start:
                yield
            hearers = 0
            for guest in guests[start : start + MOST_AT_ONCE] if guests else room:
                for connection in guest.connections:
                    connection.hear(channel, last, data, count)
                    hearers += 1
            self.delivered += count * hearers

    def tell_guest(self, guest: Guest, told: Sequence[Told]) -> None:
        """Tell one guest alone what they missed of a channel."""
        for one in told:
            data = event("event", one.wire())
            for connection in guest.connections:
                connection.hear(one.channel, one.seq, data)

    def signal(self, guests: Iterable[Guest], name: str, data: Any, but: str = "") -> None:
        """Tell these guests something that may be lost, except one person."""
        frame = event("signal", {"name": name, "data": data})
        for guest in guests:
            if guest.id != but:
                self.whisper(guest, frame)

    @staticmethod
    def whisper(guest: Guest, frames: bytes) -> None:
        """Tell one guest something that may be lost: whoever does not keep up misses it."""
        for connection in guest.connections:
            connection.whisper(frames)

    def near(self, channels: Iterable[str], most: int) -> set[Guest]:
        """Who is here in any of these channels that at most `most` guests are in."""
        rooms = (self.rooms.get(channel, ()) for channel in channels)
        return {other for room in rooms if len(room) <= most for other in room}

    def connections(self) -> list[Connection]:
        """Every connection of this node."""
        return [one for guest in self.guests.values() for one in guest.connections]
