"""Two records that are one and the same: one of them goes into the other, and its number leads there from then on."""

from hub.kernel import Refused
from hub.records.rows import add_index, record_of
from hub.records.spec import Record, RecordType
from hub.store import Sql

GONE = "UPDATE record SET gone_at = ?, merged_into = ? WHERE id = ? AND version = ? AND gone_at IS NULL"
BACK = "UPDATE record SET gone_at = NULL, merged_into = '' WHERE id = ? AND merged_into = ?"
LEADS = """WITH RECURSIVE led (id) AS (SELECT id FROM record WHERE merged_into = ?
UNION SELECT r.id FROM record r JOIN led ON r.merged_into = led.id) SELECT id FROM led ORDER BY id"""
ROW = "SELECT r.*, '' AS department FROM record r WHERE r.id = ?"
KEPT = ("id", "company", "no", "type", "state", "owner", "title", "data", "version", "created_at", "changed_at")


async def merge(db: Sql, gone: Record, kept: Record, at: int) -> None:
    """Let `gone` go into `kept` at an instant (ms UTC). What went into it before leads on through it, so that each
    step can be taken back by itself. Refused `record.stale` when somebody was quicker.
    """
    if await db.run(GONE, at, kept.id, gone.id, gone.version) == 0:
        raise Refused("record.stale", version=gone.version)
    await db.run("DELETE FROM record_value WHERE record = ?", gone.id)


async def unmerge(db: Sql, kind: RecordType, gone: str, kept: str) -> Record:
    """The record that went into another stands for itself again. Refused `record.missing` when it did not go there."""
    if await db.run(BACK, gone, kept) == 0:
        raise Refused("record.missing", what=gone)
    row = await db.row(ROW, gone)
    assert row is not None
    one = record_of({name: row[name] for name in KEPT} | {"department": ""})
    await add_index(db, kind, [one])
    return one


async def went_into(db: Sql, id: str) -> str:
    """The record this one went into; nothing when it stands for itself."""
    return str(await db.value("SELECT merged_into FROM record WHERE id = ?", id) or "")


async def merged(db: Sql, kept: str) -> list[str]:
    """The records that went into this one, straight or through others."""
    return [row["id"] for row in await db.rows(LEADS, kept)]
