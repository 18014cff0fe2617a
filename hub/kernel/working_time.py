"""Working time: when something received now is due, counted in the hours people really work.

A working day is a day the company's calendar opens; weekends, statutory holidays and make-up Saturdays are
that calendar's business (R200). Deadlines follow interpretation I1 of R194-R197: "one working day" is the
same time of day on the next working day, not twenty-four business hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hub.kernel.act import Refused
from hub.kernel.instants import milliseconds

Hours = tuple[tuple[int, int], ...]
"""A day's opening hours: (opens, closes) in minutes since midnight, in order; empty is a rest day."""

OFFICE_HOURS: Hours = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))
REST: Hours = ()
FIVE_DAYS = (OFFICE_HOURS,) * 5 + (REST,) * 2
DAY_MINUTES = 24 * 60
LONGEST_CLOSING = 400
"""Days without a single opening after which a calendar is taken to be closed for good."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a company works.

    `week` holds the hours of Monday to Sunday; `days` the days that differ (a holiday has none, a make-up
    Saturday some). Years not in `announced` are only provisional: their holidays are known by law at best,
    and what falls into them may still move (R200).
    """

    zone: str = "Asia/Shanghai"
    week: tuple[Hours, ...] = FIVE_DAYS
    days: Mapping[date, Hours] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()

    def hours(self, day: date) -> Hours:
        """The opening hours of one day."""
        return self.days.get(day, self.week[day.weekday()])

    def is_working_day(self, day: date) -> bool:
        """Does the company open at all on this day?"""
        return bool(self.hours(day))

    def is_provisional(self, first: date, last: date) -> bool:
        """Does any year from `first` to `last` still wait for its official calendar?"""
        return any(year not in self.announced for year in range(first.year, last.year + 1))

    def local(self, at: int) -> datetime:
        """An instant (ms UTC) as the clock on the company's wall shows it."""
        return datetime.fromtimestamp(at // 1000, ZoneInfo(self.zone)) + timedelta(milliseconds=at % 1000)

    def instant(self, day: date, minute: int) -> int:
        """The instant (ms UTC) at which the company's wall clock shows `minute` of `day`."""
        midnight = datetime.combine(day, time(), ZoneInfo(self.zone))
        return milliseconds(midnight + timedelta(minutes=minute))


class Due(NamedTuple):
    """A deadline: the instant (ms UTC), and whether a calendar not yet announced may still move it."""

    at: int
    provisional: bool


@lru_cache(maxsize=256)
def read_hours(text: str) -> Hours:
    """`"09:00-12:00, 13:00-18:00"` → hours of a day; empty text is a rest day. Refuses disorder."""
    hours = tuple(_opening(part) for part in text.split(",") if part.strip())
    ends = [minute for opening in hours for minute in opening]
    if any(early >= late for early, late in pairwise(ends)):
        raise Refused("calendar.hours", value=text)
    return hours


def hours_text(hours: Hours) -> str:
    """The hours of a day as people write them, readable again by `read_hours`."""
    return ", ".join(f"{_wall(opens)}-{_wall(closes)}" for opens, closes in hours)


def next_opening(calendar: Calendar, at: int) -> int:
    """`at` itself (ms UTC) during working hours, else the next instant the company opens."""
    return next(max(at, opens) for opens, closes in _openings(calendar, at) if at < closes)


def due(calendar: Calendar, received: int, days: int = 0, hours: float = 0) -> Due:
    """When a step received at `received` (ms UTC) is due after `days` working days and `hours` working hours.

    N days: the same time of day on the N-th following working day; received outside working hours it counts
    as received at the next opening (I1; R194-R197, R199). A due day with shorter hours ends the time at its
    closing. Nothing to count means due on receipt (R198). Refuses `calendar.closed` when the company never
    opens again.
    """
    if not days and not hours:
        return Due(received, False)
    at = next_opening(calendar, received)
    if days:
        at = _same_time(calendar, at, days)
    if hours:
        at = _after(calendar, at, round(hours * 3_600_000))
    first, last = calendar.local(received).date(), calendar.local(at).date()
    return Due(at, calendar.is_provisional(first, last))


def worked(calendar: Calendar, start: int, end: int) -> int:
    """Working milliseconds between two instants (ms UTC); 0 when `end` is not after `start`."""
    total = 0
    day, last = calendar.local(start).date(), calendar.local(end).date()
    while day <= last:
        for opens, closes in _day_openings(calendar, day):
            total += max(0, min(end, closes) - max(start, opens))
        day += timedelta(days=1)
    return total


def working_days(calendar: Calendar, first: date, last: date) -> int:
    """How many working days lie between two dates, both counted."""
    span = range((last - first).days + 1)
    return sum(calendar.is_working_day(first + timedelta(days=offset)) for offset in span)


def nth_working_day(calendar: Calendar, day: date, n: int) -> date:
    """The n-th working day after `day`; `day` itself for 0. Refuses `calendar.closed`."""
    closed = 0
    while n > 0:
        day += timedelta(days=1)
        closed = 0 if calendar.is_working_day(day) else closed + 1
        n -= calendar.is_working_day(day)
        if closed > LONGEST_CLOSING:
            raise Refused("calendar.closed", day=day.isoformat())
    return day


def _same_time(calendar: Calendar, at: int, days: int) -> int:
    wall = calendar.local(at)
    day = nth_working_day(calendar, wall.date(), days)
    minute = wall.hour * 60 + wall.minute
    below_a_minute = at % 60_000
    for opens, closes in calendar.hours(day):
        if minute < opens:
            return calendar.instant(day, opens)
        if minute < closes:
            return calendar.instant(day, minute) + below_a_minute
    return calendar.instant(day, calendar.hours(day)[-1][1])


def _after(calendar: Calendar, at: int, span: int) -> int:
    openings = _openings(calendar, at)
    while True:
        opens, closes = next(openings)
        room = max(0, closes - max(opens, at))
        if span <= room:
            return max(opens, at) + span
        span -= room


def _openings(calendar: Calendar, at: int) -> Iterator[tuple[int, int]]:
    day = calendar.local(at).date()
    while True:
        yield from _day_openings(calendar, day)
        day = nth_working_day(calendar, day, 1)


def _day_openings(calendar: Calendar, day: date) -> Iterator[tuple[int, int]]:
    for opens, closes in calendar.hours(day):
        yield calendar.instant(day, opens), calendar.instant(day, closes)


def _opening(text: str) -> tuple[int, int]:
    try:
        opens, closes = (_minute(end) for end in text.split("-"))
    except ValueError:
        raise Refused("calendar.hours", value=text.strip()) from None
    return opens, closes


def _minute(text: str) -> int:
    hour, minute = (int(part) for part in text.split(":"))
    total = hour * 60 + minute
    if not (0 <= minute < 60 and 0 <= total <= DAY_MINUTES):
        raise ValueError(text)
    return total


def _wall(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
