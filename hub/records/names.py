"""What the people, departments and records named by id are called, and whether they are still there."""

from collections.abc import Iterable
from typing import Any

from hub.records.kinds import Field
from hub.records.spec import Record, RecordType
from hub.store import Sql, marks

ADDRESS = "'/c/' || channel || '/m/' || id"
TABLES = {
    "U": ("person", "name"), "B": ("person", "name"), "P": ("department", "name"), "R": ("record", "title"),
    "F": ("file", "name"), "M": ("message", ADDRESS),
}  # fmt: skip
"""An id's letter → the table that holds it, and the column of its name; a message has its address instead."""
POINTING = ("person", "people", "department", "record", "file", "message")


def pointed(field: Field, value: Any) -> list[str]:
    """The ids in a kept value; none for a kind that points to nothing."""
    if field.kind.name not in POINTING or value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


async def called(db: Sql, kind: RecordType, records: Iterable[Record]) -> dict[str, str]:
    """What everything these records point to is called, their owners included: id → name."""
    ids: set[str] = set()
    for record in records:
        ids.add(record.owner)
        ids.update(one for field in kind.fields for one in pointed(field, record.data.get(field.name)))
    return await named(db, ids)


async def present(db: Sql, company: str, ids: Iterable[str]) -> set[str]:
    """Those of these ids that are of this company and not gone; of messages and files `attached` asks more."""
    said = {one for one in ids if one.startswith("M")}
    here = await named(db, set(ids) - said, " AND company = ? AND gone_at IS NULL", company)
    return {*here, *await named(db, said, " AND company = ? AND recalled_at IS NULL", company)}


async def named(db: Sql, ids: set[str], more: str = "", *args: Any) -> dict[str, str]:
    """Id → name; `more` narrows whom and what is looked for."""
    found: dict[str, str] = {}
    for table, column in sorted(set(TABLES.values())):
        some = sorted(one for one in ids if TABLES.get(one[:1]) == (table, column))
        if some:
            sql = f"SELECT id, {column} AS name FROM {table} WHERE id IN ({marks(some)}){more}"
            found |= {row["id"]: row["name"] for row in await db.rows(sql, *some, *args)}
    return found
