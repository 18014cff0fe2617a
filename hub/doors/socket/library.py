"""The one place that touches python-socketio: its handshake is kept, its receiving, sending and pinging are ours.

The library is written without types and has five traits we cannot live with (reliability.md A1-A4, A12): it reorders
one client's events, lets reserved events be forged, queues binary parts and outgoing packets without a bound, and
measures silence by wall time. Here every frame is written at once to the transport, in program order, and every frame
that comes in goes to `Ears` first.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

import engineio
import orjson
import socketio
from aiohttp import WSMsgType, web
from aiohttp._websocket.reader import WebSocketDataQueue, WebSocketReader
from engineio.async_socket import AsyncSocket

from hub.doors.socket.frames import frame
from hub.doors.socket.gate import MOST_READ

NAMESPACE = "/"
CLOSE, PONG, MESSAGE = "1", "3", "4"
MOST_KEPT = 100
SWEPT_AT_ONCE = 500


class Json:
    """JSON as the library asks for it, by orjson: Chinese stays Chinese, NaN is refused."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        return orjson.loads(text)


class Ears(Protocol):
    """Who hears what comes in at the door."""

    def hear(self, wire: "Wire", text: str) -> Coroutine[Any, Any, None] | None:
        """A Socket.IO packet, as text; what must be done with it before the next one is heard, if anything."""
        ...

    async def greet(self, wire: "Wire", request: web.Request, auth: Any) -> None:
        """Somebody asks to come in. Raises `Turned` to turn them away."""
        ...

    async def welcome(self, wire: "Wire") -> None:
        """They were told that they are in."""
        ...

    def left(self, wire: "Wire") -> None:
        """They are gone."""
        ...

    def dropped(self, wire: "Wire", why: str) -> None:
        """Something came that is nothing of ours."""
        ...


class Turned(Exception):
    """Not let in; `code` is a stable word for the client."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Incoming(WebSocketDataQueue):
    """Where aiohttp's parser puts what came in: a text is heard at once, without waking a task for it."""

    wire: "Wire"

    def feed_data(self, data: Any, size: int) -> None:
        if data.type is not WSMsgType.TEXT or not self.wire.take(data.data):
            super().feed_data(data, size)

    def feed_eof(self) -> None:
        self.wire.silence()
        super().feed_eof()


class Line(web.WebSocketResponse):
    """A WebSocket whose texts are heard by a wire."""

    def __init__(self, wire: "Wire") -> None:
        super().__init__(compress=False, max_msg_size=MOST_READ)
        self._wire = wire

    def _post_start(self, request: Any, protocol: str | None, writer: Any) -> None:
        # As in the library, but for the queue.
        self._ws_protocol, self._writer = protocol, writer
        self._reader = Incoming(request.protocol, MOST_READ, loop=asyncio.get_running_loop())
        self._reader.wire = self._wire
        self._parser = WebSocketReader(self._reader, MOST_READ, compress=False, decode_text=True)
        request.protocol.set_parser(self._parser)
        request.protocol.keep_alive(False)


class Wire(AsyncSocket):  # type: ignore[misc]
    """One Engine.IO connection over WebSocket. `write(frames)` puts bytes on the transport, in order, now; `unsent()`
    says how many bytes the client has not taken yet.
    """

    def __init__(self, server: "Engine", sid: str) -> None:
        super().__init__(server, sid)
        self.connected = self.upgraded = True
        self.transport: asyncio.Transport | None = None
        self.response: web.WebSocketResponse | None = None
        self.opened_at = self.heard_at = self.pinged_at = time.monotonic()
        self.connection: Any = None
        self.dropped = 0
        self.write: Callable[[bytes], None] = _nowhere
        self.unsent: Callable[[], int] = int
        self._kept: list[str] | None = None
        self._doing: asyncio.Task[None] | None = None

    async def serve(self, request: web.Request, opening: dict[str, Any]) -> web.WebSocketResponse:
        """Speak until one of the two goes away."""
        response = Line(self)
        await response.prepare(request)
        self.response, self.transport = response, request.transport
        if self.transport is not None:  # the transport's own methods: there is no shorter way for a frame
            self.write, self.unsent = self.transport.write, self.transport.get_write_buffer_size
        self.write(frame(b"0" + orjson.dumps(opening)))
        try:
            await self._read(response)
        finally:
            self.silence()
            await self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
            self.server.sockets.pop(self.sid, None)
        return response

    async def _read(self, response: web.WebSocketResponse) -> None:
        server: Engine = self.server
        while not self.closed:
            message = await response.receive()
            if message.type is not WSMsgType.BINARY:
                return
            server.ears.dropped(self, "binary frame")

    def take(self, text: str) -> bool:
        """Hear an Engine.IO packet; False when the client says that it closes."""
        self.heard_at, kind = time.monotonic(), text[:1]
        if kind == MESSAGE:
            if self._kept is None:
                self._hear(text[1:])
            elif len(self._kept) < MOST_KEPT:  # and what is more than that is lost: nobody was greeted yet
                self._kept.append(text[1:])
        elif kind not in (PONG, CLOSE):
            self.server.ears.dropped(self, "no packet of Engine.IO")
        return kind != CLOSE

    def _hear(self, text: str) -> None:
        todo = self.server.ears.hear(self, text)
        if todo is not None:
            self._kept = []
            self._doing = asyncio.create_task(self._do(todo))

    async def _do(self, todo: Coroutine[Any, Any, None]) -> None:
        """Come or go; then hear what was said meanwhile, unless that is to come or go once more."""
        await todo
        kept, self._kept = self._kept or [], None
        while kept and self._kept is None:
            self._hear(kept.pop(0))
        if self._kept is not None:
            self._kept.extend(kept)

    def silence(self) -> None:
        """Nothing more is written: there is no transport any more."""
        self.write, self.unsent = _nowhere, int
        if self.connection is not None:
            self.connection.silence()

    def cut(self) -> None:
        """Drop the connection without waiting for anything to be taken."""
        if self.transport is not None:
            self.transport.abort()

    async def send(self, pkt: Any) -> None:
        """What the library itself sends: the answers of its handshake."""
        self.write(frame(pkt.encode(b64=False).encode()))

    async def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """Say goodbye and close. Waits for no client that does not read."""
        was_open = not self.closed and not self.closing
        await super().close(wait=False, abort=abort, reason=reason)
        if was_open and self.response is not None and not self.response.closed:
            try:
                await asyncio.wait_for(self.response.close(drain=False), 1)
            except (TimeoutError, ConnectionError, RuntimeError):
                self.cut()

    def sweep(self, now: float, interval: float, patience: float) -> None:
        """Ping when it is time: clients count on it. Let go of one that does not answer, or never said who it is."""
        unanswered = self.heard_at < self.pinged_at and now - self.pinged_at > patience
        if unanswered or (self.connection is None and now - self.opened_at > patience):
            self.cut()
        elif now - self.pinged_at >= interval:
            self.pinged_at = now
            self.write(frame(b"2"))


def _nowhere(_: bytes) -> None:
    """Where frames go before a connection is open and after it has closed."""


class Engine(engineio.AsyncServer):  # type: ignore[misc]
    """Engine.IO with our wires instead of its sockets, and one sweep instead of two tasks for each."""

    ears: Ears

    def create_queue(self, *_: Any, **__: Any) -> None:
        """None: nothing would wait in it, and it would take 3 KiB of each connection."""

    async def _handle_connect(self, environ: dict[str, Any], transport: str, jsonp_index: int | None = None) -> Any:
        wire = Wire(self, self.generate_id())
        self.sockets[wire.sid] = wire
        await self._trigger_event("connect", wire.sid, environ, run_async=False)
        opening = {
            "sid": wire.sid, "upgrades": [], "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000), "maxPayload": MOST_READ,
        }  # fmt: skip
        return await wire.serve(environ["aiohttp.request"], opening)

    async def sweep(self) -> None:
        """Ping whoever it is time for; called every few seconds for all, some hundreds in one turn of the loop."""
        for count, wire in enumerate(list(self.sockets.values()), 1):
            wire.sweep(time.monotonic(), self.ping_interval, self.ping_timeout)
            if not count % SWEPT_AT_ONCE:
                await asyncio.sleep(0)


class Server(socketio.AsyncServer):  # type: ignore[misc]
    """Socket.IO whose packets all pass `Ears` before the library sees any of them."""

    def __init__(self, ears: Ears, ping_seconds: int) -> None:
        super().__init__(
            async_mode="aiohttp", transports=["websocket"], json=Json, cors_allowed_origins=[], monitor_clients=False,
            ping_interval=ping_seconds, ping_timeout=20, max_http_buffer_size=MOST_READ, namespaces=[NAMESPACE],
        )  # fmt: skip
        self.ears = ears
        self.engine: Engine = self.eio
        self.engine.ears = ears
        self.on("connect", self._greet)
        self.on("disconnect", self._left)

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def admit(self, wire: Wire, auth: Any) -> None:
        """Somebody says CONNECT: the library answers with its sid, or with an error, and then they are welcome."""
        again = wire.connection is not None
        await self._handle_connect(wire.sid, NAMESPACE, auth or {})
        if wire.closed:
            await self._handle_disconnect(wire.sid, NAMESPACE, self.reason.TRANSPORT_CLOSE)
        elif wire.connection is not None and not again:
            await self.ears.welcome(wire)

    async def dismiss(self, wire: Wire) -> None:
        """Tell a client that it is disconnected, and close."""
        await self._handle_disconnect(wire.sid, NAMESPACE, self.reason.SERVER_DISCONNECT)
        wire.write(frame(b"41"))
        await wire.close(wait=False, reason=self.reason.SERVER_DISCONNECT)

    async def leave(self, wire: Wire) -> None:
        """A client says DISCONNECT."""
        await self._handle_disconnect(wire.sid, NAMESPACE, self.reason.CLIENT_DISCONNECT)

    async def _greet(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        request = environ["aiohttp.request"]
        wire: Wire = self.engine.sockets[self.manager.eio_sid_from_sid(sid, NAMESPACE)]
        if not isinstance(request, web.Request):  # never through JSON: only the server itself can make one
            raise socketio.exceptions.ConnectionRefusedError("session.refused", {"code": "session.refused"})
        try:
            await self.ears.greet(wire, request, auth)
        except Turned as turned:
            raise socketio.exceptions.ConnectionRefusedError(turned.code, {"code": turned.code}) from None

    async def _left(self, sid: str, reason: str) -> None:
        wire = self.engine.sockets.get(self.manager.eio_sid_from_sid(sid, NAMESPACE))
        if wire is not None:
            self.ears.left(wire)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        raise AssertionError("messages go to Ears, never to the library")


def attach(server: Server, app: web.Application) -> None:
    """Let the server answer at /socket.io/."""
    server.attach(app)


__all__ = ["Ears", "Json", "Server", "Turned", "Wire", "attach"]
