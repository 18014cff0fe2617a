"""Logging a follow-up in a line, planning one, putting it off, taking it back; handing a customer over."""

from typing import Any

from hub.kernel import Act, Refused
from hub.office.crm import keep, plans, touches
from hub.office.crm.acts import Answered, CustomerAssign, FollowupLog, FollowupPlan, FollowupPutOff, FollowupUndo
from hub.office.crm.customer import customer
from hub.office.crm.followup import PLANNED, followup
from hub.office.crm.rules import split_day
from hub.people import actor_of
from hub.records import Answer, Record, meant, nearest, nothing, pick, today_of
from hub.store import Work

MOST = 11
SNIPPET = 300


async def log(act: Act, work: Work) -> Answered:
    """Log what was said, in one line: the customer, what, how, when next."""
    asked: FollowupLog = act.input
    told = {name: value for name, value in asked.form.items() if value not in (None, "")}
    query = str(told.get("customer") or asked.customer)
    found = await meant(work, customer, act.actor, query, MOST) if query else []
    if len(found) != 1:
        return await _which(act, work, query, found)
    text, link = await _of_message(work, str(told.get("text") or asked.text), asked.message)
    text, following = split_day(text, str(told.get("next") or asked.next), today_of(work))
    if not text:
        raise Refused("field.required", field="text", label=work.words.both("field.crm.followup.text"))
    form = {"customer": found[0].id, "text": text, "method": told.get("method") or asked.method}
    form |= _days(following, str(told.get("day") or asked.day), today_of(work))
    kept = await work.act_now(f"{followup.name}.create", {"form": form})
    one = await keep.one_of(work.db, kept.record["id"])
    if link:
        await keep.changed(work, followup, one, {"link": link}, silent=True)
    key = "logged_next" if one.data.get("next") else "logged"
    text_ = work.words.both(
        f"text.crm.followup.{key}", customer=found[0].title, text=one.title, day=one.data.get("next", "")
    )
    return Answered(Answer(text_, {"kind": followup.name, "thing": one.id}), kept.record)


async def plan(act: Act, work: Work) -> Answered:
    """Set the day of the next follow-up with a customer."""
    asked: FollowupPlan = act.input
    found = await meant(work, customer, act.actor, asked.customer, MOST)
    if len(found) != 1:
        return await _which(act, work, asked.customer, found)
    of, day = found[0], _day(asked.day, today_of(work))
    planned = await keep.plan_of(work.db, of)
    if planned is None:
        text = asked.text.strip() or work.words.say(act.actor.locale, "text.crm.followup.untold")
        planned = await keep.planned(work, of, day, text, act.actor.id)
    elif asked.text.strip():
        planned = await keep.changed(work, followup, planned, {"text": asked.text.strip()})
    planned = await plans.moved(work, planned, day)
    work.target = planned.id
    text_ = work.words.both("text.crm.followup.planned", customer=of.title, day=day, text=planned.title)
    return Answered(Answer(text_, {"kind": followup.name, "thing": planned.id}))


async def put_off(act: Act, work: Work) -> Answered:
    """Not on that day: a day or a week later, or on a day that is named."""
    asked: FollowupPutOff = act.input
    one = await _plan(act, work, asked.record, asked.version)
    named = str(asked.form.get("day") or "")
    day = _day(named, today_of(work)) if named else plans.days_on(work, one, asked.days or 1)
    after = await plans.moved(work, one, day)
    text = work.words.both("text.crm.followup.put_off", text=after.title, day=day)
    return Answered(Answer(text, {"kind": followup.name, "thing": after.id}))


async def undo(act: Act, work: Work) -> Answered:
    """Take back what was logged, as long as nobody has acted upon it."""
    asked: FollowupUndo = act.input
    one = await keep.seen(work, followup, act.actor, asked.record)
    work.target = one.id
    after = await touches.taken_back(work, one)
    return Answered(Answer(work.words.both("text.crm.followup.undone", text=after.title)))


async def assign(act: Act, work: Work) -> Answered:
    """Hand a customer over: found by what it is called."""
    asked: CustomerAssign = act.input
    found = await meant(work, customer, act.actor, asked.customer, MOST)
    if len(found) != 1:
        return await _which(act, work, asked.customer, found)
    to = await actor_of(work.db, asked.owner)
    if to is None or to.company != act.actor.company or to.kind != "person":
        raise Refused("person.missing", field="owner", person=asked.owner)
    await work.act_now(f"{customer.name}.transfer", {"record": found[0].id, "form": {"owner": to.id}})
    return Answered(Answer(work.words.both("text.crm.customer.assigned", customer=found[0].title, who=to.name)))


async def _which(act: Act, work: Work, query: str, found: list[Record]) -> Answered:
    """Which customer is meant is not clear: the ones it may be, or the nearest there are."""
    if not query.strip():
        raise Refused("field.required", field="customer", label=work.words.both("field.crm.followup.customer"))
    if found:
        return Answered(pick(customer, found, {}, query, work.words))
    near = await nearest(work, customer, act.actor, query)
    return Answered(nothing(customer, near, {}, query, False, work.words, act.actor.locale))


async def _of_message(work: Work, text: str, message: str | None) -> tuple[str, str]:
    """What is said, and the address of the message it comes from. Refused `message.missing`."""
    if not message:
        return text, ""
    if message not in (await work.offer("message.readable", work.actor.id, [message]) or ()):
        raise Refused("message.missing", field="message")
    row: dict[str, Any] | None = await work.db.row("SELECT channel, body FROM message WHERE id = ?", message)
    assert row is not None
    said = " ".join(row["body"].split())[:SNIPPET]
    return text or said, f"/c/{row['channel']}/m/{message}"


async def _plan(act: Act, work: Work, id: str, version: int) -> Record:
    """A planned follow-up whoever acts may put off. Refused `act.not_open`, `act.not_allowed`, `record.stale`."""
    one = await keep.seen(work, followup, act.actor, id)
    work.target = one.id
    if one.state != PLANNED:
        state = work.words.both(f"state.{followup.name}.{one.state}")
        raise Refused("act.not_open", act=work.words.both("act.crm.followup.put_off"), state=state)
    if version and version < one.version:
        raise Refused("record.stale", version=one.version)
    return one


def _day(said: str, today: str) -> str:
    """A day to come, in words. Refused `field.unreadable`, `crm.followup.past`."""
    day, _ = split_day("", said, today)[1], None
    if not day:
        raise Refused("field.unreadable", field="day", label="day", value=said)
    if day < today:
        raise Refused("crm.followup.past", field="day", day=day)
    return day


def _days(following: str, day: str, today: str) -> dict[str, str]:
    """When it was and when the next one is: a day that is past says when it was."""
    if following and following < today:
        return {"day": following}
    told = {"next": following, "day": day}
    return {name: value for name, value in told.items() if value}
