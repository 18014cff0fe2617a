"""What a follow-up does: the customer was heard from, the plan done, the next one made; and taking it all back."""

from typing import Any

from hub.chat import redraw
from hub.kernel import Event, Refused, dump, load
from hub.office.crm import keep, plans
from hub.office.crm.customer import customer
from hub.office.crm.followup import DONE, DROPPED, LOGGED, PLANNED, UNDONE, followup
from hub.records import Record, find, today_of
from hub.store import Work

UNDO_MS = 10 * 60_000
KEPT = """INSERT INTO crm_touch
(followup, customer, customer_version, before, plan, plan_version, closed, by_person, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (followup) DO UPDATE SET customer_version = excluded.customer_version,
before = excluded.before, plan = excluded.plan, plan_version = excluded.plan_version, closed = excluded.closed,
by_person = excluded.by_person, at = excluded.at, undone_at = 0"""
TAKEN = "UPDATE crm_touch SET undone_at = ? WHERE followup = ? AND undone_at = 0"


async def hear_logged(event: Event, work: Work) -> None:
    """A follow-up was logged: only with a customer whoever logs it may see, and as part of that customer."""
    for id in event.data["records"]:
        one = await keep.one_of(work.db, id)
        of = await find(work.db, customer, work.actor, one.data["customer"])
        if of is None:
            raise Refused("crm.customer.unseen", field="customer")
        if one.owner != of.owner:
            one = await keep.changed(work, followup, one, {"owner": of.owner}, silent=True)
        await touched(work, one, of, one.data["day"])


async def hear_finished(event: Event, work: Work) -> None:
    """A planned follow-up was done, today."""
    for id in event.data["records"]:
        one = await keep.one_of(work.db, id)
        of = await keep.one_of(work.db, one.data["customer"])
        today = today_of(work)
        one = await keep.changed(work, followup, one, {"by": work.actor.id, "day": today}, silent=True)
        await touched(work, one, of, today)


async def touched(work: Work, one: Record, of: Record, day: str) -> None:
    """The customer was heard from on `day`. What was planned is done by it once its day has come, or once a new day is
    set.
    """
    following = one.data.get("next")
    if following and following < today_of(work):
        raise Refused("crm.followup.past", field="next", day=following)
    before = {name: of.data.get(name) for name in ("last_touch", "next_follow")}
    plan = await keep.plan_of(work.db, of)
    closed = plan if plan and (following or plan.data["day"] <= today_of(work)) else None
    if closed:
        await keep.changed(work, followup, closed, {"result": one.data.get("result") or one.data["text"]}, DONE)
    made = await keep.planned(work, of, following, _again(one), work.actor.id) if following else None
    if made:
        await plans.arm(work, made)
    last = max(day, before["last_touch"] or "")
    upcoming = following or (None if closed or one.state == DONE else before["next_follow"])
    of = await keep.told_customer(work, of, {"last_touch": last, "next_follow": upcoming})
    await work.db.run(
        KEPT, one.id, of.id, of.version, dump(before), made.id if made else "", made.version if made else 0,
        closed.id if closed else "", work.actor.id, work.at,
    )  # fmt: skip
    await redraw(work, followup.name, one.id)


async def touch_of(db: Any, followup_id: str) -> dict[str, Any] | None:
    """What a follow-up did, if that has not been taken back."""
    row: dict[str, Any] | None = await db.row(
        "SELECT * FROM crm_touch WHERE followup = ? AND undone_at = 0", followup_id
    )
    return row


async def taken_back(work: Work, one: Record) -> Record:
    """Undo a follow-up. Refused `crm.undo.over` when there is nothing to undo or its time is over, `crm.undo.acted`
    when anybody has acted upon it, `crm.undo.not_yours`.
    """
    row = await touch_of(work.db, one.id)
    if row is None or one.state not in (LOGGED, DONE) or work.at - row["at"] > UNDO_MS:
        raise Refused("crm.undo.over")
    if row["by_person"] != work.actor.id:
        raise Refused("crm.undo.not_yours")
    of = await keep.one_of(work.db, row["customer"])
    plan = await keep.one_of(work.db, row["plan"]) if row["plan"] else None
    if of.version != row["customer_version"] or (plan and plan.version != row["plan_version"]):
        raise Refused("crm.undo.acted")
    if await work.db.run(TAKEN, work.at, one.id) == 0:
        raise Refused("crm.undo.over")
    if plan:
        await keep.changed(work, followup, plan, {}, DROPPED)
        await plans.disarm(work, plan)
    if row["closed"]:
        closed = await keep.changed(
            work, followup, await keep.one_of(work.db, row["closed"]), {"result": None}, PLANNED
        )  # fmt: skip
        await plans.arm(work, closed)
    await keep.told_customer(work, of, load(row["before"]))
    return await _back(work, one, load(row["before"]))


async def _back(work: Work, one: Record, before: dict[str, Any]) -> Record:
    """What was planned is planned again; what was only logged is crossed out."""
    if one.state == LOGGED:
        return await keep.changed(work, followup, one, {}, UNDONE)
    values = {"result": None, "next": None, "day": before["next_follow"] or one.data["day"]}
    plan = await keep.changed(work, followup, one, values, PLANNED)
    await plans.arm(work, plan)
    return plan


def _again(one: Record) -> str:
    """What the next follow-up is about, until somebody says otherwise: what this one was about."""
    return str(one.data.get("result") or one.data["text"])
