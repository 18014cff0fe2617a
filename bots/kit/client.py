"""A bot's connection to the hub: acts asked and answered, events and interactions heard, reconnecting by itself."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import socketio

log = logging.getLogger("bots")
ANSWER_SECONDS = 10
TRIES = 5
Hear = Callable[[dict[str, Any]], Awaitable[Any]]


class Refused(Exception):
    """The hub said no: `reason` is a stable code, `words` the sentence to show, `details` what belongs to it."""

    def __init__(self, refused: dict[str, Any]) -> None:
        super().__init__(refused.get("words") or refused["reason"])
        self.reason: str = refused["reason"]
        self.words: str = refused.get("words", "")
        self.details: dict[str, Any] = refused.get("details") or {}


class Client:
    """One connection to the hub with a bot's token, over the protocol any stranger may speak."""

    def __init__(self, url: str, token: str, on_event: Hear, on_interaction: Hear) -> None:
        self._url = url
        self._token = token
        self._on_event = on_event
        self._on_interaction = on_interaction
        self._cursors: dict[str, int] = {}
        self._greeted = asyncio.Event()
        self.me: dict[str, Any] = {}
        self.socket = socketio.AsyncClient(json=json, reconnection=True, reconnection_delay_max=10)
        for name, hear in (
            ("hello", self._hello),
            ("event", self._event),
            ("interaction", self._on_interaction),
            ("disconnect", self._gone),
        ):
            self.socket.on(name, hear)

    async def connect(self) -> None:
        """Connect and wait for the hub's greeting. Keeps trying until the hub is there."""
        await self.socket.connect(
            self._url, auth=self._auth, transports=["websocket"], retry=True, wait_timeout=ANSWER_SECONDS
        )
        await self._greeted.wait()

    async def close(self) -> None:
        """Say goodbye; no reconnection follows."""
        await self.socket.disconnect()

    async def wait(self) -> None:
        """Stay until the connection is closed for good."""
        await self.socket.wait()

    async def act(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Ask the hub for an act; its reply. Raises `Refused`. A reply that is late is asked for again by its key."""
        for attempt in range(TRIES):
            try:
                answer = await self.socket.call(name, given, timeout=ANSWER_SECONDS)
            except (TimeoutError, socketio.exceptions.SocketIOError):
                if "key" not in given or attempt == TRIES - 1:
                    raise
                await self._greeted.wait()
                continue
            if answer.get("ok"):
                return dict(answer)
            if answer["refused"]["reason"] != "late" or "key" not in given:
                raise Refused(answer["refused"])
        raise TimeoutError(f"{name}: no answer after {TRIES} tries")

    def _auth(self) -> dict[str, Any]:
        return {"token": self._token, "device": "bot", "cursors": self._cursors}

    async def _hello(self, hello: dict[str, Any]) -> None:
        self.me = hello["me"]
        for channel, (seq, _) in hello["heads"].items():
            self._cursors.setdefault(channel, seq)
        for told in hello.get("resume", {}).get("channels", {}).values():
            for event in told.get("events", ()):
                await self._event(event)
        self._greeted.set()

    async def _event(self, event: dict[str, Any]) -> None:
        channel, seq = event["channel"], event["seq"]
        if seq <= self._cursors.get(channel, 0):
            return
        self._cursors[channel] = seq
        await self._on_event(event)

    async def _gone(self, *_: Any) -> None:
        self._greeted.clear()
