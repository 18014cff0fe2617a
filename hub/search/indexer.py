"""Keeping the index in step: it hears what happened after the commit, and writes what is true now.

A document is always made from the rows as they stand, never from the event: events may come twice, late and out of
order. Nodes take turns, so that none writes what another has already seen change.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hub.kernel import Event
from hub.search import sources
from hub.search.index import Document, drop, drop_of_message, put
from hub.search.tokens import VERSION
from hub.store import Afterwards, Corridor, Reads, Sql

SLICE = 256
TURN = 728_194_412
"""The advisory lock by which nodes take turns."""
ALL = {
    "message": "SELECT ref AS id FROM channel_event WHERE name = 'chat.posted' AND ref IS NOT NULL ORDER BY at, seq",
    "record": "SELECT id FROM record WHERE gone_at IS NULL ORDER BY id",
    "person": "SELECT id FROM person WHERE gone_at IS NULL ORDER BY id",
}
"""Every thing of a kind, oldest first: newer ones are found first."""


async def messages_changed(events: Sequence[Event], hub: Afterwards) -> None:
    """Messages were posted, edited or recalled: many are brought up to date in one transaction."""
    await refresh(hub, "message", list(dict.fromkeys(event.ref for event in events if event.ref)))


async def record_changed(event: Event, hub: Afterwards) -> None:
    """Records of one type were made, changed or removed."""
    await refresh(hub, "record", list(event.data.get("records", ())))


async def person_changed(event: Event, hub: Afterwards) -> None:
    """Somebody came, changed or left."""
    person = event.data.get("person", "")
    await refresh(hub, "person", [person["id"] if isinstance(person, dict) else person])


async def index(db: Sql, documents: Sequence[Document]) -> None:
    """Put documents in within a transaction of the caller's: for modules that bring sources of their own."""
    await put(db, documents)


async def refresh(hub: Afterwards, kind: str, ids: Sequence[str]) -> None:
    """Bring these messages, records or people up to date in the index now: for who cannot wait for the outbox."""
    for start in range(0, len(ids), SLICE):
        await hub.at_once(_written(hub, kind, ids[start : start + SLICE]))


async def _read(reads: Reads, kind: str, ids: Sequence[str]) -> list[Document]:
    if kind == "message":
        return await sources.messages(reads, ids)
    return await (sources.people(reads.db, ids) if kind == "person" else sources.records(reads, ids))


async def rebuild(hub: Afterwards) -> int:
    """Build the whole index anew from the rows; how many documents it holds then."""
    await hub.atomic(lambda db: db.run("DELETE FROM search_doc"))
    for kind, sql in ALL.items():
        async with hub.reading() as reads:
            ids = [row["id"] for row in await reads.db.rows(sql)]
        await refresh(hub, kind, ids)
    await hub.atomic(_note_version)
    async with hub.reading() as reads:
        return int(await reads.db.value("SELECT count(*) FROM search_doc"))


async def start(corridor: Corridor, config: Path) -> None:
    """At every start: an index that was built with other tokens, or never, is built anew."""
    async with corridor.reading() as reads:
        is_old = await outdated(reads.db)
    if is_old:
        await rebuild(Afterwards(corridor))


async def outdated(db: Sql) -> bool:
    """Was the index built with other tokens than today's, or never?"""
    return bool(await db.value("SELECT value FROM search_state WHERE name = 'tokens'") != str(VERSION))


def _written(hub: Afterwards, kind: str, ids: Sequence[str]) -> Callable[[Sql], Any]:
    """Writes these things as they stand, and takes out those there are no more."""

    async def write(db: Sql) -> None:
        if db.dialect == "postgres":
            await db.value("SELECT pg_advisory_xact_lock(?)", TURN)
        documents = await _read(Reads(db, hub.corridor.registry, hub.now()), kind, ids)
        kept = {one.thing for one in documents}
        gone = [one for one in ids if one not in kept]
        if kind == "message":
            await drop_of_message(db, gone)
        else:
            await drop(db, kind, gone)
        await put(db, documents)

    return write


async def _note_version(db: Sql) -> None:
    sql = "INSERT INTO search_state (name, value) VALUES ('tokens', ?) ON CONFLICT (name) DO UPDATE SET value = ?"
    await db.run(sql, str(VERSION), str(VERSION))
