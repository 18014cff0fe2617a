"""Two customers that are one: the values that win are kept, everything that hung on the other moves over, and for a
week it can be taken apart again as long as nobody has changed the customer.
"""

from collections.abc import Mapping
from typing import Any

from hub.chat import redraw
from hub.kernel import Act, Refused, dump, load, new_id
from hub.office.crm import keep, plans
from hub.office.crm.customer import customer
from hub.office.crm.dup import acts
from hub.office.crm.followup import DROPPED, PLANNED, followup
from hub.office.crm.intake import keys
from hub.office.crm.intake.jobs import UNDO_MS
from hub.people import actor_of
from hub.records import Answer, Record, merge, stored, types_of, unmerge
from hub.store import Work

MERGES = """SELECT * FROM crm_merge WHERE company = ? AND by_person = ? AND undone_at = 0 ORDER BY at DESC, id DESC
LIMIT 20"""
INSERT = """INSERT INTO crm_merge (id, company, kept, gone, kept_no, gone_no, kept_title, gone_title, before,
kept_version, moved, dropped, by_person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
UNDONE = "UPDATE crm_merge SET undone_at = ? WHERE id = ? AND undone_at = 0"
POINTS = """SELECT v.record FROM record_value v JOIN record r ON r.id = v.record WHERE v.company = ? AND v.type = ?
AND v.field = ? AND v.value = ? AND r.gone_at IS NULL ORDER BY v.record"""
APART = "INSERT INTO crm_apart (company, one, other, by_person, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
Moved = list[tuple[str, str]]
"""(a record, the field in which it named the customer that went)."""


async def merged(act: Act, work: Work) -> acts.DupDone:
    """Let one customer go into another. Refused `crm.dup.not_yours` unless both are whoever acts may merge."""
    asked: acts.DupMerge = act.input
    kept, gone = await _mine(work, asked.kept), await _mine(work, asked.gone)
    if kept.id == gone.id:
        raise Refused("crm.dup.same", field="gone")
    values = {name: gone.data.get(name) for name in asked.take if name != "owner" and customer.field(name)}
    dropped = await _one_plan(work, kept, gone, values)
    await keys.forget(work.db, gone.id)
    await merge(work.db, gone, kept, work.at)
    moved = await _moved(work, gone, kept.id, kept.owner)
    values["last_touch"] = max(str(kept.data.get("last_touch") or ""), str(gone.data.get("last_touch") or "")) or None
    after = await keep.told_customer(work, kept, values)
    await keys.learn(work.db, [after])
    await _attached(work, gone.id, kept.id)
    id = new_id("J", work.at)
    await work.db.run(
        INSERT, id, kept.company, kept.id, gone.id, kept.no, gone.no, after.title, gone.title, dump(dict(kept.data)),
        after.version, dump(moved), dropped, work.actor.id, work.at,
    )  # fmt: skip
    await _told(work, "crm.customer.merged", after, gone)
    text = work.words.both("text.crm.dup.merged", gone=f"{gone.title} {gone.no}", kept=f"{after.title} {after.no}")
    return acts.DupDone(Answer(text, {"kind": customer.name, "thing": after.id}), merge=id)


async def undo(act: Act, work: Work) -> acts.DupDone:
    """Take a merge back. Refused `crm.dup.missing`, `crm.dup.over`, `crm.undo.acted`."""
    asked: acts.DupUndo = act.input
    row = await work.db.row("SELECT * FROM crm_merge WHERE id = ? AND company = ?", asked.merge, work.actor.company)
    if row is None or not (row["by_person"] == work.actor.id or customer.keeper in work.actor.roles):
        raise Refused("crm.dup.missing")
    kept = await keep.one_of(work.db, row["kept"])
    work.target = kept.id
    if not may_undo(row, work.at) or await work.db.run(UNDONE, work.at, row["id"]) == 0:
        raise Refused("crm.dup.over")
    if kept.id != row["kept"] or kept.version != row["kept_version"]:
        raise Refused("crm.undo.acted")
    gone = await unmerge(work.db, customer, row["gone"], kept.id)
    for id, field in load(row["moved"]):
        await _moved_back(work, id, field, kept.id, gone)
    before: dict[str, Any] = load(row["before"])
    values = {one.name: before.get(one.name) for one in customer.fields}
    after = await keep.told_customer(work, kept, values)
    await keys.learn(work.db, [after, gone])
    await _planned_again(work, row["dropped"])
    await redraw(work, customer.name, gone.id)
    await _told(work, "crm.customer.parted", after, gone)
    return acts.DupDone(Answer(work.words.both("text.crm.dup.parted", one=after.title, other=gone.title)))


async def apart(act: Act, work: Work) -> acts.DupDone:
    """Two that look alike are not the same: they are not shown again."""
    asked: acts.DupApart = act.input
    one, other = await _mine(work, asked.one), await _mine(work, asked.other)
    if one.id == other.id:
        raise Refused("crm.dup.same", field="other")
    await work.db.run(APART, one.company, *sorted((one.id, other.id)), work.actor.id, work.at)
    return acts.DupDone(Answer(work.words.both("text.crm.dup.apart", one=one.title, other=other.title)))


def may_undo(row: Mapping[str, Any], at: int) -> bool:
    """May a merge be taken back at this instant (ms UTC)? Whether anybody has acted since is seen then."""
    return not row["undone_at"] and at - int(row["at"]) <= UNDO_MS


async def _mine(work: Work, what: str) -> Record:
    """A customer whoever acts may merge. Refused `record.missing`, and `crm.dup.not_yours` naming whom to ask."""
    one = await keep.seen(work, customer, work.actor, what)
    work.target = one.id
    if one.owner != work.actor.id and customer.keeper not in work.actor.roles:
        owner = await actor_of(work.db, one.owner)
        raise Refused("crm.dup.not_yours", title=one.title, owner=owner.name if owner else "", person=one.owner)
    return one


async def _one_plan(work: Work, kept: Record, gone: Record, values: dict[str, Any]) -> str:
    """Of two plans one stays, and the customer's next day is that one's: the follow-up that was dropped, if any."""
    mine, theirs = await keep.plan_of(work.db, kept), await keep.plan_of(work.db, gone)
    day = values.get("next_follow") or kept.data.get("next_follow")
    stays, goes = (theirs, mine) if mine is None or (theirs and theirs.data["day"] == day) else (mine, theirs)
    if stays:
        values["next_follow"] = stays.data["day"]
    if goes and stays:
        await keep.dropped(work, goes)
        await plans.disarm(work, goes)
        return goes.id
    return ""


async def _moved(work: Work, gone: Record, to: str, owner: str) -> Moved:
    """Every record that named the customer that went names the other one now."""
    moved: Moved = []
    for kind in types_of(work.registry).values():
        for field in kind.indexed():
            if field.kind.of != customer.name:
                continue
            rows = await work.db.rows(POINTS, gone.company, kind.name, field.name, gone.id)
            own = {"owner": owner} if kind.app == customer.app and kind.field("owner") else {}
            for row in rows:
                one = await keep.one_of(work.db, row["record"])
                await keep.changed(work, kind, one, {field.name: to, **own})
                moved.append((one.id, field.name))
    return moved


async def _moved_back(work: Work, id: str, field: str, kept: str, gone: Record) -> None:
    """What had moved goes back, unless somebody has put it elsewhere."""
    found = await stored(work.db, [id])
    if found and found[0].data.get(field) == kept:
        kind = types_of(work.registry)[found[0].type]
        own = {"owner": gone.owner} if kind.app == customer.app and kind.field("owner") else {}
        await keep.changed(work, kind, found[0], {field: gone.id, **own})


async def _attached(work: Work, gone: str, kept: str) -> None:
    """What is kept beside the records: what a follow-up did, and the card of the one that went."""
    await work.db.run("UPDATE crm_touch SET customer = ?, customer_version = 0 WHERE customer = ?", kept, gone)
    await redraw(work, customer.name, gone)


async def _planned_again(work: Work, dropped: str) -> None:
    found = await stored(work.db, [dropped]) if dropped else []
    if found and found[0].state == DROPPED:
        plan = await keep.changed(work, followup, found[0], {}, PLANNED)
        await plans.arm(work, plan)


async def _told(work: Work, event: str, kept: Record, gone: Record) -> None:
    keep.told(work, customer, [kept, gone])
    work.target = kept.id
    known = {"company": kept.company, "type": customer.name, "records": [kept.id], "gone": gone.id}
    work.happened(event, {**known, "by": work.actor.id})
