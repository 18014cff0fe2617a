"""People on the wire: a real Socket.IO client for each, and the few words in which the stories are told."""

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

import aiohttp
import socketio

PATIENCE = 10


class Refusal(Exception):
    """An act was refused."""

    def __init__(self, refused: dict[str, Any]) -> None:
        super().__init__(f"{refused['reason']}: {refused.get('words')}")
        self.reason, self.words = refused["reason"], refused.get("words", "")
        self.details = refused.get("details") or {}


class Person:
    """Somebody with a device: `li.asks("chat.post", …)`, `li.says("/leave …", room)`, `li.sees(…)`, all awaited."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        self.events: list[dict[str, Any]] = []
        self.signals: list[dict[str, Any]] = []
        self.hello: dict[str, Any] = {}
        self._heard = asyncio.Event()
        self.socket = self._client()

    @classmethod
    async def signs_in(cls, url: str, login: str, password: str, connect: bool = True) -> "Person":
        """Sign in with a bearer token, as a stranger's client would, and connect."""
        async with aiohttp.ClientSession() as http:
            given = {"login": login, "password": password, "bearer": True}
            async with http.post(f"{url}/api/session", json=given) as answer:
                told = await answer.json()
                assert answer.status == 200, told
        person = cls(url, told["token"])
        if connect:
            await person.connects()
        return person

    def _client(self) -> socketio.AsyncClient:
        client = socketio.AsyncClient(reconnection=False)
        client.on("hello", self._on_hello)
        client.on("event", self._on_event)
        client.on("signal", self._on_signal)
        return client

    async def connects(self, cursors: dict[str, int] | None = None) -> dict[str, Any]:
        """Connect; the hub's greeting."""
        self.hello = {}
        self.socket = self._client()
        auth = {"token": self.token, "device": "test", **({"cursors": cursors} if cursors is not None else {})}
        try:
            await self.socket.connect(self.url, auth=auth, transports=["websocket"])
            await self.until(lambda: bool(self.hello))
        except BaseException:
            if self.socket.eio.http is not None:  # the library leaves it open after an attempt that fails
                await self.socket.eio.http.close()
            raise
        return self.hello

    async def leaves(self) -> None:
        """Go offline."""
        await self.socket.disconnect()

    @property
    def id(self) -> str:
        return str(self.hello["me"]["id"])

    @property
    def inbox(self) -> str:
        return next(channel for channel in self.hello["heads"] if channel.startswith("I"))

    async def asks(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Ask for an act; its reply. Raises Refusal."""
        answer = await self.socket.call(name, given, timeout=PATIENCE)
        if not answer["ok"]:
            raise Refusal(answer["refused"])
        return dict(answer)

    async def says(self, text: str, channel: str, **more: Any) -> dict[str, Any]:
        """Write a line: a command when it begins with a slash, a message otherwise."""
        if text.startswith(("/", "／")):
            return await self.asks("command.run", line=text, channel=channel, key=str(uuid.uuid4()), **more)
        return await self.asks("chat.post", channel=channel, text=text, key=str(uuid.uuid4()), **more)

    async def sees(self, name: str, when: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """Wait for an event of this name that fits; the event."""
        await self.until(lambda: any(one["name"] == name and when(one) for one in self.events))
        return next(one for one in reversed(self.events) if one["name"] == name and when(one))

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something heard makes this true."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                self._heard.clear()
                await self._heard.wait()

    async def over_http(self, name: str, /, **given: Any) -> tuple[int, dict[str, Any]]:
        """The same act over HTTP: status and body."""
        headers = {"Authorization": f"Bearer {self.token}"}
        url = f"{self.url}/api/acts/{name}"
        async with aiohttp.ClientSession(headers=headers) as http, http.post(url, json=given) as answer:
            return answer.status, await answer.json()

    async def _on_hello(self, hello: dict[str, Any]) -> None:
        self.hello = hello
        for told in (hello.get("resume") or {}).get("channels", {}).values():
            self.events.extend(told.get("events", ()))
        self._heard.set()

    async def _on_event(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        self._heard.set()

    async def _on_signal(self, signal: dict[str, Any]) -> None:
        self.signals.append(signal)
        self._heard.set()
