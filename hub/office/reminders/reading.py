"""Reads what somebody wants to be reminded of: for whom, when, how often, and of what, in Chinese and English. Pure."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hub.kernel import Refused, read_date, read_integer, read_moment
from hub.office.reminders.rules import LAST, NINE, Rule

BOOK: dict[str, Any] = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
NAMES: dict[str, str] = BOOK["names"]
EDGES: str = BOOK["text"]["edges"]
ONLY = [re.compile(form, re.IGNORECASE) for form in BOOK["working"]["only"]]
POINTED = re.compile(r"<@(U\w+)>|[@＠]([^\s<>@]+)")
WEEKDAY = re.compile(f"{NAMES['name']}|[{NAMES['week']}]")
SEPARATED = re.compile(rf"[^{NAMES['week']}]")
LONGEST = 40
"""Characters: no time is said in more."""
NTH: list[list[str]] = BOOK["nth"]["signs"]
MONDAY = date(2026, 11, 23)
UNSAID = -1
"""In place of a clock's time: only a day was said, or how often."""
Form = tuple[str, re.Pattern[str], re.Pattern[str]]
When = Callable[[str, datetime], Rule | None]


def _forms() -> list[Form]:
    said = [(kind, re.sub(r"\{(week|name|month_day)\}", lambda one: NAMES[one[1]], form))
            for kind, forms in BOOK["forms"].items() for form in forms]  # fmt: skip
    return [(kind, re.compile(form, re.ASCII), re.compile(f"(?:{form})$", re.ASCII)) for kind, form in said]


FORMS = _forms()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a line asks for. `person` is an id or a name, `room` the room it was said in, neither oneself.

    `guessed` when only a day was said and the hour is ours.
    """

    rule: Rule
    text: str
    person: str = ""
    room: bool = False
    guessed: bool = False


def read_line(line: str, now: datetime) -> Wish:
    """`@Lin every friday 16:30 file the report` → whom, when, what. `now` in the zone the times are meant in.

    Refuses `reminder.unclear` when it says no time, `reminder.empty` when it says nothing else.
    """
    person, room, rest = _whom(line.strip())
    working, rest = _working_only(rest)
    rule, text = _when_and_what(rest, now)
    if not (person or room) and _begun(text, BOOK["whom"]["lead"]) is not None:
        person, room, text = _whom(text)  # `tomorrow at nine remind Lin …`
    text = _plain(text)
    if not text:
        raise Refused("reminder.empty", field="text")
    return Wish(_whole(rule, working), text, person, room, rule.clock == UNSAID)


def read_when(said: str, now: datetime) -> Rule | None:
    """A time alone: `every friday 16:30`, `tomorrow 9am`, `in half an hour`, a day. None when it is none."""
    working, rest = _working_only(said)
    rest = rest.strip(EDGES)
    rule = _repeating(rest, now) or _moment(rest, now) or _day(rest, now)
    return rule and _whole(rule, working)


def _whole(rule: Rule, working: bool) -> Rule:
    clock = NINE if rule.clock == UNSAID else rule.clock
    return replace(rule, clock=clock, working=rule.working or working)


def _whom(line: str) -> tuple[str, bool, str]:
    """Whom the line begins with: a person (id or name), the room, or nobody; and the rest of it."""
    rest = line
    while (left := _begun(rest, BOOK["whom"]["lead"])) is not None:
        rest = left
    if pointed := POINTED.match(rest):
        return pointed[1] or pointed[2], False, rest[pointed.end() :].strip(EDGES)
    if (left := _begun(rest, BOOK["whom"]["room"])) is not None:
        return "", True, left
    left = _begun(rest, BOOK["whom"]["me"])
    return "", False, rest if left is None else left


def _begun(line: str, words: list[str]) -> str | None:
    """What follows when the line begins with one of these words; None when it does not."""
    for word in sorted(words, key=len, reverse=True):
        follows = line[len(word) :]
        cut = word[-1:].isascii() and word[-1:].isalpha() and follows[:1].isascii() and follows[:1].isalnum()
        if line[: len(word)].casefold() == word and not cut:
            return follows.strip(EDGES)
    return None


def _working_only(line: str) -> tuple[bool, str]:
    for form in ONLY:
        if found := form.search(line):
            return True, f"{line[: found.start()].rstrip(EDGES)} {line[found.end() :].lstrip(EDGES)}".strip()
    return False, line


def _when_and_what(line: str, now: datetime) -> tuple[Rule, str]:
    """The longest time a line begins with, else the longest it ends with, and what is left of it."""
    readers: tuple[When, ...] = (_repeating, _moment, _day)
    for read in readers:
        for end in _ends(line):
            if rule := read(line[:end].strip(EDGES), now):
                return _with_later_time(rule, line[:end], line[end:], now)
    for read in readers:
        for start in _starts(line):
            if rule := read(line[start:].strip(EDGES), now):
                return rule, line[:start].strip(EDGES)
    raise Refused("reminder.unclear", field="line", said=line[:60])


def _with_later_time(rule: Rule, said: str, rest: str, now: datetime) -> tuple[Rule, str]:
    """`tomorrow call Li at 4pm`: a day at the beginning may have its time at the end, after a blank."""
    if rule.clock == UNSAID and rule.repeat == "once":
        for start in _starts(rest):
            behind_blank = start > 1 and rest[start - 1] == " "
            later = _moment(f"{said.strip(EDGES)} {rest[start:].strip(EDGES)}", now) if behind_blank else None
            if later:
                return later, rest[:start].strip(EDGES)
    return rule, rest.strip(EDGES)


def _plain(text: str) -> str:
    left = _begun(text, BOOK["text"]["joiners"])
    return left or text.strip(EDGES)


def _ends(line: str) -> Iterator[int]:
    return (at for at in range(min(len(line), LONGEST), 0, -1) if _is_boundary(line, at) and line[at - 1] != " ")


def _starts(line: str) -> Iterator[int]:
    first = max(0, len(line) - LONGEST)
    return (at for at in range(first, len(line)) if _is_boundary(line, at) and line[at] != " ")


def _is_boundary(line: str, at: int) -> bool:
    """Never inside a Latin word or a number."""
    around = line[at - 1 : at + 1] if at else ""
    return not (len(around) == 2 and around.isascii() and around.isalnum())


def _repeating(said: str, now: datetime) -> Rule | None:
    text = " ".join(unicodedata.normalize("NFKC", said).casefold().split())
    for kind, begins, ends in FORMS:
        for found, rest in _split(text, begins, ends):
            clock, rule = _clock(rest, now), _rule(kind, found, now)
            if clock is not None and rule is not None:
                return _anchored(replace(rule, clock=clock), now)
    return None


def _anchored(rule: Rule, now: datetime) -> Rule:
    """Every second week counts from the first of its days that is still to come."""
    if rule.interval == 1:
        return rule
    clock = NINE if rule.clock == UNSAID else rule.clock
    passed = clock <= now.hour * 3_600 + now.minute * 60
    days = (now.date() + timedelta(days=offset) for offset in range(int(passed), 8))
    return replace(rule, day=next(day for day in days if day.weekday() in rule.weekdays))


def _split(text: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    if first := begins.match(text):
        yield first, text[first.end() :]
    if (last := ends.search(text)) and last.start():
        yield last, text[: last.start()]


def _clock(said: str, now: datetime) -> int | None:
    """A time of day alone, in seconds since midnight; UNSAID when nothing is said, None for anything else."""
    rest = said.strip(EDGES + BOOK["text"]["of"])
    if not rest:
        return UNSAID
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    found = read_moment(rest, midnight - timedelta(minutes=1))
    if found is None or found.value.date() != midnight.date():
        return None
    return found.value.hour * 3_600 + found.value.minute * 60


def _rule(kind: str, found: re.Match[str], now: datetime) -> Rule | None:
    zone = zone_of(now)
    if kind in ("daily", "working"):
        return Rule("daily", UNSAID, zone, working=kind == "working")
    if kind in ("weekly", "range", "same_weekday", "fortnight", "same_fortnight"):
        days = _weekdays(kind, found, now)
        interval = 2 if kind.endswith("fortnight") else 1
        return Rule("weekly", UNSAID, zone, weekdays=days, interval=interval) if days else None
    if kind == "month_weekday":
        nth = next(at for at, signs in enumerate(NTH, 1) if found["nth"] in signs)
        return Rule("monthly", UNSAID, zone, weekdays=(_weekday(found["weekday"]),), nth=nth)
    if kind == "yearly":
        return _yearly(found["date"], now)
    day = LAST if kind == "month_end" else now.day
    if kind == "monthly":
        number = read_integer(found["day"])
        day = number.value if number else 0
    return Rule("monthly", UNSAID, zone, month_day=day) if 1 <= day <= LAST else None


def _yearly(said: str, now: datetime) -> Rule | None:
    """A day of every year; its own year, where one is said with it, says nothing."""
    spoken = read_date(said, now.date())
    if spoken is None:
        return None
    return Rule("yearly", UNSAID, zone_of(now), month_day=spoken.value.day, month=spoken.value.month)


def _weekdays(kind: str, found: re.Match[str], now: datetime) -> tuple[int, ...]:
    if kind in ("same_weekday", "same_fortnight"):
        return (now.weekday(),)
    if kind == "range":
        first, last = (_weekday(found[name]) for name in ("first", "last"))
        return tuple(range(first, last + 1))
    said = found["days"]
    days = [_weekday(one[0]) for one in WEEKDAY.finditer(said)]
    run_together = len(days) > 1 and not SEPARATED.search(said)
    if run_together and days != sorted(set(days)):
        return ()  # a weekday and the first sign of what follows, not two days
    return tuple(sorted(set(days)))


def _weekday(sign: str) -> int:
    spoken = read_date(sign if sign.isascii() else NAMES["prefix"] + sign, MONDAY)
    return spoken.value.weekday() if spoken else 0


def _moment(said: str, now: datetime) -> Rule | None:
    found = read_moment(said, now)
    if found is None:
        return None
    wall = found.value
    return Rule("once", wall.hour * 3_600 + wall.minute * 60, zone_of(now), day=wall.date())


def _day(said: str, now: datetime) -> Rule | None:
    found = read_date(said, now.date())
    return None if found is None else Rule("once", UNSAID, zone_of(now), day=found.value)


def zone_of(now: datetime) -> str:
    """The IANA name of the zone a time is told in."""
    return now.tzinfo.key if isinstance(now.tzinfo, ZoneInfo) else "UTC"
