"""A hub with its doors open on a port of this machine, two people who are signed in, and a raw WebSocket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
from aiohttp import web

from hub.doors import Parts, build
from hub.doors.opening import DOOR
from hub.doors.socket.door import SocketDoor
from hub.kernel import Act, Actor
from hub.people import acts as people_acts
from hub.people.administration import PeopleCreate
from hub.people.sessions import token_hash
from hub.store import CLOCK
from tests.running import TestHub, opened
from tests.wire import Person

PASSWORD = "Correct-Horse-7"
PACKAGES = ("people", "files", "chat", "doors")


@dataclass
class Standing:
    """A hub that answers at `url`. `li` and `zhao` have a channel of their own, `room`."""

    hub: TestHub
    url: str
    door: SocketDoor
    tokens: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    room: str = ""

    async def person(self, who: str, cursors: dict[str, int] | None = None) -> Person:
        """Somebody's device, connected."""
        person = Person(self.url, self.tokens[who])
        await person.connects(cursors)
        return person

    async def ask(self, who: str, name: str, /, **given: Any) -> dict[str, Any]:
        """An act below the doors."""
        kind = self.hub.registry.acts[name]
        told = msgspec.convert(given, kind.input)
        return await self.hub.corridor.run(Act(name, self.actors[who], self.hub.clock(), told, given.get("key")))

    @asynccontextmanager
    async def raw(self, who: str = "", hello: bool = True) -> AsyncIterator["Raw"]:
        """A bare WebSocket; connected as somebody when `who` is given."""
        address = self.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        async with aiohttp.ClientSession() as http, http.ws_connect(address, max_msg_size=0) as line:
            raw = Raw(line)
            await raw.next("0")
            if who:
                await raw.send("40" + json.dumps({"token": self.tokens[who]}))
                await raw.next("40")
                if hello:
                    await raw.next("42")
            yield raw

    async def fetch(
        self, method: str, path: str, who: str = "", headers: dict[str, str] | None = None, **more: Any
    ) -> tuple[int, Any]:
        """An HTTP request, as somebody by bearer token; status and JSON (or text)."""
        bearer = {"Authorization": f"Bearer {self.tokens[who]}"} if who else {}
        async with (
            aiohttp.ClientSession(headers={**bearer, **(headers or {})}) as http,
            http.request(method, self.url + path, **more) as answer,
        ):
            is_json = answer.content_type == "application/json"
            return answer.status, await (answer.json() if is_json else answer.text())


class Raw:
    """Frames as they are."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self.line = line

    async def send(self, text: str) -> None:
        await self.line.send_str(text)

    async def next(self, prefix: str) -> str:
        """The next frame that begins so; pings and others are passed over."""
        while True:
            message = await asyncio.wait_for(self.line.receive(), 10)
            if message.type is not aiohttp.WSMsgType.TEXT:
                raise ConnectionError(f"closed ({message.data}) while waiting for {prefix}")
            if message.data.startswith(prefix):
                return str(message.data)

    async def answer(self, number: int) -> dict[str, Any]:
        """The acknowledgement of this number."""
        frame = await self.next(f"43{number}[")
        return dict(json.loads(frame[frame.index("[") :])[0])

    async def asks(self, number: int, name: str, **given: Any) -> dict[str, Any]:
        await self.send(f"42{number}" + json.dumps([name, given]))
        return await self.answer(number)

    async def closed(self) -> bool:
        """Does the hub close the line?"""
        while True:
            message = await asyncio.wait_for(self.line.receive(), 10)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return True


@asynccontextmanager
async def standing(
    url: str, data: Path, only: tuple[str, ...] = PACKAGES, begun: Standing | None = None, **settings: Any
) -> AsyncIterator[Standing]:
    """A hub on this database with its doors open; `settings` are fields of Parts. `begun` is its first node."""
    async with opened(url, data, only=only) as hub:
        parts = replace(Parts(hub.corridor, acts_per_second=1000, acts_burst=1000), **settings)
        runner = web.AppRunner(build(parts), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        stand = Standing(hub, f"http://127.0.0.1:{runner.addresses[0][1]}", runner.app[DOOR])
        try:
            if begun is None:
                await _people(stand)
            else:
                stand.tokens, stand.actors, stand.room = begun.tokens, begun.actors, begun.room
            yield stand
        finally:
            await runner.cleanup()


async def _people(stand: Standing) -> None:
    hub, clock = stand.hub, stand.hub.clock
    company = await hub.corridor.run(Act("company.create", CLOCK, clock(), people_acts.CompanyCreate(name="Yi")))
    for login, name in (("li", "李雷"), ("zhao", "赵敏")):
        given = PeopleCreate(name=name, login=login, company=company["id"])
        made = await hub.corridor.run(Act("people.create", CLOCK, clock(), given))
        await sign_in(stand, login, made["person"]["id"])
    room = await stand.ask("li", "channel.create", name="驿站", kind="private", people=[stand.actors["zhao"].id])
    stand.room = room["channel"]["id"]


async def sign_in(stand: Standing, login: str, person: str) -> None:
    """A session for somebody, whose token is `token-of-<login>`."""
    hub, token = stand.hub, f"token-of-{login}"
    given = people_acts.SessionOpen(person=person, token=token_hash(token), bearer=True)
    await hub.corridor.run(Act("session.open", CLOCK, hub.clock(), given))
    async with hub.corridor.reading() as reads:
        actor = await reads.offer("people.actor", person)
    assert actor is not None
    sql = "UPDATE credential SET must_change = ? WHERE person = ?"
    await hub.database.atomic(lambda db: db.run(sql, False, person))
    stand.tokens[login], stand.actors[login] = token, actor
