"""The one place that touches python-socketio: its handshake is kept, its receiving, sending and pinging are ours.

The library is written without types and has five traits we cannot live with (reliability.md A1-A4, A12): it reorders
one client's events, lets reserved events be forged, queues binary parts and outgoing packets without a bound, and
measures silence by wall time. Here every frame is written at once to the transport, in program order, and every frame
that comes in goes to `Ears` first.
"""

import asyncio
import time
from typing import Any, Protocol

import engineio
import orjson
import socketio
from aiohttp import WSMsgType, web
from engineio.async_socket import AsyncSocket

from hub.doors.socket.frames import frame
from hub.doors.socket.gate import MOST_READ

NAMESPACE = "/"
PONG = "3"
CLOSE = "1"
MESSAGE = "4"


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

    async def hear(self, wire: "Wire", text: str) -> None:
        """A Socket.IO packet, as text."""
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


class Wire(AsyncSocket):  # type: ignore[misc]
    """One Engine.IO connection over WebSocket. `write(frame)` puts bytes on the transport, in order, now."""

    def __init__(self, server: "Engine", sid: str) -> None:
        super().__init__(server, sid)
        self.connected = self.upgraded = True
        self.transport: asyncio.Transport | None = None
        self.response: web.WebSocketResponse | None = None
        self.opened_at = self.heard_at = self.pinged_at = time.monotonic()
        self.connection: Any = None
        self.dropped = 0

    async def serve(self, request: web.Request, opening: dict[str, Any]) -> web.WebSocketResponse:
        """Speak until one of the two goes away."""
        response = web.WebSocketResponse(compress=False, max_msg_size=MOST_READ)
        await response.prepare(request)
        self.response, self.transport = response, request.transport
        self.write(frame(b"0" + orjson.dumps(opening)))
        try:
            await self._read(response)
        finally:
            await self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
            self.server.sockets.pop(self.sid, None)
        return response

    async def _read(self, response: web.WebSocketResponse) -> None:
        server: Engine = self.server
        while not self.closed:
            message = await response.receive()
            if message.type is WSMsgType.BINARY:
                server.ears.dropped(self, "binary frame")
            elif message.type is not WSMsgType.TEXT or not await self._take(message.data, server):
                return

    async def _take(self, text: str, server: "Engine") -> bool:
        self.heard_at, kind = time.monotonic(), text[:1]
        if kind == MESSAGE:
            await server.ears.hear(self, text[1:])
        elif kind == CLOSE:
            return False
        elif kind != PONG:
            server.ears.dropped(self, "no packet of Engine.IO")
        return True

    def write(self, data: bytes) -> None:
        """Put a whole frame, or several, on the transport."""
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(data)

    @property
    def unsent(self) -> int:
        """Bytes that the client has not taken yet."""
        return 0 if self.transport is None else self.transport.get_write_buffer_size()

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


class Engine(engineio.AsyncServer):  # type: ignore[misc]
    """Engine.IO with our wires instead of its sockets, and one sweep instead of two tasks for each."""

    ears: Ears

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
        """Ping whoever it is time for; called once a second for all."""
        now = time.monotonic()
        for wire in list(self.sockets.values()):
            wire.sweep(now, self.ping_interval, self.ping_timeout)


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
