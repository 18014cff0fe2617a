"""Who holds what: one holder of a thing, and no more things than the limit, under any load."""

from hub.kernel import Refused, new_id
from hub.records.decide import holding
from hub.records.spec import Record, RecordType
from hub.records.traits import Holding
from hub.store import Sql, Work

OPEN = """INSERT INTO holding (id, company, type, record, who, since, until, amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING"""
END = "UPDATE holding SET ended_at = ? WHERE record = ? AND who = ? AND ended_at IS NULL"
CHANGE = "UPDATE holding SET until = ?, amount = ? WHERE record = ? AND who = ? AND ended_at IS NULL"
NOBODY_YET = "INSERT INTO held (company, type, who, count) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING"
MORE = "UPDATE held SET count = count + 1 WHERE company = ? AND type = ? AND who = ? AND (? = 0 OR count < ?)"
FEWER = "UPDATE held SET count = count - 1 WHERE company = ? AND type = ? AND who = ?"


async def held(db: Sql, kind: RecordType, who: str, company: str) -> int:
    """How many records of the type somebody holds; not asked of types without a limit."""
    if not limit_of(kind):
        return 0
    sql = "SELECT count FROM held WHERE company = ? AND type = ? AND who = ?"
    return int(await db.value(sql, company, kind.name, who) or 0)


def limit_of(kind: RecordType) -> int:
    """How many of the type one person may hold; 0: any number."""
    return max((trait.limit for trait in kind.traits), default=0)


async def follow(work: Work, kind: RecordType, before: Record, after: Record) -> None:
    """Let the holdings follow a record from what it was to what it is.

    Refused `loan.limit` when the holder got as many elsewhere meanwhile, `record.stale` when somebody else holds it.
    """
    was, now = holding(kind, before), holding(kind, after)
    if was and now and was.who == now.who:
        await _change(work.db, after, was, now)
        return
    if was:
        if await work.db.run(END, work.at, after.id, was.who) != 1:
            raise Refused("record.stale", version=before.version)
        await work.db.run(FEWER, after.company, kind.name, was.who)
    if now:
        await _open(work, kind, after, now)


async def _change(db: Sql, record: Record, was: Holding, now: Holding) -> None:
    if was != now and await db.run(CHANGE, now.until, now.amount, record.id, now.who) != 1:
        raise Refused("record.stale", version=record.version)


async def _open(work: Work, kind: RecordType, record: Record, now: Holding) -> None:
    whose, limit = (record.company, kind.name, now.who), limit_of(kind)
    await work.db.run(NOBODY_YET, *whose)
    if await work.db.run(MORE, *whose, limit, limit) != 1:
        raise Refused("loan.limit", limit=limit)
    row = (new_id("L", work.at), record.company, kind.name, record.id, now.who, work.at, now.until, now.amount)
    if await work.db.run(OPEN, *row) != 1:
        raise Refused("record.stale", version=record.version)
