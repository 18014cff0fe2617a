"""Rules of the wall clock, through every change of the clocks: the same time on the wall, once a day, ever onward."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Actor, Calendar, Refused, milliseconds
from hub.office.reminders import rules
from hub.office.reminders.rules import Owners, Rule, due_by, instant_on, local, next_after, put_off

ZONES = (
    "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo",
    "Africa/Casablanca", "UTC",
)  # fmt: skip
FIRST, LAST = milliseconds(datetime(2009, 1, 1, tzinfo=ZoneInfo("UTC"))), 1_900_000_000_000
HOLIDAYS = Calendar(days={date(2026, 12, 25): (), date(2026, 11, 28): ((540, 1_080),)})
ALWAYS = Calendar(week=((((0, 1_440),),) * 7))
zones = st.sampled_from(ZONES)
clocks = st.integers(0, 86_399)
moments = st.integers(FIRST, LAST)


@st.composite
def repeating(draw: st.DrawFn) -> Rule:
    """Any rule that repeats."""
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    repeat = draw(st.sampled_from(("daily", "weekly", "monthly", "yearly")))
    return Rule(
        repeat, draw(clocks), draw(zones), date(2008, 12, 30), tuple(sorted(days)), draw(st.integers(1, 31)),
        draw(st.booleans()), draw(st.integers(1, 4)), draw(st.integers(0, 5)),
        draw(st.integers(1, 12)) if repeat == "yearly" else 0,
    )  # fmt: skip


def skipped(moment: datetime, zone: str) -> bool:
    """Does the clock on this wall jump over this time?"""
    there_and_back = moment.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    return there_and_back.replace(tzinfo=None) != moment.replace(tzinfo=None)


@given(repeating(), moments)
def test_it_rings_on_the_walls_time_unless_the_clock_jumps_over_it(rule: Rule, after: int) -> None:
    at = next_after(rule, after, HOLIDAYS)
    assert at is not None
    assert at > after
    wall = local(at, rule.zone)
    said = datetime.combine(wall.date(), datetime.min.time(), ZoneInfo(rule.zone)) + timedelta(seconds=rule.clock)
    day_before = said - timedelta(days=1)
    jumped = skipped(said, rule.zone) or skipped(day_before, rule.zone)
    assert wall.hour * 3_600 + wall.minute * 60 + wall.second == rule.clock or jumped


@given(repeating(), moments)
def test_it_only_goes_onward_and_leaves_nothing_out(rule: Rule, after: int) -> None:
    first = next_after(rule, after, HOLIDAYS) or 0
    second = next_after(rule, first, HOLIDAYS) or 0
    assert second > first
    halfway = (first + second) // 2
    assert next_after(rule, halfway, HOLIDAYS) == second
    assert next_after(rule, first - 1, HOLIDAYS) == first


@given(zones, clocks, moments)
def test_daily_is_once_on_every_day_there_is(zone: str, clock: int, after: int) -> None:
    rule = Rule("daily", clock, zone)
    at, seen = after, []
    for _ in range(10):
        at = next_after(rule, at, ALWAYS) or 0
        seen.append(local(at, zone).date())
    days = [one for one in seen if not skipped(datetime.combine(one, datetime.min.time(), ZoneInfo(zone)), zone)]
    assert len(set(days)) >= len(days) - 1  # a time that is jumped over late in the evening may fall into the next day
    assert seen[-1] - seen[0] in (timedelta(days=9), timedelta(days=10))


@given(repeating(), moments, st.integers(0, 40 * 86_400_000))
def test_what_was_missed_becomes_the_last_of_it(rule: Rule, after: int, outage: int) -> None:
    first = next_after(rule, after, HOLIDAYS) or 0
    now = first + outage
    last, missed = due_by(rule, first, now, HOLIDAYS)
    assert first <= last <= now
    assert (next_after(rule, last, HOLIDAYS) or 0) > now
    assert (missed == 0) == (last == first)


@given(zones, clocks, moments)
def test_tomorrow_and_next_week_are_the_same_time_on_the_wall(zone: str, clock: int, now: int) -> None:
    rule = Rule("once", clock, zone, local(now, zone).date())
    tomorrow, week = (put_off(choice, rule, now, ALWAYS) for choice in ("tomorrow", "next_week"))
    assert tomorrow < week
    assert week == instant_on(local(now, zone).date() + timedelta(days=7), clock, zone)


def test_nine_stays_nine_when_summer_time_begins_and_ends() -> None:
    rule = Rule("daily", 9 * 3_600, "Europe/Berlin")
    at = milliseconds(datetime(2026, 3, 28, 8, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    gaps = []
    for _ in range(3):
        at, before = next_after(rule, at, ALWAYS) or 0, at
        gaps.append((at - before) // 3_600_000)
    assert gaps == [1, 23, 24]


def test_a_time_that_comes_twice_rings_once_and_one_that_never_comes_rings_an_hour_on() -> None:
    half_past_two = Rule("daily", 2 * 3_600 + 1_800, "Europe/Berlin")
    autumn = _run(half_past_two, date(2026, 10, 24), 2)
    assert [f"{one:%d %H:%M %z}" for one in autumn] == ["25 02:30 +0200", "26 02:30 +0100"]
    spring = _run(half_past_two, date(2026, 3, 28), 2)
    assert [f"{one:%d %H:%M}" for one in spring] == ["29 03:30", "30 02:30"]


def _run(rule: Rule, start: date, times: int) -> list[datetime]:
    at, seen = instant_on(start, 12 * 3_600, rule.zone), []
    for _ in range(times):
        at = next_after(rule, at, ALWAYS) or 0
        seen.append(local(at, rule.zone))
    return seen


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule("monthly", 0, "UTC", month_day=31), ["11-30", "12-31", "01-31", "02-28"]),
        (Rule("monthly", 0, "UTC", month_day=1), ["12-01", "01-01", "02-01", "03-01"]),
        (Rule("weekly", 0, "UTC", weekdays=(0, 4)), ["11-27", "11-30", "12-04", "12-07"]),
        (Rule("daily", 0, "UTC", working=True), ["11-25", "11-26", "11-27", "11-28"]),
        (Rule("weekly", 0, "UTC", weekdays=(4,), working=True), ["11-27", "12-04", "12-11", "12-18"]),
        (Rule("weekly", 0, "UTC", weekdays=(5, 6, 0), working=True), ["11-28", "11-30", "12-07", "12-14"]),
    ],
)
def test_days_fall_where_they_are_said_to(rule: Rule, days: list[str]) -> None:
    at, seen = milliseconds(datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("UTC"))), []
    for _ in days:
        at = next_after(rule, at, HOLIDAYS) or 0
        seen.append(f"{local(at, 'UTC'):%m-%d}")
    assert seen == days


def test_a_single_one_rings_once_on_a_holiday_the_day_after_when_that_is_wanted() -> None:
    rule = Rule("once", 0, "UTC", date(2026, 12, 25))
    assert local(next_after(rule, 0, HOLIDAYS) or 0, "UTC").day == 25
    moved = replace(rule, working=True)
    at = next_after(moved, 0, HOLIDAYS) or 0
    assert local(at, "UTC").day == 28
    assert next_after(moved, at, HOLIDAYS) is None


def test_a_company_that_never_opens_is_rung_on_the_day_itself() -> None:
    shut = Calendar(week=((),) * 7)
    rule = Rule("once", 0, "UTC", date(2026, 12, 25), working=True)
    assert local(next_after(rule, 0, shut) or 0, "UTC").day == 25


MINE, HERS = Owners("U1", "U1", False), Owners("U1", "U2", False)
ROOMS, OURS = Owners("U1", "", False), Owners("U1", "U2", True)
ONE, TWO, THREE, HR = (Actor(id) for id in ("U1", "U2", "U3", "U4"))
HR = replace(HR, roles=frozenset({"hr"}))


@pytest.mark.parametrize(
    ("owners", "actor", "sees", "finishes", "changes", "cancels"),
    [
        (MINE, ONE, True, True, True, True),
        (MINE, TWO, False, False, False, False),
        (HERS, ONE, True, True, True, True),
        (HERS, TWO, True, True, False, True),
        (HERS, HR, False, False, False, False),
        (OURS, ONE, True, True, False, False),
        (OURS, TWO, True, True, False, False),
        (OURS, HR, True, False, True, True),
        (ROOMS, THREE, False, False, False, False),
    ],
)
def test_who_may_do_what(
    owners: Owners, actor: Actor, sees: bool, finishes: bool, changes: bool, cancels: bool
) -> None:
    assert rules.may_see(owners, actor, False) is sees
    assert rules.may_finish(owners, actor, False) is finishes
    for judge, allowed in ((rules.judge_change, changes), (rules.judge_cancel, cancels)):
        try:
            judge(owners, actor, "TX-0001")
        except Refused:
            assert not allowed
        else:
            assert allowed


def test_a_rooms_is_everybodys_in_it() -> None:
    assert rules.may_see(ROOMS, THREE, True)
    assert rules.may_finish(ROOMS, THREE, True)


def _days(rule: Rule, count: int) -> list[str]:
    at, found = milliseconds(datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))), []
    for _ in range(count):
        following = next_after(rule, at, ALWAYS)
        assert following is not None
        at = following
        found.append(f"{local(at, rule.zone):%m-%d}")
    return found


def test_every_second_week_the_last_friday_and_every_year_fall_on_their_days() -> None:
    second = Rule("weekly", 36_000, "Asia/Shanghai", date(2026, 11, 27), (4,), interval=2)
    assert _days(second, 3) == ["11-27", "12-11", "12-25"]
    assert _days(Rule("monthly", 36_000, "Asia/Shanghai", None, (4,), nth=5), 3) == ["11-27", "12-25", "01-29"]
    assert _days(Rule("monthly", 36_000, "Asia/Shanghai", None, (0,), nth=1), 2) == ["12-07", "01-04"]
    assert _days(Rule("yearly", 36_000, "Asia/Shanghai", month_day=29, month=2), 2) == ["02-28", "02-29"], (
        "2027 has none"
    )
