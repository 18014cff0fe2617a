"""The corridor: the one way in which anything happens. It finds the act's handler, and everyone passes through it."""

import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg
import msgspec

from hub.kernel import Act, Actor, ActType, Clock, Event, Refused, Registry, Words, under_way
from hub.store.database import Database
from hub.store.place import Place
from hub.store.sql import Sql
from hub.store.work import Work, known_reply

log = logging.getLogger("hub.acts")
TRIES = 3
SLOW_SECONDS = 1.0
CLASH = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
Committed = Callable[[list[Place], bool], None]
Settled = Callable[[dict[str, Any], Exception | None], None]
"""Called once, with the reply after the commit that holds it, or with why there is none."""


class Queue(Protocol):
    """Where acts of one kind wait for a commit they share."""

    async def run(self, act: Act) -> dict[str, Any]:
        """Wait for the reply. Raises `Refused`."""
        ...

    def join(self, act: Act, settled: Settled) -> None:
        """Be called back with it."""
        ...


class Reads:
    """What a reading act gets: a read-only connection at one instant, the words, and the others' offers."""

    def __init__(self, db: Sql, registry: Registry, at: int) -> None:
        self.db = db
        self.registry = registry
        self.at = at

    @property
    def words(self) -> Words:
        """The sentences of all modules."""
        return self.registry.words

    async def offer(self, name: str, *args: Any) -> Any:
        """What another module offers by name; None when that module is not there."""
        offered = self.registry.offers.get(name)
        return None if offered is None else await offered(self.db, *args)


class Corridor:
    """Runs acts: `await corridor.run(act)`. Raises `Refused` with the reason when the office says no."""

    def __init__(self, database: Database, registry: Registry, clock: Clock) -> None:
        self.database = database
        self.registry = registry
        self.clock = clock
        self.committed: list[Committed] = []
        self.happened: list[Callable[[Sequence[Event]], None]] = []
        self.batches: dict[str, Queue] = {}

    async def run(self, act: Act) -> dict[str, Any]:
        """Carry out an act; its reply as plain data, with `duplicate: True` when its key had been used before."""
        before, began = under_way.set(act), time.monotonic()
        try:
            return await self._run(act)
        finally:
            if (took := time.monotonic() - began) > SLOW_SECONDS:
                log.warning("slow", extra={"took_ms": round(took * 1000)})
            under_way.reset(before)

    async def _run(self, act: Act) -> dict[str, Any]:
        kind = self.registry.acts.get(act.name)
        if kind is None:
            raise Refused("act.unknown", act=act.name)
        admit(kind, act.actor)
        if kind.reads:
            async with self.reading() as reads:
                reply: dict[str, Any] = msgspec.to_builtins(await kind.handle(act, reads))
                return reply
        if act.name in self.batches:
            return await self.batches[act.name].run(act)
        for attempt in range(TRIES):
            try:
                return await self._work(kind, act)
            except CLASH:
                if attempt == TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def join(self, act: Act, settled: Settled) -> None:
        """Carry out a batched act and be called back, once. Raises `Refused` when this actor may not try it."""
        admit(self.registry.acts[act.name], act.actor)
        self.batches[act.name].join(act, settled)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reads]:
        """A read-only look at everything as of one instant."""
        async with self.database.reading() as db:
            yield Reads(db, self.registry, self.clock())

    async def _work(self, kind: ActType, act: Act) -> dict[str, Any]:
        done: list[Work] = []
        prepared = await kind.prepare(act, self) if kind.prepare else None

        async def body(db: Sql) -> dict[str, Any]:
            if act.key and (known := await known_reply(db, act)) is not None:
                return known
            work = Work(act, db, self.registry, prepared)
            reply = await kind.handle(act, work)
            await work.hear()
            plain = await work.write(reply)
            done.append(work)
            return plain

        def committed() -> None:
            for work in done:
                self.announce(work.places, work.has_outbox)
                for hear in self.happened:
                    hear(work.happenings)
                for function in work.afterwards:
                    function()

        return await self.database.atomic(body, committed)

    def announce(self, places: list[Place], has_outbox: bool) -> None:
        """Tell the relay and the outbox that something was committed."""
        for told in self.committed:
            told(places, has_outbox)


def admit(kind: ActType, actor: Actor) -> None:
    """May this kind of actor try this act at all? The handler judges the rest."""
    if actor.kind == "clock":
        if not kind.clock:
            raise Refused("act.not_allowed", act=kind.name)
        return
    if not any(_described(who, actor) for who in kind.who):
        raise Refused("act.not_allowed", act=kind.name)


def _described(who: str, actor: Actor) -> bool:
    return who.removeprefix("role:") in actor.roles if who.startswith("role:") else who == actor.kind
