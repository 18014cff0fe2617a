"""Signals: what may be lost. Who types, who is here, how far people have read, which list has changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.doors.presence import Board
from hub.doors.socket import frames
from hub.doors.socket.hall import Guest, Hall
from hub.kernel import Act, Event
from hub.store import Corridor, Relay, channels_of

MOST_FOLLOWED = 200
"""People here in a channel; in a larger one nobody follows each reader, or who comes and goes, live."""


class Signals:
    """Follows what was done at the desk and tells those it concerns, on this node and on the others."""

    def __init__(self, corridor: Corridor, hall: Hall, relay: Relay, board: Board) -> None:
        self._corridor = corridor
        self._hall = hall
        self._relay = relay
        self._board = board
        self._reads: dict[str, dict[str, Any]] = {}
        relay.heard["signal"] = self._hear
        relay.heard["presence"] = self._hear_presence

    def follow(self, act: Act, reply: Mapping[str, Any]) -> None:
        """An act was carried out."""
        given = act.input
        if act.name == "typing":
            told = {"channel": given.channel, "thread": given.thread, "person": act.actor.id}
            self.tell("room", given.channel, "typing", told, but=act.actor.id)
        elif act.name == "presence.set":
            self._board.chose(act.actor.id, given.state)
        elif act.name == "chat.read":
            self._read(act, reply)

    def hear(self, events: Sequence[Event]) -> None:
        """Something happened that no channel is told of: lists of records have no log, so that they changed is said."""
        for event in events:
            if event.name == "record.changed":
                self.tell("company", event.data["company"], "list", {"type": event.data["type"]})
            elif event.name == "job.moved":
                self.tell("person", event.data["person"], "job", event.data["job"])

    def _read(self, act: Act, reply: Mapping[str, Any]) -> None:
        channel, person = act.input.channel, act.actor.id
        told = {"channel": channel, "person": person, "no": reply["no"], "seq": act.input.seq}
        self.tell("room", channel, "read", told, but=person)
        self.tell("person", person, "reads", {channel: [reply["no"], reply["mentions"]]})

    def tell(self, kind: str, to: str, name: str, data: Any, but: str = "") -> None:
        """Signal everyone in a `room`, of a `company`, or one `person`, wherever they are connected."""
        payload = [kind, to, name, data, but]
        self._hear(payload)
        self._relay.signal("signal", payload)

    def tell_here(self, name: str, data: Any) -> None:
        """Signal everyone who is connected to this node; the others tell theirs themselves."""
        self._hall.signal(list(self._hall.guests.values()), name, data)

    def _hear(self, payload: list[Any]) -> None:
        kind, to, name, data, but = payload
        guests = self._guests(kind, to)
        if name == "reads":
            self._reads.setdefault(to, {}).update(data)
        if name != "read" or len(guests) <= MOST_FOLLOWED:
            self._hall.signal(guests, name, data, but)

    def _guests(self, kind: str, to: str) -> list[Guest]:
        if kind == "room":
            return list(self._hall.rooms.get(to, ()))
        if kind == "person":
            guest = self._hall.guests.get(to)
            return [guest] if guest else []
        return [guest for guest in self._hall.guests.values() if guest.company == to]

    def reads_moved(self) -> dict[str, dict[str, Any]]:
        """Person → channels read since asked last, to be said once more with the heads."""
        moved, self._reads = self._reads, {}
        return moved

    def _hear_presence(self, payload: list[Any]) -> None:
        node, states = payload
        self._board.heard(node, states)

    async def repeat(self) -> None:
        """Tell the other nodes who is here, and doubt what they have not repeated."""
        self._board.doubt()
        self._relay.signal("presence", [self._relay.bus.node, self._board.everyone()])

    async def tell_presence(self) -> None:
        """Tell those who share a room with somebody who is otherwise than before, and the other nodes."""
        changed = self._board.changes()
        if not changed:
            return
        here = {person: self._board.local(person) for person in changed}
        self._relay.signal("presence", [self._relay.bus.node, here])
        told: dict[Guest, list[bytes]] = {}
        rooms = await self._rooms(changed)
        for person, state in changed.items():
            frame = frames.event("signal", {"name": "presence", "data": {"person": person, "state": state}})
            for guest in self._hall.near(rooms[person], MOST_FOLLOWED):
                told.setdefault(guest, []).append(frame)
        for guest, news in told.items():
            self._hall.whisper(guest, b"".join(news))

    async def _rooms(self, people: Iterable[str]) -> dict[str, set[str]]:
        """The channels of each: of those who are here as the hall knows them, of the others as they are kept."""
        here = {person: set(guest.channels) for person in people if (guest := self._hall.guests.get(person))}
        others = [person for person in people if person not in here]
        if not others or not self._hall.guests:
            return here | {person: set() for person in others}
        async with self._corridor.reading() as reads:
            return here | await channels_of(reads.db, others)
