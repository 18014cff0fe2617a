"""Reads days as people name them, in Chinese and English: `12-02`, `next wed`, `in 3 days`, `eom`."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from hub.kernel.vocabulary import Found, Reading, matches, part, phrases, plain, whole, word

DATE = phrases("date")
LONG_PAST = timedelta(days=180)
"""A day without a year that lies longer ago than this is taken to be next year's."""


def read_date(text: str, today: date) -> Reading[date] | None:
    """A day as people name it, counted from `today` (in the company's zone).

    A weekday alone is the coming one, today included; with `next` it is next week's, weeks starting on
    Monday. A day without month, or month without year, is this one unless it is past (for months: long past).
    """
    for meaning, found in matches(DATE, plain(text)):
        day = _safely(DATE_RULES[meaning], found, today)
        if day is not None:
            return Reading(day, day_text(day, today))
    return None


def day_text(day: date, today: date) -> str:
    """A day in its plain form, readable again by `read_date`: without the year when it is today's."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _safely(rule: Callable[[Found, date], date | None], found: Found, today: date) -> date | None:
    try:
        return rule(found, today)
    except (ValueError, OverflowError):  # no such day, or beyond the calendar
        return None


def _number(found: Found, name: str) -> int:
    number = whole(part(found, name))
    if number is None:
        raise ValueError(name)
    return number


def _week_day(found: Found, today: date) -> date:
    shift = word(found, "shift", word(found, "turn"))
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=shift, days=_weekday(found))


def _coming_day(found: Found, today: date) -> date:
    return today + timedelta(days=(_weekday(found) - today.weekday()) % 7)


def _weekday(found: Found) -> int:
    return int(word(found, "weekday", word(found, "day_name")))


def _months(day: date, months: int) -> date:
    """The same day some months on, or the last of that month when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month_shift(found: Found) -> int:
    return int(word(found, "shift", word(found, "turn", 0)))


def _month_end(found: Found, today: date) -> date:
    first = _months(today.replace(day=1), _month_shift(found))
    return first.replace(day=monthrange(first.year, first.month)[1])


def _month_day(found: Found, today: date) -> date:
    day = _number(found, "d") if part(found, "d") else 1
    return _months(today.replace(day=1), _month_shift(found)).replace(day=day)


def _year_end(found: Found, today: date) -> date:
    return date(today.year + word(found, "year", 0), 12, 31)


def _calendar_day(found: Found, today: date) -> date | None:
    month, day = _number(found, "m"), _number(found, "d")
    if part(found, "y"):
        return date(_number(found, "y"), month, day)
    if part(found, "year"):
        return date(today.year + word(found, "year"), month, day)
    return _near(today, month, day)


def _named_month(found: Found, today: date) -> date | None:
    month, day = word(found, "month_name"), _number(found, "d")
    return date(_number(found, "y"), month, day) if part(found, "y") else _near(today, month, day)


def _near(today: date, month: int, day: int) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February, perhaps next year
            continue
        if found >= today - LONG_PAST:
            return found
    return None


def _this_month(found: Found, today: date) -> date | None:
    day = _number(found, "d")
    for months in (0, 1, 2):
        first = _months(today.replace(day=1), months)
        if day <= monthrange(first.year, first.month)[1] and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def _days(found: Found, today: date, sign: int) -> date:
    return today + timedelta(days=sign * _number(found, "n") * word(found, "days_unit"))


DATE_RULES: dict[str, Callable[[Found, date], date | None]] = {
    "day": lambda found, today: today + timedelta(days=word(found, "day")),
    "days_ahead": lambda found, today: _days(found, today, 1),
    "days_ago": lambda found, today: _days(found, today, -1),
    "months_ahead": lambda found, today: _months(today, _number(found, "n") * word(found, "months_unit")),
    "months_ago": lambda found, today: _months(today, -_number(found, "n") * word(found, "months_unit")),
    "week_day": _week_day,
    "coming_day": _coming_day,
    "month_end": _month_end,
    "month_day": _month_day,
    "year_end": _year_end,
    "calendar_day": _calendar_day,
    "named_month": _named_month,
    "this_month": _this_month,
}
