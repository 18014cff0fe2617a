"""The socket door: from a frame that came in to an act, an answer, and everything the person hears."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import cache, partial
from typing import Any

import orjson
from aiohttp import web

from hub.doors.desk import ANSWER_SECONDS, Asked, Desk
from hub.doors.parts import Parts
from hub.doors.presence import Board
from hub.doors.rate import Bucket
from hub.doors.socket.connection import MOST_DROPPED, Answer, Connection, Line, Patience
from hub.doors.socket.frames import frame
from hub.doors.socket.gate import Dropped, Kind, Packet, number_of, read
from hub.doors.socket.greeting import Greeting, cursors_of
from hub.doors.socket.hall import Hall
from hub.doors.socket.heads import Pulse
from hub.doors.socket.interactions import Interactions
from hub.doors.socket.library import Server, Turned, Wire
from hub.doors.socket.signals import Signals
from hub.doors.socket.watch import Watch
from hub.doors.visitor import Porch
from hub.kernel import Refused
from hub.people import session_of
from hub.store import Relay, Told

log = logging.getLogger("hub.socket")
IDLE_SECONDS = 0.02
BEATS = {"late": 0.25, "sweep": 2.5, "presence": 1.0, "revoked": 2.0, "heads": 25.0, "repeat": 25.0}
"""How often each of the door's duties comes round, in seconds."""


class SocketDoor:
    """Hears every connection of this node. `start()` begins its duties, `stop()` ends them."""

    def __init__(self, parts: Parts, desk: Desk, porch: Porch, board: Board, versions: Mapping[str, str]) -> None:
        self._parts, self._desk, self._porch, self._board = parts, desk, porch, board
        self.hall = Hall()
        self.relay = self.hall.relay = Relay(parts.corridor, self.hall.pass_on, parts.redis, parts.many_nodes)
        self.connections: set[Connection] = set()
        self.server = Server(self, parts.ping_seconds)
        self.signals = Signals(parts.corridor, self.hall, self.relay, board)
        self.watch = Watch(parts.corridor, self.relay, self.connections, self.dismiss)
        self._greeting = Greeting(parts.corridor, self.hall, self.relay, versions)
        self._pulse = Pulse(parts.corridor, self.hall, self.signals, versions)
        self.interactions = Interactions(desk, self.hall, self.relay, self._spawn)
        self.hall.listeners["channel.entered"] = self._entered
        desk.followers.append(self.signals.follow)
        parts.corridor.happened.extend((self.signals.hear, self.watch.hear))
        self._late = cache(lambda locale: desk.refusal(Refused("late", retry_after=1), locale))
        self._patience = Patience()
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to hear other nodes, to ping, and to keep watch."""
        self.relay.start()
        duties: dict[str, Callable[[], Awaitable[None]]] = {
            "late": self._patience.sweep, "sweep": self.server.engine.sweep, "revoked": self.watch.look,
            "presence": self.signals.tell_presence, "heads": self._pulse.beat, "repeat": self.signals.repeat,
        }  # fmt: skip
        for name, duty in duties.items():
            self._spawn(self._beat(name, duty))
        self._spawn(self.interactions.look_for_ever())

    async def drain(self, seconds: float) -> None:
        """Send everyone to another node, spread over so many seconds, each once what they asked is answered."""
        leaving = list(self.connections)
        random.shuffle(leaving)
        sent = []
        for connection in leaving:
            sent.append(asyncio.create_task(self._send_off(connection)))
            await asyncio.sleep(seconds / len(leaving))
        await asyncio.gather(*sent, return_exceptions=True)

    async def _send_off(self, connection: Connection) -> None:
        for _ in range(int(ANSWER_SECONDS / IDLE_SECONDS)):
            if connection.line is None or connection.line.is_idle:
                break
            await asyncio.sleep(IDLE_SECONDS)
        await connection.wire.close(reason="the node is closing")  # no DISCONNECT packet: clients then come back

    async def stop(self) -> None:
        """Say goodbye to everyone and stop."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, *map(self.dismiss, list(self.connections)), return_exceptions=True)
        await self.relay.stop()

    def hear(self, wire: Wire, text: str) -> Coroutine[Any, Any, None] | None:
        """A Socket.IO packet: looked at by the gate before anything else."""
        try:
            packet = read(text)
        except Dropped as why:
            self.dropped(wire, str(why))
        except Refused as no:
            self._unreadable(wire, number_of(text), no)
        else:
            return self._sort(wire, packet)
        return None

    def _sort(self, wire: Wire, packet: Packet) -> Coroutine[Any, Any, None] | None:
        connection: Connection | None = wire.connection
        if packet.name and packet.kind is Kind.CONNECT:
            wire.write(frame(b'44%s,{"message":"Invalid namespace"}' % packet.name.encode()))
            self.dropped(wire, "a namespace we do not have")
        elif packet.kind is Kind.CONNECT:
            return self._guarded(wire, self.server.admit(wire, packet.data))
        elif connection is None or connection.line is None:
            self.dropped(wire, "not connected")
        elif packet.kind is Kind.ASK:
            self._ask(connection, connection.line, packet)
        elif packet.kind is Kind.DISCONNECT:
            return self._guarded(wire, self.server.leave(wire))
        elif not connection.acknowledged(packet.number, packet.data):
            self.dropped(wire, "an acknowledgement of nothing")
        return None

    async def _guarded(self, wire: Wire, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("a packet could not be taken")
            self.dropped(wire, "a mistake of ours")

    def _ask(self, connection: Connection, line: Line, packet: Packet) -> None:
        try:
            try:
                asked = self._desk.read(packet.name, packet.data)
            finally:  # what cannot be read costs as much as what can
                if not connection.bucket.take():
                    raise Refused("rate.limited", retry_after=connection.bucket.wait)
        except Refused as no:
            connection.answer(packet.number, self._desk.refused(packet.name, no, connection.locale))
            return
        answer = Answer(connection, packet.number, self._late(connection.locale), time.monotonic())
        self._patience.expect(answer)
        if not line.join(asked, answer):
            answer.give(self._desk.refused(packet.name, Refused("busy", retry_after=1), connection.locale))

    async def _carry_out(self, connection: Connection, asked: Asked, answer: Answer) -> None:
        try:
            reply = await self._desk.run(connection.signed, asked)
        except Exception as error:
            answer.give(self._desk.refused(asked.name, error, connection.locale, asked.key))
        else:
            self._answer(connection, asked, answer, reply)

    def _hand_over(self, connection: Connection, asked: Asked, answer: Answer, done: Callable[[], None]) -> None:
        def settled(reply: dict[str, Any], error: Exception | None) -> None:
            done()
            if error is None:  # what was said is told in this same turn of the loop, to them as well
                self._answer(connection, asked, answer, reply, more=True)
            else:
                answer.give(self._desk.refused(asked.name, error, connection.locale, asked.key))

        self._desk.join(connection.signed, asked, settled)

    def _answer(
        self, connection: Connection, asked: Asked, answer: Answer, reply: dict[str, Any], *, more: bool = False
    ) -> None:
        if self._desk.waits(reply):  # a bot was asked: the acts behind this one go on
            self._spawn(self._await_bot(connection, asked, answer, reply))
        else:
            answer.give(self._desk.done(asked.name, reply), more=more)

    async def _await_bot(self, connection: Connection, asked: Asked, answer: Answer, reply: dict[str, Any]) -> None:
        try:
            answer.give(self._desk.done(asked.name, await self._desk.finish(reply)))
        except Exception as error:
            answer.give(self._desk.refused(asked.name, error, connection.locale, asked.key))

    async def greet(self, wire: Wire, request: web.Request, auth: Any) -> None:
        """Somebody asks to come in, with a token or with a browser's cookie."""
        try:
            cursors = cursors_of(auth)
            token = auth.get("token") if isinstance(auth, dict) else None
            if not isinstance(token, str) or not token:
                token, by_cookie = self._porch.token(request)
                if by_cookie and token:
                    self._porch.check_origin(request)
            async with self._parts.corridor.reading() as reads:
                signed = await session_of(reads, token) if token else None
        except Refused as no:
            raise Turned(no.reason) from None
        except Exception:
            log.exception("nobody can come in")
            raise Turned("unavailable") from None
        if signed is None:
            raise Turned("session.refused")
        guest = self.hall.guests.get(signed.actor.id)
        if guest and len(guest.connections) >= self._parts.sockets_per_person:
            raise Turned("session.crowded")
        bucket = Bucket(self._parts.acts_per_second, self._parts.acts_burst)
        connection = wire.connection = Connection(wire, signed, token, bucket)
        connection.cursors = cursors
        connection.line = Line(
            partial(self._refresh, connection), partial(self.watch.trusts, connection),
            partial(self._carry_out, connection), partial(self._hand_over, connection),
        )  # fmt: skip

    async def welcome(self, wire: Wire) -> None:
        """They know that they are in: say hello, and let events through."""
        connection: Connection = wire.connection
        self.connections.add(connection)
        self._board.came(connection.person)
        try:
            await self._greeting.welcome(connection, connection.cursors)
        except Exception:
            log.exception("a connection could not be greeted")
            await self.dismiss(connection)
            return
        if connection.signed.actor.kind == "bot":
            self._spawn(self.interactions.arrived(connection.person))

    def left(self, wire: Wire) -> None:
        """They are gone."""
        connection: Connection | None = wire.connection
        if connection in self.connections and connection is not None:
            self.connections.discard(connection)
            connection.line = None
            self.hall.depart(connection)
            connection.gone()
            self.interactions.gone(connection)
            self._board.went(connection.person)

    async def dismiss(self, connection: Connection) -> None:
        """Close a connection: its session has ended, or the hub has."""
        await self.server.dismiss(connection.wire)
        self.left(connection.wire)

    def dropped(self, wire: Wire, why: str) -> None:
        """Count what is nothing of ours; the third closes the connection."""
        self._desk.count(f"dropped:{why}")
        wire.dropped += 1
        if wire.dropped >= MOST_DROPPED:
            self._spawn(self._close(wire))

    async def _close(self, wire: Wire) -> None:
        await wire.close(wait=False, reason="too much that is nothing of ours")

    def _unreadable(self, wire: Wire, number: int | None, no: Refused) -> None:
        connection: Connection | None = wire.connection
        if connection is None:
            self._desk.count(f"refused:{no.reason}")
            told = {"message": no.reason, "data": {"code": no.reason}}
            wire.write(frame(b"44" + orjson.dumps(told)))
            self.dropped(wire, "an unreadable greeting")
        elif number is None:
            self.dropped(wire, no.reason)
        else:
            connection.answer(number, self._desk.refused("", no, connection.locale))

    async def _refresh(self, connection: Connection) -> dict[str, Any] | None:
        try:
            await self.watch.refresh(connection)
        except Exception as error:
            return self._desk.refused("", error, connection.locale)
        return None

    def _entered(self, inbox: str, told: Told) -> None:
        channel = told.data["channel"]["id"]
        for guest in self.hall.rooms.get(inbox, ()):
            if channel not in guest.channels:
                self._spawn(self._greeting.entered(guest, channel))

    async def _beat(self, name: str, duty: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(BEATS[name])
            try:
                await duty()
            except Exception:
                log.exception("%s failed; again in a moment", name)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
