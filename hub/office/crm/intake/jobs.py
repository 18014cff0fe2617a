"""Imports in the database: read, written, and moved on by updates that only the first of many can make."""

from dataclasses import dataclass
from typing import Any

from hub.kernel import Refused, dump, load
from hub.store import Row, Sql, Work

KIND = "crm.import"
UNDO_MS = 7 * 24 * 3_600_000
INSERT = """INSERT INTO crm_import (id, company, no, person, channel, file, sha, name, type, mapping, policy, state, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reading', ?)"""
ROW = "INSERT INTO crm_import_row (import, no, cells, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT DO NOTHING"
NEXT = """SELECT no, cells FROM crm_import_row WHERE import = ? AND state = 'waiting' ORDER BY no LIMIT ?"""
MADE = """SELECT no, state, record, version, before FROM crm_import_row
WHERE import = ? AND state IN ('created', 'updated') ORDER BY no DESC LIMIT ?"""
SETTLED = """UPDATE crm_import_row SET state = ?, record = ?, version = ?, before = ?, why = ?
WHERE import = ? AND no = ? AND state = 'waiting'"""
COUNTS = ("created", "updated", "same", "failed", "undone", "kept")


@dataclass(frozen=True, slots=True)
class Job:
    """An import as its row holds it."""

    id: str
    company: str
    no: str
    person: str
    channel: str
    file: str
    sha: str
    name: str
    type: str
    mapping: dict[str, str]
    policy: str
    state: str
    header: list[str]
    total: int
    created: int
    updated: int
    same: int
    failed: int
    undone: int
    kept: int
    report: str
    why: str
    at: int
    ended_at: int

    @property
    def done(self) -> int:
        """How many rows have been taken in, one way or another."""
        return self.created + self.updated + self.same + self.failed

    @property
    def counts(self) -> dict[str, int]:
        """How many rows came to what."""
        return {name: int(getattr(self, name)) for name in COUNTS}


def read_job(row: Row) -> Job:
    """A row as an import."""
    return Job(**{**row, "mapping": load(row["mapping"], {}), "header": load(row["header"], [])})


async def job_of(db: Sql, id: str) -> Job:
    """An import by its id. Refused `import.missing`."""
    row = await db.row("SELECT * FROM crm_import WHERE id = ?", id)
    if row is None:
        raise Refused("import.missing")
    return read_job(row)


async def mine(db: Sql, person: str, id: str | None, no: str | None) -> Job:
    """An import of one's own, by id or number. Refused `import.missing`."""
    row = await db.row("SELECT * FROM crm_import WHERE person = ? AND (id = ? OR no = ?)", person, id or "", no or "")
    if row is None:
        raise Refused("import.missing")
    return read_job(row)


async def added(work: Work, one: dict[str, Any]) -> None:
    """Write a new import down."""
    names = ("id", "company", "no", "person", "channel", "file", "sha", "name", "type", "mapping", "policy", "at")
    await work.db.run(INSERT, *(dump(one[name]) if name == "mapping" else one[name] for name in names))


async def moved(db: Sql, one: Job, to: str, *froms: str) -> bool:
    """From one of these states to another; False when somebody else was quicker."""
    sql = f"UPDATE crm_import SET state = ? WHERE id = ? AND state IN ({', '.join('?' * len(froms))})"
    return await db.run(sql, to, one.id, *froms) == 1


async def staged(db: Sql, one: Job, first: int, rows: list[list[str]]) -> None:
    """Rows of the file as they were read; staging them once more changes nothing."""
    kept = [(one.id, no, dump(row)) for no, row in enumerate(rows, first) if any(row)]
    await db.many(ROW, kept)


async def settled(
    db: Sql, one: Job, no: int, state: str, record: str = "", version: int = 0, before: Any = None, why: Any = None
) -> None:
    """What came of a row, and the count of it."""
    args = (state, record, version, dump(before) if before else "", dump(why) if why else "")
    if await db.run(SETTLED, *args, one.id, no) == 1:
        await db.run(f"UPDATE crm_import SET {state} = {state} + 1 WHERE id = ?", one.id)
