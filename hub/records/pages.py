"""Lists of records: narrowed, sorted and paged by the index, seen through the one visibility filter."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hub.kernel import Actor, Refused, dump, load
from hub.records import rows
from hub.records.decide import readable
from hub.records.narrow import INSTANTS, narrowed, ordered
from hub.records.spec import Condition, Record, RecordType
from hub.records.values import on_wire
from hub.store import Sql, marks

COUNTED = 10_000
MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of which list: conditions, order, where the last page ended, and at most how many."""

    where: tuple[Condition, ...] = ()
    sort: str = "-created"
    before: str = ""
    limit: int = 50
    ids: tuple[str, ...] | None = None
    """Only these records: what full-text search found."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `more` is the `before` of the next one; `total` only on the first, while it is small."""

    records: list[Record]
    more: str
    total: int | None


def day(at: int, zone: str) -> str:
    """The date of an instant (milliseconds UTC) in a zone."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)).date().isoformat()


async def listed(db: Sql, kind: RecordType, actor: Actor, asked: Asked, today: str) -> Page:
    """The page that was asked for. Refused: `list.unsortable`, `list.unfiltered`, or an unreadable value."""
    wanted, args = rows.scope(kind, actor)
    source, key, first = ordered(kind, asked.sort)
    for condition in asked.where:
        sql, values = await narrowed(db, kind, condition, actor, today, asked.sort)
        wanted, args = f"{wanted} AND {sql}", [*args, *values]
    if asked.ids is not None:
        some = asked.ids[:MOST_FOUND]
        wanted, args = f"{wanted} AND r.id IN ({marks(some)})", [*args, *some]
    total = None if asked.before else await _count(db, f"record r {source} WHERE {wanted}", [*first, *args])
    down = asked.sort.startswith("-")
    if asked.before:
        wanted = f"{wanted} AND ({key}, r.id) {'<' if down else '>'} (?, ?)"
    order = "DESC" if down else "ASC"
    sql = f"""SELECT {rows.COLUMNS}, {key} AS sort_key FROM record r {source}
    WHERE {wanted} ORDER BY {key} {order}, r.id {order} LIMIT ?"""
    found = await db.rows(sql, *first, *args, *_cursor(asked.before, key in INSTANTS), asked.limit + 1)
    keys = [(row.pop("sort_key"), row["id"]) for row in found]
    more = dump(keys[asked.limit - 1]) if len(found) > asked.limit else ""
    return Page([rows.record_of(row) for row in found[: asked.limit]], more, total)


def _cursor(before: str, is_instant: bool) -> list[Any]:
    if not before:
        return []
    try:
        key, last = load(before)
        return [int(key) if is_instant else str(key), str(last)]
    except (ValueError, TypeError):
        raise Refused("field.unreadable", field="before", value=before[:80]) from None


async def _count(db: Sql, source: str, args: list[Any]) -> int | None:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT {COUNTED + 1}) AS found"
    count = int(await db.value(sql, *args))
    return count if count <= COUNTED else None


def on_screen(kind: RecordType, record: Record, actor: Actor) -> dict[str, Any]:
    """A record as lists and forms get it: values as on the wire, without those this actor may not read."""
    known = readable(kind, record, actor)
    values = {
        one.name: on_wire(one.kind, record.data[one.name])
        for one in kind.fields
        if one.name in known and one.name in record.data
    }
    masked = [one.name for one in kind.fields if one.name not in known and one.name in record.data]
    return {
        "id": record.id, "no": record.no, "type": record.type, "title": record.title, "state": record.state,
        "owner": record.owner, "values": values, "masked": masked, "version": record.version,
    }  # fmt: skip
