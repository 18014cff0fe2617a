"""The bus: how nodes wake each other and pass what is allowed to be lost. Redis carries; the database is the truth.

Everything published here may be lost without harm: heads that moved are also found by polling, typing and presence
are repeated by their senders. No sender ever waits for Redis.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import redis.asyncio
from redis.exceptions import RedisError

from hub.kernel import new_id

log = logging.getLogger("hub.bus")
CHANNEL = "yizhan"
MOST_WAITING = 10_000
MOST_BEHIND = 100
Heard = Callable[[str, Any], Awaitable[None]]


class Bus:
    """Publishes to all other nodes, and hears them. Without a Redis address it is silent."""

    def __init__(self, url: str, heard: Heard) -> None:
        self.node = new_id("O")
        self._url = url
        self._heard = heard
        self._waiting: list[tuple[str, Any]] = []
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.connected = asyncio.Event()
        self._open = True

    def start(self) -> None:
        """Begin to publish and to listen."""
        if self._url:
            self._tasks = [asyncio.create_task(self._publish()), asyncio.create_task(self._listen())]

    async def stop(self) -> None:
        """Stop both. What waits to be published is let go: it may be lost."""
        self._open = False
        pending = set(self._tasks)
        while pending:  # a cancellation that meets a timeout inside the client can be swallowed: ask again
            for task in pending:
                task.cancel()
            _, pending = await asyncio.wait(pending, timeout=1)

    @property
    def reaches(self) -> bool:
        """Is there anybody to tell?"""
        return bool(self._url)

    @property
    def is_behind(self) -> bool:
        """Does Redis take what is said more slowly than it is said?"""
        return len(self._waiting) > MOST_BEHIND

    def publish(self, kind: str, payload: Any) -> None:
        """Tell the other nodes, soon and together with whatever else is said in the same moment."""
        if self._url and len(self._waiting) < MOST_WAITING:
            self._waiting.append((kind, payload))
            self._wake.set()

    async def _publish(self) -> None:
        while self._open:
            try:
                async with self._client() as client:
                    await self._send_all(client)
            except (RedisError, OSError, TimeoutError) as trouble:
                log.warning("cannot publish: %s", trouble)
                self._waiting.clear()
                await asyncio.sleep(1)

    async def _send_all(self, client: Any) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            batch, self._waiting = self._waiting, []
            await client.publish(CHANNEL, msgspec.json.encode([self.node, batch]))

    async def _listen(self) -> None:
        while self._open:
            try:
                async with self._client() as client, client.pubsub() as listener:
                    await listener.subscribe(CHANNEL)
                    self.connected.set()
                    async for message in listener.listen():
                        if message["type"] == "message":
                            await self._take(message["data"])
            except (RedisError, OSError, TimeoutError) as trouble:
                log.warning("cannot listen: %s", trouble)
            finally:
                self.connected.clear()
            await asyncio.sleep(1)

    async def _take(self, data: bytes) -> None:
        with contextlib.suppress(msgspec.DecodeError):
            node, batch = msgspec.json.decode(data)
            if node != self.node:
                for kind, payload in batch:
                    await self._hear(kind, payload)

    async def _hear(self, kind: str, payload: Any) -> None:
        try:
            await self._heard(kind, payload)
        except Exception:  # one thing that cannot be taken must not make this node deaf to all others
            log.exception("what another node said of %s could not be taken", kind)

    def _client(self) -> Any:
        return redis.asyncio.Redis.from_url(self._url, socket_connect_timeout=2, health_check_interval=10)
