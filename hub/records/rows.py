"""The rows of records: read through one visibility filter, written by conditional updates."""

from collections.abc import Iterable, Sequence
from typing import Any

from hub.kernel import Actor, Refused, dump, load
from hub.records.kinds import Problem, refusal
from hub.records.spec import Record, RecordType
from hub.records.values import index_keys
from hub.store import Sql, marks

COLUMNS = """r.id, r.company, r.no, r.type, r.state, r.owner, r.title, r.data, r.version, r.created_at, r.changed_at,
(SELECT o.department FROM person o WHERE o.id = r.owner) AS department"""
INSERT = """INSERT INTO record (id, company, no, type, state, owner, title, data, version, created_at, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
UPDATE = """UPDATE record SET state = ?, owner = ?, title = ?, data = ?, version = ?, changed_at = ?
WHERE id = ? AND version = ? AND gone_at IS NULL"""
INSERT_VALUE = """INSERT INTO record_value (company, type, field, value, record, sole) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING"""
NAMED = "SELECT n.record FROM record_value n WHERE n.company = ? AND n.type = ? AND n.field = ? AND n.value = ?"
SLICE = 400
Scope = tuple[str, list[Any]]
LEADS_TO = """WITH RECURSIVE led (id, into_id) AS (
SELECT id, merged_into FROM record WHERE company = ? AND {column} = ? AND merged_into <> ''
UNION SELECT r.id, r.merged_into FROM record r JOIN led ON r.id = led.into_id) SELECT id FROM led WHERE into_id = ''"""
"""Where a record that went into another, and that perhaps into a third, has come to."""


def scope(kind: RecordType, actor: Actor, walked: bool = True) -> Scope:
    """The one visibility filter: an SQL condition on `r`, and its arguments, for what this actor may see.

    What is not `walked` is a few records named by their ids: company, type and owner are then asked of each of those,
    and no index over them tempts the database to walk all records instead.
    """
    plain = "" if walked else " || ''"
    sql = f"r.company{plain} = ? AND r.type{plain} = ? AND r.gone_at IS NULL"
    args: list[Any] = [actor.company, kind.name]
    if sees_all(kind, actor):
        return sql, args
    owned, whose = overseen(kind, actor, f"r.owner{plain}", "r.id")
    return f"{sql} AND {owned}", [*args, *whose]


def overseen(kind: RecordType, actor: Actor, owner: str, record: str) -> Scope:
    """The condition on the columns `owner` and `record` for who does not see all: one's own, those of whom one is the
    head, and those that name one in a field whose person may read.
    """
    sql, args = "1 = 0", list[Any]()
    if "owner" in kind.readers:
        sql, args = f"{owner} = ?", [actor.id]
    if "head" in kind.readers and actor.heads:
        some = sorted(actor.heads)
        sql = f"({sql} OR {owner} IN (SELECT p.id FROM person p WHERE p.department IN ({marks(some)})))"
        args = [*args, *some]
    for field in (one.name for one in kind.fields if one.name in kind.readers and one.name != "owner"):
        sql = f"({sql} OR {record} IN ({NAMED}))"
        args = [*args, actor.company, kind.name, field, actor.id]
    return sql, args


def sees_all(kind: RecordType, actor: Actor) -> bool:
    """Does this actor see every record of the type, whoever owns it?"""
    roles = {one.removeprefix("role:") for one in kind.readers if one.startswith("role:")}
    roles |= {kind.keeper} if "keeper" in kind.readers else set()
    return "everyone" in kind.readers or bool(roles & actor.roles)


async def type_named(db: Sql, actor: Actor, what: str) -> str:
    """The type of the record with this id or number. Refused `record.missing`."""
    found: str | None = await db.value(
        "SELECT type FROM record WHERE company = ? AND (id = ? OR no = ?)", actor.company, what, what
    )
    if found is None:
        raise Refused("record.missing", what=what)
    return found


async def find(db: Sql, kind: RecordType, actor: Actor, what: str) -> Record | None:
    """A record this actor may see, by its id or its number; what went into another record is that one."""
    sql, args = scope(kind, actor)
    column = "id" if what.startswith("R") and len(what) > 20 else "no"
    query = f"SELECT {COLUMNS} FROM record r WHERE {sql} AND r."
    row = await db.row(f"{query}{column} = ?", *args, what)
    if row is None and any(sign.isdigit() for sign in what):
        into = await db.value(LEADS_TO.format(column=column), actor.company, what)
        row = await db.row(f"{query}id = ?", *args, into) if into else None
    return None if row is None else record_of(row)


async def some(db: Sql, kind: RecordType, actor: Actor, ids: Sequence[str]) -> list[Record]:
    """Those of these records this actor may see, in the order of `ids`."""
    sql, args = scope(kind, actor, walked=False)
    found: dict[str, Record] = {}
    for start in range(0, len(ids), SLICE):
        part = ids[start : start + SLICE]
        query = f"SELECT {COLUMNS} FROM record r WHERE {sql} AND r.id IN ({marks(part)})"
        found |= {row["id"]: record_of(row) for row in await db.rows(query, *args, *part)}
    return [found[one] for one in ids if one in found]


async def stored(db: Sql, ids: Sequence[str]) -> list[Record]:
    """These records as far as they are there, whoever may see them: for what follows records, not for people."""
    found = await db.rows(f"SELECT {COLUMNS} FROM record r WHERE r.gone_at IS NULL AND r.id IN ({marks(ids)})", *ids)
    return [record_of(row) for row in found]


def record_of(row: dict[str, Any]) -> Record:
    """A row of `record` as the value decisions are made on."""
    return Record(**{**row, "data": load(row["data"], {}), "department": row["department"] or ""})


async def add(db: Sql, kind: RecordType, records: Sequence[Record]) -> None:
    """Write new records. Refused `field.taken` when a unique value is in use."""
    await db.many(INSERT, [
        (one.id, one.company, one.no, one.type, one.state, one.owner, one.title, dump(dict(one.data)), one.version,
         one.created_at, one.changed_at)
        for one in records
    ])  # fmt: skip
    await add_index(db, kind, records)


async def change(db: Sql, kind: RecordType, before: Record, after: Record) -> None:
    """Write a record's new state. Refused `record.stale` when somebody was quicker, `field.taken` as in `add`."""
    values = (after.state, after.owner, after.title, dump(dict(after.data)), after.version, after.changed_at)
    if await db.run(UPDATE, *values, before.id, before.version) == 0:
        raise Refused("record.stale", version=before.version)
    await db.run("DELETE FROM record_value WHERE record = ?", before.id)
    await add_index(db, kind, [after])


async def add_index(db: Sql, kind: RecordType, records: Sequence[Record]) -> None:
    """What lists are sorted, narrowed and found by, of records that have none. Refused `field.taken`."""
    rows = [row for one in records for row in _values(kind, one)]
    soles = [row for row in rows if row[5]]
    await db.many(INSERT_VALUE, [row for row in rows if not row[5]])
    for row in soles:
        if await db.run(INSERT_VALUE, *row) == 0:
            raise refusal([Problem(row[2], "field.taken", {"value": row[3]})])


async def reindex(db: Sql, kind: RecordType, after: str, limit: int) -> tuple[str, int]:
    """Index so many records of a type anew, in all companies, on from an id: the last id, and how many there were."""
    sql = f"SELECT {COLUMNS} FROM record r WHERE r.type = ? AND r.gone_at IS NULL AND r.id > ? ORDER BY r.id LIMIT ?"
    found = [record_of(row) for row in await db.rows(sql, kind.name, after, limit)]
    for one in found:
        await db.run("DELETE FROM record_value WHERE record = ?", one.id)
    await add_index(db, kind, found)
    return (found[-1].id if found else after), len(found)


def _values(kind: RecordType, record: Record) -> Iterable[tuple[str, str, str, str, str, int]]:
    for one in kind.indexed():
        for key in index_keys(one.kind, record.data.get(one.name)):
            sole = int(one.unique and key != "")
            yield (record.company, record.type, one.name, key, record.id, sole)
