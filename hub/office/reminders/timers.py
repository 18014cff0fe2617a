"""What the clock does for reminders: rings each once, late ones too, and sets the next time."""

from hub.chat import direct_with_app, mint_card, redraw
from hub.kernel import Act, Refused
from hub.office.reminders import keep
from hub.office.reminders.acts import Done, ReminderRing, ReminderRingAgain
from hub.office.reminders.cards import KIND, Occasion, Reminder
from hub.office.reminders.rules import LATE_MS, due_by, next_after
from hub.people import actor_of, calendar_of
from hub.store import CLOCK, Work

APP = "reminder"


async def ring(act: Act, work: Work) -> Done:
    """The time has come: the card, once, whoever else was told to ring. What was missed meanwhile becomes one."""
    asked: ReminderRing = act.input
    one = await keep.known(work.db, asked.reminder)
    _judge(act, one)
    if one.state != "active" or one.next_at != asked.at or work.at < asked.at:
        return Done()
    calendar = await calendar_of(work.db, one.company)
    due_at, missed = due_by(one.rule, one.next_at, work.at, calendar)
    following = next_after(one.rule, work.at, calendar) or 0
    if not await keep.moved_on(work, one, following):
        return Done()
    work.target = one.no
    room = await room_of(work, one)
    if room is None:
        await keep.ended(work, one)
        return Done()
    late = missed > 0 or work.at - due_at > LATE_MS
    occasion = await keep.rang(work, one, due_at, late, missed)
    await _show(work, occasion, room)
    for earlier in await keep.closed(work, one.id, "passed", but=occasion.id):
        await redraw(work, KIND, earlier)
    await arm(work, one, following)
    return Done()


async def ring_again(act: Act, work: Work) -> Done:
    """What was put off comes back, once."""
    asked: ReminderRingAgain = act.input
    occasion = await keep.occasion_of(work.db, asked.occasion)
    one = await keep.known(work.db, occasion.reminder)
    _judge(act, one)
    if occasion.state != "snoozed" or occasion.until != asked.at or work.at < asked.at:
        return Done()
    if not await keep.came_again(work, occasion, work.at - occasion.until > LATE_MS):
        return Done()
    work.target = one.no
    await redraw(work, KIND, occasion.id)
    room = await room_of(work, one)
    if room is not None:
        await _show(work, occasion, room)
    return Done()


async def arm(work: Work, one: Reminder, at: int) -> None:
    """Have it ring at `at` (ms UTC; 0: not at all), as whoever set it, or as the hub when it is the organisation's."""
    timer = keep.timer_of(one.id)
    if at:
        await work.later(at, "reminder.ring", {"reminder": one.id, "at": at}, _as(one), timer)
    else:
        await work.cancel_timer(timer)


async def arm_again(work: Work, one: Reminder, occasion: Occasion, until: int) -> None:
    """Have one occurrence come back at `until` (ms UTC)."""
    given = {"occasion": occasion.id, "at": until}
    await work.later(until, "reminder.ring_again", given, _as(one), keep.timer_of(occasion.id))


async def room_of(work: Work, one: Reminder) -> str | None:
    """Where it rings, judged now: before its person, or in the room its author is still in. None: nowhere any more."""
    if one.owners.person:
        person = await actor_of(work.db, one.owners.person)
        return await direct_with_app(work, APP, person.id) if person and person.company == one.company else None
    allowed = one.owners.organisation or await keep.is_inside(work.db, one.channel, one.owners.author)
    return one.channel if allowed else None


async def _show(work: Work, occasion: Occasion, room: str) -> None:
    copy = await mint_card(work, KIND, occasion.id, room)
    await keep.stands(work, occasion, room, copy.message)


def _as(one: Reminder) -> str:
    return CLOCK.id if one.owners.organisation else one.owners.author


def _judge(act: Act, one: Reminder) -> None:
    if act.actor.kind != "clock" and act.actor.id != one.owners.author:
        raise Refused("reminder.not_yours", no=one.no)
