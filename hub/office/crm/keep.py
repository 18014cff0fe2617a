"""Customers, contacts and follow-ups in the database: found together, changed together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hub.chat import redraw
from hub.kernel import Actor, Refused
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.followup import DROPPED, PLANNED, followup
from hub.records import Record, RecordType, add, change, find, new_record, stored, went_into
from hub.store import Reads, Sql, Work

OF_CUSTOMER = """SELECT r.id FROM record_value v JOIN record r ON r.id = v.record WHERE v.company = ? AND v.type = ?
AND v.field = 'customer' AND v.value = ? AND r.gone_at IS NULL"""
OPEN = f"{OF_CUSTOMER} AND r.state = '{PLANNED}' ORDER BY r.id"
Values = Mapping[str, Any]


async def one_of(db: Sql, id: str) -> Record:
    """A record by its id, or the one it went into, whoever may see it. Refused `record.missing`."""
    found = await stored(db, [id]) or await stored(db, [await went_into(db, id)])
    if not found:
        raise Refused("record.missing", what=id)
    return found[0]


async def seen(desk: Work | Reads, kind: RecordType, actor: Actor, what: str) -> Record:
    """A record this actor may see, by its id or number. Refused `record.missing`."""
    one = await find(desk.db, kind, actor, what)
    if one is None:
        raise Refused("record.missing", what=what)
    return one


async def plan_of(db: Sql, of: Record) -> Record | None:
    """The follow-up that is planned with a customer, if there is one."""
    rows = await db.rows(OPEN, of.company, followup.name, of.id)
    return await one_of(db, rows[0]["id"]) if rows else None


async def changed(
    work: Work, kind: RecordType, before: Record, values: Values, state: str = "", silent: bool = False
) -> Record:
    """Write some values of a record anew (None empties one) and tell who follows it. A silent change keeps its
    version: it belongs to the act that made the record.
    """
    data = {name: value for name, value in {**before.data, **values}.items() if value is not None}
    after = replace(
        before, data=data, state=state or before.state, owner=data.get("owner") or before.owner,
        title=kind.name_of(data), version=before.version + (not silent), changed_at=work.at,
    )  # fmt: skip
    await change(work.db, kind, before, after)
    told(work, kind, [after])
    await redraw(work, kind.name, after.id)
    return after


def told(work: Work, kind: RecordType, records: Sequence[Record]) -> None:
    """Lists and the index follow these records."""
    known = {"type": kind.name, "records": [one.id for one in records], "by": work.actor.id}
    for company in sorted({one.company for one in records}):
        work.happened("record.changed", {**known, "company": company})


async def planned(work: Work, of: Record, day: str, text: str, by: str) -> Record:
    """A new planned follow-up with a customer, its owner's."""
    keeper = Actor(of.owner, of.company, roles=frozenset({followup.keeper}))
    form = {"customer": of.id, "text": text, "day": day}
    made = await new_record(followup, form, keeper, work)
    one = replace(made, state=PLANNED, data={**made.data, "by": by})
    await add(work.db, followup, [one])
    told(work, followup, [one])
    return one


async def dropped(work: Work, plan: Record) -> None:
    """A planned follow-up is not wanted any more."""
    await changed(work, followup, plan, {}, DROPPED)


async def handed_over(work: Work, of: Record, plans_too: bool) -> None:
    """A customer's contacts and follow-ups are its owner's, so that who sees the one sees the others."""
    for kind in (contact, followup):
        rows = await work.db.rows(f"{OF_CUSTOMER} AND r.owner <> ?", of.company, kind.name, of.id, of.owner)
        for one in await stored(work.db, [row["id"] for row in rows]):
            if plans_too or one.state != PLANNED:
                await changed(work, kind, one, {"owner": of.owner})


async def told_customer(work: Work, of: Record, values: Values) -> Record:
    """Write what the hub itself knows of a customer: when it was last heard from, when next."""
    return await changed(work, customer, of, values)
