"""Finding the record somebody means: by number, by exactly its name, by any part of it, or nearly."""

from collections.abc import Sequence
from typing import Any

from hub.kernel import Actor, Words, spoken
from hub.records import rows
from hub.records.describe import option
from hub.records.pages import Asked, listed
from hub.records.spec import Record, RecordType
from hub.records.values import folded
from hub.store import Reads, Sql, Work

NEAREST = 3
MOST_ALIKE = 1_000
"""Records of exactly one name that are looked through for those one may see."""


async def meant(desk: Reads | Work, kind: RecordType, actor: Actor, query: str, limit: int) -> list[Record]:
    """The records a text may mean, best first. One that bears exactly this number or name stands alone."""
    query = query.strip()
    if not query:
        return []
    if one := await rows.find(desk.db, kind, actor, query.upper()):
        return [one]
    if exact := await _exactly(desk.db, kind, actor, query, limit):
        return exact
    ids = await desk.offer("search.records", actor.company, kind.name, query, limit)
    return await rows.some(desk.db, kind, actor, ids or [])


async def nearest(desk: Reads | Work, kind: RecordType, actor: Actor, query: str) -> list[Record]:
    """The three records most like a text that found nothing."""
    ids = await desk.offer("search.near", actor.company, kind.name, query, NEAREST)
    return await rows.some(desk.db, kind, actor, ids or [])


async def recent(db: Sql, kind: RecordType, actor: Actor, today: str, limit: int) -> list[Record]:
    """What this actor's own records of the type are, last changed first; everybody's when there are none."""
    mine = Asked((("owner", "=", "me"),), "-changed", limit=limit)
    page = await listed(db, kind, actor, mine, today)
    return page.records or (await listed(db, kind, actor, Asked(sort="-changed", limit=limit), today)).records


async def _exactly(db: Sql, kind: RecordType, actor: Actor, query: str, limit: int) -> list[Record]:
    """By title and by each field it is known by, every one through its own index: together they would be a walk."""
    titled = "SELECT id FROM record WHERE company = ? AND type = ? AND title = ? AND gone_at IS NULL LIMIT ?"
    named = "SELECT record AS id FROM record_value WHERE company = ? AND type = ? AND field = ? AND value = ? LIMIT ?"
    found = await db.rows(titled, actor.company, kind.name, query, MOST_ALIKE)
    for field in kind.known_by:
        if not getattr(kind.field(field), "masked", ()):
            found += await db.rows(named, actor.company, kind.name, field, folded(query), MOST_ALIKE)
    ids = sorted({row["id"] for row in found})
    return (await rows.some(db, kind, actor, ids))[:limit] if ids else []


def hint(kind: RecordType, record: Record, names: dict[str, str], words: Words, locale: str) -> str:
    """What tells records of one name apart, in a line: what else it is called, its choices, its owner."""
    parts = [str(record.data.get(kind.sub) or "")]
    for one in kind.fields:
        value = record.data.get(one.name)
        if one.listed and one.kind.name == "choice" and value and not one.masked:
            parts.append(spoken(option(kind, one, value, words)["label"], locale))
    parts.append(names.get(record.owner, ""))
    return ", ".join(filter(None, parts))


def suggestions(
    kind: RecordType, records: Sequence[Record], names: dict[str, str], words: Words, locale: str
) -> list[dict[str, Any]]:
    """Records as completion offers them. Those that share a name are inserted by their number."""
    titles = [one.title for one in records]
    return [
        {
            "id": one.id, "no": one.no, "insert": one.title if titles.count(one.title) == 1 else one.no,
            "label": one.title, "hint": hint(kind, one, names, words, locale), "icon": kind.icon,
        }
        for one in records
    ]  # fmt: skip
