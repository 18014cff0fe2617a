"""Reads times as people name them, in Chinese and English: `16:30`, `tomorrow 3pm`, `in half an hour`."""

from datetime import date, datetime, time, timedelta

from hub.kernel.dates import day_text, read_date
from hub.kernel.vocabulary import BOOK, Found, Reading, count, matches, part, phrases, plain, whole, word

AHEAD = phrases("ahead")
TIME = phrases("time")
SHORT: dict[str, str] = BOOK["short"]


def read_moment(text: str, now: datetime) -> Reading[datetime] | None:
    """A day and a time, a time alone, or a while from now, in the zone of `now`.

    A time alone is the next one to come; a day alone is no moment.
    """
    typed = _in_full(plain(text))
    moment = _ahead(typed, now) or _next_time(typed, now) or _day_and_time(typed, now)
    if moment is None:
        return None
    return Reading(moment, f"{day_text(moment.date(), now.date())} {moment:%H:%M}")


def _in_full(text: str) -> str:
    for short, full in SHORT.items():
        if text.startswith(short):
            return full + text.removeprefix(short)
    return text


def _ahead(text: str, now: datetime) -> datetime | None:
    for _, found in matches(AHEAD, text):
        amount = count(part(found, "amount"))
        if amount is not None:
            minutes = float(amount * word(found, "minutes_unit"))
            return now.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    return None


def _next_time(text: str, now: datetime) -> datetime | None:
    minute = _minute_of_day(text)
    if minute is None:
        return None
    today = _at(now.date(), minute, now)
    return today if today > now else today + timedelta(days=1)


def _day_and_time(text: str, now: datetime) -> datetime | None:
    for split in range(1, len(text)):
        day_part, time_part = text[:split].rstrip(" ,t"), text[split:].lstrip()
        if text[split - 1 : split + 1].isdigit():  # never cut a number in two
            continue
        day, minute = read_date(day_part, now.date()), _minute_of_day(time_part)
        if day is not None and minute is not None:
            return _at(day.value, minute, now)
    return None


def _at(day: date, minute: int, now: datetime) -> datetime:
    return datetime.combine(day, time(), now.tzinfo) + timedelta(minutes=minute)


def _minute_of_day(text: str) -> int | None:
    for meaning, found in matches(TIME, text):
        minute = word(found, "clock") if meaning == "clock" else _hour_and_minute(meaning, found)
        if minute is not None:
            return int(minute)
    return None


def _hour_and_minute(meaning: str, found: Found) -> int | None:
    hour = whole(part(found, "h"))
    minute = {"half_past": 30, "quarter_past": word(found, "quarter", 0)}.get(meaning)
    if minute is None:
        minute = whole(part(found, "min")) if part(found, "min") else 0
    if hour is None or minute is None or minute > 59:
        return None
    total = _in_period(hour, word(found, "period")) * 60 + minute
    return total if total <= 24 * 60 else None


def _in_period(hour: int, period: list[int] | None) -> int:
    """The hour of the day: `[adds, below, twelve]` says what the part of the day makes of a clock's hour."""
    if period is None:
        return hour
    adds, below, twelve = period
    if hour == 12:
        return twelve
    return hour + adds if hour < below else hour
