"""A small module for the store's own tests: notes told to a channel, one by one or in batches."""

import asyncio
from collections.abc import Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

import hub.store
from hub.kernel import Act, Actor, ActType, Event, EventType, Hearer, Module, Refused, Registry, Words
from hub.store import Batch, Corridor, Database, Draft, Outbox, Place, Sql, Work, migrate
from tests.running import Handclock

LI = Actor("U1", "O1", name="李")
ZHAO = Actor("U2", "O1", name="赵")


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channel: str
    text: str
    key: str = ""


class Noted(msgspec.Struct, frozen=True):
    seq: int
    no: int


class Nothing(msgspec.Struct, frozen=True):
    pass


async def note(act: Act, work: Work) -> Any:
    if act.input.text == "slow":
        await asyncio.sleep(0.2)
    if act.input.text == "bad":
        raise Refused("note.bad")
    place = work.tell(act.input.channel, "note.written", {"text": act.input.text}, counts=True)
    return lambda: Noted(place.seq, place.no)


async def enter(act: Act, work: Work) -> Nothing:
    place = work.tell(act.input.channel, "channel.joined", {"people": [{"id": act.actor.id}]})
    work.join(place, act.actor.id)
    return Nothing()


async def leave(act: Act, work: Work) -> Nothing:
    place = work.tell(act.input.channel, "channel.left", {"people": [{"id": act.actor.id}]})
    work.leave(place, act.actor.id)
    return Nothing()


async def remind(act: Act, work: Work) -> Nothing:
    await work.later(work.at + 1000, "note.write", {"channel": act.input.channel, "text": act.input.text})
    return Nothing()


async def count(act: Act, reads: Any) -> Noted:
    row = await reads.db.row("SELECT last_seq, last_no FROM channel WHERE id = ?", act.input.channel)
    return Noted(row["last_seq"], row["last_no"])


class Posts:
    """A batcher: a post whose text is "bad" is refused, one whose text is "poison" the database will not take."""

    async def gather(self, db: Sql, acts: Sequence[Act]) -> Any:
        return None

    def decide(self, act: Act, facts: Any) -> Draft:
        if act.input.text == "bad":
            raise Refused("note.bad")
        data = {"text": act.input.text}
        place = Place(act.input.channel, "note.posted", act.at, act.actor.id, act.actor.name, data, counts=True)
        return Draft(place, {})

    def written(self, draft: Draft) -> None:
        draft.reply.update(seq=draft.place.seq, no=draft.place.no)
        if draft.place.data["text"] == "poison":
            draft.rows.append(("INSERT INTO channel (id) VALUES (?)", ("no company",)))


class Listeners:
    """What was heard, within and after."""

    def __init__(self) -> None:
        self.within: list[Event] = []
        self.after: list[Event] = []
        self.failures = 0

    async def hear_within(self, event: Event, work: Work) -> None:
        self.within.append(event)
        if event.data.get("text") == "echo":
            work.tell(event.channel or "", "note.echoed", {"text": "echoed"})

    async def hear_after(self, event: Event, hub: Any) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the mail server is away")
        self.after.append(event)


def module(listeners: Listeners) -> Module:
    return Module(
        "notes",
        acts=(
            ActType("note.write", Note, Noted, note, clock=True),
            ActType("note.post", Note, Noted, note, batch=Posts()),
            ActType("note.enter", Note, Nothing, enter),
            ActType("note.leave", Note, Nothing, leave),
            ActType("note.remind", Note, Nothing, remind),
            ActType("note.count", Note, Noted, count, reads=True),
            ActType("note.rule", Note, Noted, note, who=("role:admin",)),
        ),
        events=(EventType("note.written", Note),),
        hearers=(
            Hearer("note.*", listeners.hear_within),
            Hearer("note.written", listeners.hear_after, when="after"),
        ),
    )


class Notebook:
    """An open store with the notes module in it and one channel, C1."""

    def __init__(self, database: Database, registry: Registry, listeners: Listeners) -> None:
        self.clock = Handclock()
        self.database, self.registry, self.listeners = database, registry, listeners
        self.corridor = Corridor(database, registry, self.clock)
        batch = registry.acts["note.post"].batch
        self.corridor.batches["note.post"] = Batch(self.corridor, registry, batch)
        self.outbox = Outbox(self.corridor)

    async def say(
        self, text: str, act: str = "note.write", key: str | None = None, who: Actor = LI, channel: str = "C1"
    ) -> Any:
        return await self.corridor.run(Act(act, who, self.clock(), Note(channel, text), key))

    async def rows(self, sql: str, *args: Any) -> list[dict[str, Any]]:
        async with self.database.reading() as db:
            return await db.rows(sql, *args)


@asynccontextmanager
async def notebook(url: str) -> Any:
    listeners = Listeners()
    registry = Registry([module(listeners)], Words({"zh": {}, "en": {}}))
    database = await Database.open(url, [])
    try:
        await migrate(database, [Path(hub.store.__path__[0])], 0)

        async def begin(db: Sql) -> None:
            for channel in ("C1", "C2", "C3"):
                await db.run("INSERT INTO channel (id, company, kind) VALUES (?, 'O1', 'public')", channel)

        if not await database.atomic(lambda db: db.value("SELECT COUNT(*) FROM channel")):
            await database.atomic(begin)
        yield Notebook(database, registry, listeners)
    finally:
        await database.close()
