"""Records as bound cards in chat: drawn for everybody, seen by one person, and what a tap on them asks for."""

from collections.abc import Mapping
from typing import Any

from hub.kernel import Actor, Presenter, Refused, Words, system_clock
from hub.records import rows
from hub.records.cards import face
from hub.records.describe import app_of
from hub.records.holdings import held
from hub.records.names import called
from hub.records.pages import day
from hub.records.spec import Record, RecordType
from hub.store import Sql

ZONE = "SELECT c.zone FROM company c JOIN record r ON r.company = c.id WHERE r.id = ?"


def presenter(kind: RecordType) -> Presenter:
    """How records of this type are presented, under the name of the type's app."""

    async def draw(db: Sql, words: Words, thing: str) -> dict[str, Any]:
        return await _drawn(db, words, thing, None)

    async def see(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
        return await _drawn(db, words, thing, actor)

    async def _drawn(db: Sql, words: Words, thing: str, reader: Actor | None) -> dict[str, Any]:
        record = await _record(db, kind, thing)
        names = await called(db, kind, [record])
        zone = await db.value(ZONE, thing) or "UTC"
        mine = await held(db, kind, reader.id, reader.company) if reader else 0
        return face(kind, record, names, words, day(system_clock(), zone), reader, mine)

    def tap(card: Mapping[str, Any], action: str, form: Mapping[str, Any], value: Any) -> tuple[str, dict[str, Any]]:
        if kind.verb(action) is None or action == "create":
            raise Refused("act.unknown", act=f"{kind.name}.{action}")
        return f"{kind.name}.{action}", {"record": card["thing"], "form": dict(form or {})}

    return Presenter(kind.name, app_of(kind), draw, see, tap)


async def _record(db: Sql, kind: RecordType, thing: str) -> Record:
    row = await db.row(f"SELECT {rows.COLUMNS} FROM record r WHERE r.id = ? AND r.type = ?", thing, kind.name)
    if row is None:
        raise Refused("record.missing", what=thing)
    return rows.record_of(row)
