"""Setting, changing and cancelling reminders; done, and not yet: gather → decide → keep → tell."""

from dataclasses import replace
from typing import Any

import msgspec

from hub.chat import redraw
from hub.kernel import Act, Both, Calendar, Event, Refused, new_id, same, wire
from hub.notify import Thing, give_notice
from hub.office.reminders import keep, rules, timers
from hub.office.reminders.acts import (
    OneOccasion,
    OneReminder,
    ReminderCancel,
    ReminderCreate,
    ReminderEdit,
    ReminderFinish,
    ReminderPutOff,
)
from hub.office.reminders.cards import KIND, Occasion, Reminder, says
from hub.office.reminders.gather import about_of, person_meant, room_meant, rule_given
from hub.office.reminders.pages import answer, occasion_shape, reminder_shape
from hub.office.reminders.reading import Wish, read_line, read_when
from hub.office.reminders.rules import Owners, Rule
from hub.people import calendar_of, names_in_words
from hub.store import Work

TICKS = frozenset({"\u2705", "\u2714\ufe0f", "\u2611\ufe0f"})
RANG = "SELECT id FROM reminder_occasion WHERE message = ? AND state IN ('open', 'snoozed')"
LONGEST = 400
"""Characters of what is to be remembered."""


async def create(act: Act, work: Work) -> OneReminder:
    """Set a reminder; the answer says how it was understood."""
    asked = _filled(act.input)
    calendar = await calendar_of(work.db, work.actor.company)
    wish = _wish(asked, work, calendar)
    room = await room_meant(work, asked.channel) if asked.room or wish.room else None
    person = "" if room else await person_meant(work, asked.to, wish.person)
    about = await about_of(work, asked.message, asked.thing, person or work.actor.id)
    text = (wish.text or about.text)[:LONGEST].strip()
    if not text:
        raise Refused("reminder.empty", field="text")
    if asked.organisation and not rules.is_office(work.actor):
        raise Refused("reminder.not_office", field="organisation")
    owners = Owners(work.actor.id, person, asked.organisation)
    no = await work.number("TX", "")
    one = Reminder(
        new_id("L", work.at), work.actor.company, no, owners, room or "", text, wish.rule,
        _first(wish.rule, work, calendar), "active", about.title, about.url,
    )  # fmt: skip
    work.target = one.no
    await keep.added(work, one)
    await timers.arm(work, one, one.next_at)
    return await _told(work, one, "guessed" if wish.guessed else _set(one))


async def edit(act: Act, work: Work) -> OneReminder:
    """Change its words, its time, or whose it is; what it rang before stays as it was."""
    asked: ReminderEdit = act.input
    one = await keep.reminder_of(work.db, work.actor.company, asked.reminder, asked.no)
    rules.judge_change(one.owners, work.actor, one.no)
    work.target = one.no
    owners, calendar = one.owners, await calendar_of(work.db, work.actor.company)
    if asked.organisation is not None and asked.organisation != owners.organisation:
        if not rules.is_office(work.actor):
            raise Refused("reminder.not_office", field="organisation")
        owners = replace(owners, organisation=asked.organisation)
    if asked.rule or asked.when:
        rule = _rule(asked.rule, asked.when, work, calendar)
        one = replace(one, rule=rule, next_at=_first(rule, work, calendar), state="active")
    one = replace(one, text=asked.text.strip() or one.text, owners=owners)
    await keep.changed(work, one)
    await timers.arm(work, one, one.next_at)
    await _redraw_all(work, one)
    return await _told(work, one, _set(one))


async def cancel(act: Act, work: Work) -> OneReminder:
    """Take it away: it does not ring again, and what still waits of it ends."""
    asked: ReminderCancel = act.input
    one = await keep.reminder_of(work.db, work.actor.company, asked.reminder, asked.no)
    rules.judge_cancel(one.owners, work.actor, one.no)
    work.target = one.no
    one = replace(one, state="cancelled", next_at=0)
    await keep.changed(work, one)
    await timers.arm(work, one, 0)
    for occasion in await keep.closed(work, one.id, "cancelled"):
        await redraw(work, KIND, occasion)
    return await _told(work, one, "cancelled")


async def finish(act: Act, work: Work) -> OneOccasion:
    """Done: the first who says so is written down, and whoever set it for somebody else hears of it."""
    asked: ReminderFinish = act.input
    occasion, one = await _mine(work, asked.occasion)
    if not await keep.finished(work, occasion):
        raise await _ended(work, occasion.id, one)
    await work.cancel_timer(keep.timer_of(occasion.id))
    await redraw(work, KIND, occasion.id)
    if one.owners.author != work.actor.id and not one.owners.organisation:
        await _notice(work, one, occasion)
    return await _rang(work, occasion.id, one, work.words.both("text.reminder.answered.done", text=one.text))


async def hear_reacted(event: Event, work: Work) -> None:
    """A tick put on a reminder that rang says that it is done; from whoever may not say so it is only a tick."""
    if event.data["emoji"] not in TICKS:
        return
    for row in await work.db.rows(RANG, event.data["message"]):
        await work.attempt("reminder.done", {"occasion": row["id"]})


async def put_off(act: Act, work: Work) -> OneOccasion:
    """Not now: this one time comes again, the others come when they would."""
    asked: ReminderPutOff = act.input
    occasion, one = await _mine(work, asked.occasion)
    until = rules.put_off(asked.until, one.rule, work.at, await calendar_of(work.db, one.company))
    if not await keep.put_off(work, occasion, until):
        raise await _ended(work, occasion.id, one)
    await timers.arm_again(work, one, occasion, until)
    await redraw(work, KIND, occasion.id)
    at = f"{rules.local(until, one.rule.zone):%m-%d %H:%M}"
    return await _rang(work, occasion.id, one, work.words.both("text.reminder.answered.later", at=at, text=one.text))


def _filled(asked: ReminderCreate) -> ReminderCreate:
    """The input with what the form behind the command holds."""
    given = {name: value for name, value in asked.form.items() if value not in (None, "")}
    try:
        return msgspec.convert({**msgspec.to_builtins(asked), **given, "form": {}}, ReminderCreate)
    except msgspec.ValidationError as wrong:
        raise Refused("field.unreadable", field="form", label="form", value=str(wrong)[:60]) from None


def _wish(asked: ReminderCreate, work: Work, calendar: Calendar) -> Wish:
    if asked.line:
        wish = read_line(asked.line, calendar.local(work.at))
        return replace(wish, rule=replace(wish.rule, working=wish.rule.working or asked.working))
    rule = _rule(asked.rule, asked.when, work, calendar)
    return Wish(replace(rule, working=rule.working or asked.working), asked.text.strip())


def _rule(given: Any, when: str, work: Work, calendar: Calendar) -> Rule:
    if given is not None:
        return rule_given(given, calendar.zone)
    rule = read_when(when, calendar.local(work.at)) if when.strip() else None
    if rule is None:
        raise Refused("reminder.unclear", field="when", said=when)
    return rule


def _first(rule: Rule, work: Work, calendar: Calendar) -> int:
    at = rules.next_after(rule, work.at, calendar)
    if at is None:
        raise Refused("reminder.past", field="when", says=says(rule, work.words, calendar.local(work.at).date()))
    return at


async def _mine(work: Work, id: str) -> tuple[Occasion, Reminder]:
    occasion = await keep.occasion_of(work.db, id)
    one = await keep.known(work.db, occasion.reminder)
    inside = not one.owners.person and await keep.is_inside(work.db, one.channel, work.actor.id)
    if one.company != work.actor.company or not rules.may_see(one.owners, work.actor, inside):
        raise Refused("reminder.missing", no="")
    if not rules.may_finish(one.owners, work.actor, inside):
        raise Refused("reminder.not_yours", no=one.no)
    work.target = one.no
    return occasion, one


async def _ended(work: Work, id: str, one: Reminder) -> Refused:
    """Why it cannot be done or put off any more: somebody did it, or its time is over."""
    now = await keep.occasion_of(work.db, id)
    if now.state != "done":
        return Refused("reminder.over", no=one.no)
    called = (await names_in_words(work.db, [now.done_by])).get(now.done_by, {})
    did, at = work.words.both("state.reminder.done"), rules.local(now.done_at, one.rule.zone)
    by = {"id": now.done_by, "name": called.get("zh", "")}
    return Refused("decided.already", by=by, at=wire(now.done_at), what="done", who=called, time=f"{at:%m-%d %H:%M}",
                   did=did)  # fmt: skip


async def _notice(work: Work, one: Reminder, occasion: Occasion) -> None:
    who = (await names_in_words(work.db, [work.actor.id])).get(work.actor.id, {})
    thing = Thing(
        KIND, occasion.id, one.company, one.no, same(one.text), "bell", work.actor.id,
        channel=occasion.channel or None, message=occasion.message or None,
    )  # fmt: skip
    title = work.words.both("text.reminder.notice", who=who, text=one.text)
    await give_notice(work, one.owners.author, thing, "reminder.done", title, tone="pine")


async def _redraw_all(work: Work, one: Reminder) -> None:
    sql = "SELECT id FROM reminder_occasion WHERE reminder = ? AND state IN ('open', 'snoozed')"
    for row in await work.db.rows(sql, one.id):
        await redraw(work, KIND, row["id"])


def _set(one: Reminder) -> str:
    return "set" if one.rule.repeat == "once" else "repeats"


async def _told(work: Work, one: Reminder, answered: str) -> OneReminder:
    shape = await reminder_shape(work, one, work.actor)
    whom: Both | str = work.words.both("text.reminder.you")
    if not one.owners.person:
        whom = work.words.both("text.reminder.room")
    elif one.owners.person != work.actor.id:
        whom = (await names_in_words(work.db, [one.owners.person])).get(one.owners.person, {})
    here, zone = work.words, one.rule.zone
    when = says(one.rule, here, rules.local(work.at, zone).date())
    first = f"{rules.local(one.next_at, zone):%m-%d %H:%M}"
    told = {"whom": whom, "says": when, "text": one.text, "no": one.no, "first": first}
    text = here.both(f"text.reminder.answered.{answered}", **told)
    return OneReminder(shape, answer(text))


async def _rang(work: Work, id: str, one: Reminder, text: Both) -> OneOccasion:
    return OneOccasion(await occasion_shape(work, await keep.occasion_of(work.db, id), one), answer(text))
