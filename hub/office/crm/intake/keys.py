"""What customers and contacts are known by, kept beside them, and those that share it found through it."""

from collections.abc import Iterable, Sequence

from hub.kernel import Event
from hub.office.crm.customer import customer
from hub.office.crm.intake.likeness import Keys, keys_of
from hub.records import Record, RecordType, stored
from hub.store import Sql, Work, marks

INSERT = "INSERT INTO crm_key (company, type, key, value, record) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
SLICE = 300
Rows = list[dict[str, str]]


async def hear(event: Event, work: Work) -> None:
    """A customer or a contact was made or changed."""
    await learn(work.db, await stored(work.db, event.data["records"]))


async def learn(db: Sql, records: Sequence[Record]) -> None:
    """Keep what these records are known by, and nothing they were known by before."""
    await db.many("DELETE FROM crm_key WHERE record = ?", [(one.id,) for one in records])
    rows = [(one.company, one.type, key, value, one.id) for one in records for key, value in _keys(one)]
    await db.many(INSERT, sorted(rows))


async def forget(db: Sql, record: str) -> None:
    """A record is gone."""
    await db.run("DELETE FROM crm_key WHERE record = ?", record)


def _keys(one: Record) -> Keys:
    return keys_of(one.type, one.data, str(one.data.get("customer") or ""))


async def sharing(db: Sql, company: str, kind: RecordType, keys: Iterable[tuple[str, str]]) -> Rows:
    """Every (key, value, record) there is of these keys; whoever may see the records."""
    found: Rows = []
    by_key: dict[str, list[str]] = {}
    for key, value in sorted(set(keys)):
        by_key.setdefault(key, []).append(value)
    for key, values in by_key.items():
        for start in range(0, len(values), SLICE):
            some = values[start : start + SLICE]
            sql = f"""SELECT key, value, record FROM crm_key WHERE company = ? AND type = ? AND key = ?
            AND value IN ({marks(some)})"""
            found += await db.rows(sql, company, kind.name, key, *some)
    return found


async def named(db: Sql, company: str, name: str) -> list[str]:
    """The customers of exactly this name, however it is spelled."""
    wanted = [pair for pair in keys_of(customer.name, {"name": name}) if pair[0] == "name"]
    return [row["record"] for row in await sharing(db, company, customer, wanted)] if wanted else []
