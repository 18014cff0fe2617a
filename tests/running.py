"""A hub under test: real database, real corridor, a clock set by hand, and only the packages asked for."""

import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from hub.app import Parts, close_parts, open_parts
from hub.kernel import Act, Actor, Refused, Registry
from hub.settings import read_settings
from hub.store import Corridor, Database

MORNING = 1_795_482_000_000
"""Tuesday 2026-11-24 09:00 in Shanghai, in milliseconds UTC."""


@dataclass
class Handclock:
    """A clock that stands still until it is moved."""

    now: int = MORNING

    def __call__(self) -> int:
        self.now += 1
        return self.now


@dataclass
class TestHub:
    """The parts below the doors, and a short way to ask for things."""

    __test__ = False
    parts: Parts
    clock: Handclock = field(default_factory=Handclock)

    @property
    def corridor(self) -> Corridor:
        return self.parts.corridor

    @property
    def database(self) -> Database:
        return self.parts.database

    @property
    def registry(self) -> Registry:
        return self.parts.registry

    async def ask(self, actor: Actor, name: str, /, key: str | None = None, **given: Any) -> dict[str, Any]:
        """`await hub.ask(li, "chat.post", channel=…, text=…)`: the reply as plain data; raises Refused."""
        kind = self.registry.acts[name]
        if key is not None and "key" in {one.name for one in msgspec.structs.fields(kind.input)}:
            given["key"] = key
        told = msgspec.convert(given, kind.input)
        return await self.corridor.run(Act(name, actor, self.clock(), told, key))

    async def refusal(self, actor: Actor, name: str, /, **given: Any) -> Refused:
        """The refusal an act meets; fails when it is carried out."""
        try:
            reply = await self.ask(actor, name, **given)
        except Refused as no:
            return no
        raise AssertionError(f"{name} was carried out: {reply}")

    async def settle(self) -> None:
        """Let the outbox do everything that was written so far."""
        await self.parts.outbox.settled()

    async def rows(self, sql: str, *args: Any) -> list[dict[str, Any]]:
        """Look into the database."""
        async with self.database.reading() as db:
            return await db.rows(sql, *args)


@asynccontextmanager
async def opened(url: str, data: Path, only: tuple[str, ...] = (), **environ: str) -> AsyncIterator[TestHub]:
    """A hub on this database with these packages (`"people", "chat", "office.crm"`; none named = all)."""
    settings = read_settings(environ={"HUB_STORE_DATABASE": url, "HUB_DATA": str(data), **environ})
    clock = Handclock()
    chosen = tuple(importlib.import_module(f"hub.{name}") for name in ("store", *only)) if only else ()
    parts = await open_parts(settings, clock, chosen)
    parts.outbox.start()
    try:
        yield TestHub(parts, clock)
    finally:
        await close_parts(parts)
