"""When a reminder rings, by the clock on the wall through every change of the clock; and whose it is. Pure."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hub.kernel import Actor, Calendar, Refused, milliseconds

REPEATS = ("once", "daily", "weekly", "monthly", "yearly")
LAST = 31
"""The day of a month that means its last, whatever that is."""
NINE = 9 * 3_600
"""Where only a day is said, it is nine in the morning (seconds since midnight)."""
LONGEST_REST = 31
"""Days: a company that rests longer than this is rung on the day itself."""
AHEAD, YEAR_AHEAD = 70, 440
"""Days in which every repeating rule rings again: a month, or a year, a long rest, and some."""
LAST_WEEK = 5
"""Which weekday of a month, when it is its last."""
LATE_MS = 120_000
TEN, HOUR = 600_000, 3_600_000
SNOOZES = ("hour", "tomorrow", "next_week", "ten")
OFFICE = frozenset({"admin", "hr"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A time on the wall of a place: `clock` in seconds since midnight, `zone` the place's IANA name.

    `day` is a single reminder's date, `weekdays` (Monday is 0) a weekly one's days, `month_day` a monthly or, with
    `month`, a yearly one's. Of a monthly one with `nth` it is that weekday of the month (5: its last). A weekly one
    with an `interval` rings every so many weeks, counted from the week of `day`.
    `working` keeps to the company's working days: a daily one leaves the others out, any other moves on to the next.
    """

    repeat: str
    clock: int
    zone: str
    day: date | None = None
    weekdays: tuple[int, ...] = ()
    month_day: int = 0
    working: bool = False
    interval: int = 1
    nth: int = 0
    month: int = 0


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a reminder is: who set it, whom it is for (nobody when it is a room's), and whether the organisation's."""

    author: str
    person: str
    organisation: bool


def instant_on(day: date, clock: int, zone: str) -> int:
    """The instant (ms UTC) at which the wall shows `clock` on `day`. A time the clock jumps over is as long after."""
    moment = datetime.combine(day, time(), ZoneInfo(zone)) + timedelta(seconds=clock)
    return milliseconds(moment.astimezone(UTC))


def local(at: int, zone: str) -> datetime:
    """An instant (ms UTC) as the wall of a place shows it."""
    return datetime.fromtimestamp(at // 1000, ZoneInfo(zone))


def next_after(rule: Rule, after: int, calendar: Calendar) -> int | None:
    """The first time it rings after an instant (both ms UTC); None when it never does again."""
    moments = (instant_on(day, rule.clock, rule.zone) for day in _days(rule, after, calendar))
    return next((moment for moment in moments if moment > after), None)


def due_by(rule: Rule, first: int, now: int, calendar: Calendar) -> tuple[int, int]:
    """Of the times from `first` to `now`, the last, and how many before it nobody was told of: they become one."""
    last, missed = first, 0
    while (following := next_after(rule, last, calendar)) is not None and following <= now:
        last, missed = following, missed + 1
    return last, missed


def put_off(choice: str, rule: Rule, now: int, calendar: Calendar) -> int:
    """Until when one occurrence is put off: ten minutes, an hour, or the same time on the wall another day."""
    if choice in ("ten", "hour"):
        return now + (TEN if choice == "ten" else HOUR)
    day = local(now, rule.zone).date() + timedelta(days=1 if choice == "tomorrow" else 7)
    return instant_on(_worked(rule, day, calendar), rule.clock, rule.zone)


def _days(rule: Rule, after: int, calendar: Calendar) -> Iterator[date]:
    if rule.day is not None and rule.repeat == "once":
        yield _worked(rule, rule.day, calendar)
        return
    today = local(after, rule.zone).date()
    ahead = YEAR_AHEAD if rule.repeat == "yearly" else AHEAD
    for offset in range(-LONGEST_REST if rule.working else -1, ahead):
        day = today + timedelta(days=offset)
        if _falls_on(rule, day, calendar):
            yield _worked(rule, day, calendar)


def _falls_on(rule: Rule, day: date, calendar: Calendar) -> bool:
    if rule.repeat == "weekly":
        weeks = _weeks_between(rule.day or day, day)
        return day.weekday() in rule.weekdays and weeks >= 0 and weeks % rule.interval == 0
    if rule.repeat == "monthly" and rule.nth:
        return day.weekday() in rule.weekdays and _is_nth(rule.nth, day)
    if rule.repeat in ("monthly", "yearly"):
        falls = day.day == min(rule.month_day, monthrange(day.year, day.month)[1])
        return falls and rule.month in (0, day.month)
    return not rule.working or calendar.is_working_day(day)


def _weeks_between(first: date, day: date) -> int:
    mondays = [one - timedelta(days=one.weekday()) for one in (first, day)]
    return (mondays[1] - mondays[0]).days // 7


def _is_nth(nth: int, day: date) -> bool:
    if nth == LAST_WEEK:
        return day.day + 7 > monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1 == nth


def _worked(rule: Rule, day: date, calendar: Calendar) -> date:
    if not rule.working:
        return day
    later = (day + timedelta(days=offset) for offset in range(LONGEST_REST))
    return next((one for one in later if calendar.is_working_day(one)), day)


def may_see(owners: Owners, actor: Actor, inside: bool) -> bool:
    """One's own, those set for one, those of a room one is in, and the organisation's for its office."""
    own = actor.id in (owners.author, owners.person)
    return own or (not owners.person and inside) or (owners.organisation and is_office(actor))


def may_finish(owners: Owners, actor: Actor, inside: bool) -> bool:
    """Done and putting off: whom it is for, who set it, or anybody in the room it rang in."""
    return actor.id in (owners.author, owners.person) or (not owners.person and inside)


def judge_change(owners: Owners, actor: Actor, no: str) -> None:
    """Words and times are its author's; the organisation's are the office's. Refuses `reminder.not_yours`."""
    if not ((owners.organisation and is_office(actor)) or (not owners.organisation and actor.id == owners.author)):
        raise Refused("reminder.not_yours", no=no)


def judge_cancel(owners: Owners, actor: Actor, no: str) -> None:
    """Whoever may change it, and whom it is for; the organisation's only its office takes away."""
    if owners.organisation or actor.id != owners.person:
        judge_change(owners, actor, no)


def is_office(actor: Actor) -> bool:
    """May they speak for the organisation?"""
    return bool(OFFICE & actor.roles)
