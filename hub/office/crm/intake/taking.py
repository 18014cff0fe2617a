"""Taking rows in, slice by slice, as whoever asked; and taking them back. Each slice is one transaction, so that a hub
killed at any instant goes on where it stood and no row is taken in twice.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.chat import redraw
from hub.kernel import Act, Refused, load
from hub.office.crm import keep
from hub.office.crm.acts import CrmDone
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.intake import jobs, keys, looking
from hub.office.crm.intake.acts import ImportStep
from hub.office.crm.intake.jobs import KIND, Job
from hub.office.crm.intake.judging import KINDS, Judged, Rules, judged
from hub.office.crm.intake.likeness import SAME, Weighed
from hub.people import actor_of, names
from hub.records import Record, RecordType, add, find, new_record, tell
from hub.store import Work

SLICE = 50
GONE = "UPDATE record SET gone_at = ? WHERE id = ? AND version = ? AND gone_at IS NULL"


async def step(act: Act, work: Work) -> CrmDone:
    """Take the next rows in, with the rights of whoever started it, judged now."""
    asked: ImportStep = act.input
    one = await jobs.mine(work.db, act.actor.id, asked.id, None)
    if one.state != "running":
        return CrmDone()
    work.target = one.no
    kind = KINDS[one.type]
    rows = await work.db.rows(jobs.NEXT, one.id, SLICE + 1)
    rules = await looking.rules_of(work, kind, {int(at): name for at, name in one.mapping.items()}, act.actor)
    made: list[Record] = []
    for row in rows[:SLICE]:
        await _take(work, one, rules, judged(rules, row["no"], load(row["cells"])), made)
    for each in (customer, contact):
        if some := [record for record in made if record.type == each.name]:
            tell(each, work, some, f"{each.name}.created")
    if len(rows) > SLICE:
        await go_on(work, one, act.name)
    elif await jobs.moved(work.db, one, "done", "running"):
        await work.db.run("UPDATE crm_import SET ended_at = ? WHERE id = ?", work.at, one.id)
        work.happened("crm.import.done", {"id": one.id})
    await shown(work, one)
    return CrmDone()


async def go_on(work: Work, one: Job, act: str) -> None:
    """The next slice at once, as whoever started it."""
    await work.later(work.at, act, {"id": one.id}, actor=one.person, timer=f"{act}:{one.id}")


async def shown(work: Work, one: Job) -> None:
    """The card says how far it is, and so does whoever looks at its page."""
    await redraw(work, KIND, one.id)
    now = await jobs.job_of(work.db, one.id)
    told = {"id": one.id, "done": now.done, "total": now.total, "state": now.state}
    work.happened("job.moved", {"person": one.person, "job": told})


async def _take(work: Work, one: Job, rules: Rules, row: Judged, made: list[Record]) -> None:
    """One row: refused, there already, changed, or new. A row that is refused leaves nothing behind."""
    if row.problems:
        await jobs.settled(work.db, one, row.no, "failed", why=list(row.problems))
        return
    try:
        near = (await looking.likes(work.db, one.company, rules.kind, [row])).get(row.no, [])
        if near and near[0][0] >= SAME and one.policy != "create":
            await _again(work, one, rules, row, near[0])
        else:
            await _new(work, one, rules, row, made)
    except Refused as no:
        why = no.details.get("errors") or [{"field": str(no.details.get("field", "")), **_told(no)}]
        await jobs.settled(work.db, one, row.no, "failed", why=why)


def _told(no: Refused) -> dict[str, Any]:
    return {"reason": no.reason, **{name: value for name, value in no.details.items() if isinstance(value, str | int)}}


async def _again(work: Work, one: Job, rules: Rules, row: Judged, near: Weighed) -> None:
    """A row that is there already: left alone, or its values written into the record that is its."""
    _, id, shared = near
    there = await find(work.db, rules.kind, work.actor, id)
    if one.policy == "skip" or there is None:
        known = there or await keep.one_of(work.db, id)
        called = (await names(work.db, [known.owner])).get(known.owner, "")
        why = [{"field": "name", "reason": "import.there", "title": known.title, "owner": called, "by": shared}]
        await jobs.settled(work.db, one, row.no, "same", id, why=why)
        return
    values = {name: value for name, value in _values(rules, row).items() if there.data.get(name) != value}
    before = {name: there.data.get(name) for name in values}
    after = await keep.changed(work, rules.kind, there, values) if values else there
    await keys.learn(work.db, [after])
    await jobs.settled(work.db, one, row.no, "updated", id, after.version, before or {"name": there.title})


def _values(rules: Rules, row: Judged) -> Mapping[str, Any]:
    """The row's values as they are kept, without whose it is."""
    fields = [one for one in rules.kind.verbs()[1].form if one.name in row.form and one.name != "owner"]
    return looking.read_values(fields, row.form, rules)


async def _new(work: Work, one: Job, rules: Rules, row: Judged, made: list[Record]) -> None:
    form, along = dict(row.form), None
    if row.at:
        count = len(made)
        of = await _customer(work, row.at, made)
        form["customer"] = of.id
        along = {"record": of.id, "version": of.version} if len(made) > count else None
    record = await new_record(rules.kind, form, work.actor, work)
    await _keep(work, rules.kind, record, made)
    await jobs.settled(work.db, one, row.no, "created", record.id, record.version, along)


async def _keep(work: Work, kind: RecordType, record: Record, made: list[Record]) -> None:
    await add(work.db, kind, [record])
    await keys.learn(work.db, [record])
    made.append(record)


async def _customer(work: Work, name: str, made: list[Record]) -> Record:
    """The customer a contact is at: the one of that name, or a new one. Refused `import.theirs` when it is somebody
    else's.
    """
    ids = await keys.named(work.db, work.actor.company, name)
    for id in ids:
        of = await find(work.db, customer, work.actor, id)
        if of is not None:
            return of
    if ids:
        theirs = await keep.one_of(work.db, ids[0])
        owner = await actor_of(work.db, theirs.owner)
        raise Refused("import.theirs", field="customer", title=theirs.title, owner=owner.name if owner else "")
    of = await new_record(customer, {"name": name}, work.actor, work)
    await _keep(work, customer, of, made)
    return of


async def step_back(act: Act, work: Work) -> CrmDone:
    """Take the last rows back: what was made goes, what was changed is as before. What somebody has touched stays."""
    asked: ImportStep = act.input
    one = await jobs.mine(work.db, act.actor.id, asked.id, None)
    if one.state != "undoing":
        return CrmDone()
    work.target = one.no
    kind = KINDS[one.type]
    rows = await work.db.rows(jobs.MADE, one.id, SLICE + 1)
    for row in rows[:SLICE]:
        back = await (_gone if row["state"] == "created" else _as_before)(work, kind, row)
        if back and row["state"] == "created" and row["before"]:
            await _gone(work, customer, load(row["before"]))
        to = "undone" if back else "kept"
        await work.db.run("UPDATE crm_import_row SET state = ? WHERE import = ? AND no = ?", to, one.id, row["no"])
        await work.db.run(f"UPDATE crm_import SET {to} = {to} + 1 WHERE id = ?", one.id)
    if len(rows) > SLICE:
        await go_on(work, one, act.name)
    else:
        await jobs.moved(work.db, one, "undone", "undoing")
    await shown(work, one)
    return CrmDone()


async def _gone(work: Work, kind: RecordType, row: Mapping[str, Any]) -> bool:
    """A record that was made goes, with its plan, if nobody has touched it or hung anything on it."""
    record = await keep.one_of(work.db, row["record"])
    parts: Sequence[Any] = ()
    if kind is customer:
        sql = f"{keep.OF_CUSTOMER} AND r.state NOT IN ('planned', 'dropped')"
        for part in ("crm.contact", "crm.followup"):
            parts = [*parts, *await work.db.rows(sql, record.company, part, record.id)]
    if parts or await work.db.run(GONE, work.at, record.id, row["version"]) == 0:
        return False
    await work.db.run("DELETE FROM record_value WHERE record = ?", record.id)
    await keys.forget(work.db, record.id)
    plan = await keep.plan_of(work.db, record) if kind is customer else None
    if plan:
        await keep.dropped(work, plan)
    keep.told(work, kind, [record])
    return True


async def _as_before(work: Work, kind: RecordType, row: Mapping[str, Any]) -> bool:
    record = await keep.one_of(work.db, row["record"])
    if record.version != row["version"]:
        return False
    after = await keep.changed(work, kind, record, load(row["before"]) or {})
    await keys.learn(work.db, [after])
    return True
