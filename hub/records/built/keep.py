"""Built types in the database: every version stays, and what contradicts the records there are is found beforehand."""

from typing import Any

from hub.kernel import load
from hub.records.built import paper
from hub.records.built.fitting import contradictions, newly_sole, risky
from hub.records.faults import Fault
from hub.records.kinds import Kind
from hub.records.spec import RecordType
from hub.records.values import index_keys
from hub.store import Row, Sql

SLICE = 1_000
ROWS = "SELECT id, company, no, state, data, gone_at FROM record WHERE type = ? AND id > ?{} ORDER BY id LIMIT ?"
SINCE = " AND changed_at >= ?"
BODIES = "SELECT body FROM built_version WHERE name = ? AND body <> '' ORDER BY version"
HELD = "SELECT COUNT(*) FROM holding WHERE type = ? AND ended_at IS NULL"
ADD = """INSERT INTO built_version (name, version, what, at, by_person, file, reason, leader, opinion, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


async def found(db: Sql, name: str) -> Row | None:
    """The type of this name as it is now."""
    return await db.row("SELECT * FROM built_type WHERE name = ?", name)


async def kinds_seen(db: Sql, name: str) -> tuple[dict[str, Kind], RecordType | None]:
    """Each field's kind when it was last declared, over all versions, and the type as it was last."""
    known: dict[str, Kind] = {}
    last = None
    for row in await db.rows(BODIES, name):
        try:
            last = paper.read(row["body"]).kind
        except paper.Bad:  # of an older hub
            continue
        known |= {one.name: one.kind for one in last.fields}
    return known, last


async def against(db: Sql, new: RecordType, since: int = 0) -> list[Fault]:
    """What the records (those changed since an instant) say against this version of their type."""
    known, old = await kinds_seen(db, new.name)
    faults = []
    if old and [type(one) for one in old.traits] != [type(one) for one in new.traits]:
        count = await db.value(HELD, new.name)
        faults += [Fault("type.held", ("traits",), {"count": count})] if count else []
    fields = risky(new, known)
    states = old is None or set(old.states) - set(new.states)
    if fields or states:
        async for rows in _slices(db, new.name, since):
            faults += contradictions(new, fields, known, rows)
            if len(faults) > 20:
                break
    return _once(faults) + await _doubles(db, new, old)


def _once(faults: list[Fault]) -> list[Fault]:
    """The first fault of each place."""
    return list({(one.reason, one.path, one.details.get("name")): one for one in reversed(faults)}.values())[::-1]


async def _slices(db: Sql, name: str, since: int) -> Any:
    after = ""
    while True:
        more: tuple[Any, ...] = (since,) if since else ()
        rows = await db.rows(ROWS.format(SINCE if since else ""), name, after, *more, SLICE)
        if not rows:
            return
        after = rows[-1]["id"]
        yield [{**row, "data": load(row["data"], {})} for row in rows]


async def _doubles(db: Sql, new: RecordType, old: RecordType | None) -> list[Fault]:
    """Fields that became unique although two records of a company share a value."""
    sole = newly_sole(new, old)
    faults: list[Fault] = []
    if not sole:
        return []
    seen: set[tuple[str, str, str]] = set()
    async for rows in _slices(db, new.name, 0):
        for row in rows:
            for field in sole if row["gone_at"] is None else ():
                for key in index_keys(field.kind, row["data"].get(field.name)):
                    if key and (row["company"], field.name, key) in seen:
                        details = {"name": field.name, "no": row["no"], "value": key[:60]}
                        faults.append(Fault("type.doubled", ("fields",), details))
                    seen.add((row["company"], field.name, key))
    return faults[:5]


async def put_in_force(db: Sql, before: Row | None, name: str, company: str, body: str) -> int:
    """The version now in force; 0 when somebody else was quicker."""
    if before is None:
        sql = """INSERT INTO built_type (name, company, version, enabled, body) VALUES (?, ?, 1, TRUE, ?)
        ON CONFLICT DO NOTHING"""
        return await db.run(sql, name, company, body)
    sql = "UPDATE built_type SET version = version + 1, enabled = TRUE, body = ? WHERE name = ? AND version = ?"
    done = await db.run(sql, body, name, before["version"])
    return int(before["version"]) + 1 if done else 0
