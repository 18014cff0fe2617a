"""Follow-ups to come: one for each customer, kept in step with its date, and brought before its owner on the day."""

from datetime import date, timedelta

from hub.chat import direct_with_app, mint_card
from hub.kernel import Act, Actor, Event
from hub.office.crm import keep
from hub.office.crm.acts import CrmDone, FollowupRing
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.followup import PLANNED, followup
from hub.people import actor_of, calendar_of
from hub.records import Record, stored, today_of
from hub.store import Work

APP = "customers"
NINE = 9 * 60
"""Minutes after midnight, by the company's clock, when the card of a day's follow-up comes."""


async def arm(work: Work, plan: Record, now: bool = False) -> None:
    """Have its card come on its day at nine; at once when that is past today, or when it was handed to somebody. One
    whose day is long past stands in the morning's digest.
    """
    calendar = await calendar_of(work.db, plan.company)
    day = date.fromisoformat(plan.data["day"])
    today = calendar.local(work.at).date()
    at = calendar.instant(day, NINE)
    if now or day >= today:
        await _later(work, plan, work.at if now else max(at, work.at))


async def _later(work: Work, plan: Record, at: int) -> None:
    await work.later(at, "crm.followup.ring", {"record": plan.id}, timer=timer_of(plan))


async def disarm(work: Work, plan: Record) -> None:
    """Its card does not come."""
    await work.cancel_timer(timer_of(plan))


def timer_of(plan: Record) -> str:
    """The one timer of a planned follow-up."""
    return f"crm.followup:{plan.id}"


async def ring(act: Act, work: Work) -> CrmDone:
    """The day has come: the card, in its owner's conversation with the customers bot, whether that runs or not."""
    asked: FollowupRing = act.input
    found = await stored(work.db, [asked.record])
    if not found or found[0].state != PLANNED:
        return CrmDone()
    plan = found[0]
    owner = await actor_of(work.db, plan.owner)
    if owner is None or owner.company != plan.company:
        return CrmDone()
    work.target = plan.id
    of = await keep.one_of(work.db, plan.data["customer"])
    room = await direct_with_app(work, APP, owner.id)
    text = work.words.both("text.crm.followup.due", customer=of.title, text=plan.title)
    await mint_card(work, followup.name, plan.id, room, text=text)
    return CrmDone()


async def moved(work: Work, plan: Record, day: str) -> Record:
    """A planned follow-up is on another day, and so is its customer's next one."""
    after = await keep.changed(work, followup, plan, {"day": day})
    await arm(work, after)
    of = await keep.one_of(work.db, plan.data["customer"])
    if of.data.get("next_follow") != day:
        await keep.told_customer(work, of, {"next_follow": day})
    return after


async def hear_customer(event: Event, work: Work) -> None:
    """A customer was made, changed or handed over: its plan is on the day it says, its parts are its owner's."""
    for of in await stored(work.db, event.data["records"]):
        await in_step(work, of)
        if event.name != f"{customer.name}.created":
            await keep.handed_over(work, of, plans_too=event.name == f"{customer.name}.transferred")


async def in_step(work: Work, of: Record) -> None:
    """Keep the plan and the customer's next day alike."""
    day, plan = of.data.get("next_follow"), await keep.plan_of(work.db, of)
    if day and plan is None:
        text = work.words.say(work.actor.locale, "text.crm.followup.untold")
        await arm(work, await keep.planned(work, of, day, text, work.actor.id))
    elif day and plan and plan.data["day"] != day:
        await arm(work, await keep.changed(work, followup, plan, {"day": day}))
    elif plan and not day:
        await keep.dropped(work, plan)
        await disarm(work, plan)


async def hear_plan(event: Event, work: Work) -> None:
    """A planned follow-up was changed, handed over or dropped."""
    for plan in await stored(work.db, event.data["records"]):
        of = await keep.one_of(work.db, plan.data["customer"])
        if event.name.endswith(".assigned"):
            await arm(work, plan, now=True)
        elif plan.state != PLANNED:
            await disarm(work, plan)
            if of.data.get("next_follow") == plan.data["day"] and event.name.endswith(".dropped"):
                await keep.told_customer(work, of, {"next_follow": None})
        else:
            await arm(work, plan)
            if of.data.get("next_follow") != plan.data["day"]:
                await keep.told_customer(work, of, {"next_follow": plan.data["day"]})


async def hear_contact(event: Event, work: Work) -> None:
    """A contact was made or changed: only at a customer whoever did may see, and as part of that customer."""
    for one in await stored(work.db, event.data["records"]):
        if not one.data.get("customer"):
            continue
        of = await keep.seen(work, customer, work.actor, one.data["customer"])
        if one.owner != of.owner:
            await keep.changed(work, contact, one, {"owner": of.owner}, silent=True)


def days_on(work: Work, plan: Record, days: int) -> str:
    """The day so many days after the plan's, or after today when that is past."""
    start = max(plan.data["day"], today_of(work))
    return (date.fromisoformat(start) + timedelta(days=days)).isoformat()


async def bot_in(work: Work, company: str) -> Actor:
    """The customers bot of a company; the hub itself where there is none."""
    sql = "SELECT id FROM person WHERE company = ? AND login = ? AND kind = 'bot' AND gone_at IS NULL"
    found = await work.db.value(sql, company, APP)
    return await actor_of(work.db, str(found or "")) or clock_of(company)


def clock_of(company: str) -> Actor:
    """The hub itself, acting in one company."""
    return Actor("clock", company=company, kind="clock")
