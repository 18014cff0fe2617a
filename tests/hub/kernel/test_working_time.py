"""When a step is due, checked against the vectors of the regulation (G6) and the laws any calendar obeys."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Refused, milliseconds
from hub.kernel.working_time import (
    FIVE_DAYS,
    OFFICE_HOURS,
    REST,
    Calendar,
    due,
    hours_text,
    next_opening,
    nth_working_day,
    read_hours,
    worked,
    working_days,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")


def span(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=offset) for offset in range((end - start).days + 1)]


OFF_2026 = [
    *span("2026-01-01", "2026-01-03"),
    *span("2026-02-15", "2026-02-23"),
    *span("2026-04-04", "2026-04-06"),
    *span("2026-05-01", "2026-05-05"),
    *span("2026-06-19", "2026-06-21"),
    *span("2026-09-25", "2026-09-27"),
    *span("2026-10-01", "2026-10-07"),
    date(2027, 1, 1),
]
MAKE_UP_2026 = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
CHINA = Calendar(
    days=dict.fromkeys(OFF_2026, REST) | {date.fromisoformat(day): OFFICE_HOURS for day in MAKE_UP_2026},
    announced=frozenset({2025, 2026}),
)


def at(text: str) -> int:
    return milliseconds(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI))


def wall(ms: int) -> str:
    return f"{CHINA.local(ms):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        ("2026-09-30 16:00", 1, "2026-10-08 16:00"),  # R194: National Day skipped
        ("2026-10-09 16:00", 1, "2026-10-10 16:00"),  # R195: a make-up Saturday counts
        ("2026-02-14 10:00", 2, "2026-02-25 10:00"),  # R196: received on a make-up Saturday
        ("2026-04-30 11:00", 1, "2026-05-06 11:00"),
        ("2026-11-28 10:00", 1, "2026-12-01 09:00"),  # received on a rest day
        ("2026-11-24 07:30", 1, "2026-11-25 09:00"),  # before opening
        ("2026-11-24 12:30", 1, "2026-11-25 13:00"),  # during the noon rest
        ("2026-11-24 18:00", 1, "2026-11-26 09:00"),  # at closing: tomorrow's work
        ("2026-11-27 20:00", 1, "2026-12-01 09:00"),
    ],
)
def test_a_step_is_due_at_the_same_time_of_day_on_the_nth_working_day(received: str, days: int, expected: str) -> None:
    deadline = due(CHINA, at(received), days=days)
    assert wall(deadline.at) == expected
    assert not deadline.provisional


def test_a_deadline_in_a_year_not_yet_announced_is_provisional() -> None:
    deadline = due(CHINA, at("2026-12-31 16:00"), days=1)
    assert (wall(deadline.at), deadline.provisional) == ("2027-01-04 16:00", True)
    announced = Calendar(days=CHINA.days, announced=CHINA.announced | {2027})
    assert due(announced, at("2026-12-31 16:00"), days=1) == (deadline.at, False)


def test_hours_that_end_before_new_year_are_not_provisional() -> None:
    assert due(CHINA, at("2026-12-31 10:00"), hours=4) == (at("2026-12-31 15:00"), False)


def test_a_matter_to_be_signed_at_once_is_due_on_receipt_even_at_night() -> None:
    assert due(CHINA, at("2026-11-28 23:11")) == (at("2026-11-28 23:11"), False)


@pytest.mark.parametrize(
    ("received", "hours", "expected"),
    [
        ("2026-11-24 09:00", 3, "2026-11-24 12:00"),
        ("2026-11-24 11:00", 2, "2026-11-24 14:00"),
        ("2026-11-24 17:00", 2, "2026-11-25 10:00"),
        ("2026-11-27 17:30", 8.5, "2026-11-30 18:00"),
        ("2026-11-28 10:00", 0.25, "2026-11-30 09:15"),
    ],
)
def test_a_budget_of_hours_counts_working_hours_only(received: str, hours: float, expected: str) -> None:
    assert wall(due(CHINA, at(received), hours=hours).at) == expected


def test_a_due_day_that_closes_early_ends_the_time_at_its_closing() -> None:
    short = Calendar(days={date(2026, 11, 25): read_hours("10:00-12:00")}, announced=frozenset({2026}))
    assert wall(due(short, at("2026-11-24 16:00"), days=1).at) == "2026-11-25 12:00"
    assert wall(due(short, at("2026-11-24 09:10"), days=1).at) == "2026-11-25 10:00"


def test_seconds_of_the_receipt_are_kept() -> None:
    assert due(CHINA, at("2026-11-24 10:00:07") + 9, days=1).at == at("2026-11-25 10:00:07") + 9


def test_a_company_that_never_opens_refuses_instead_of_searching_for_ever() -> None:
    with pytest.raises(Refused, match=r"calendar\.closed"):
        due(Calendar(week=(REST,) * 7), at("2026-11-24 10:00"), days=1)


def test_opening_hours_are_read_and_written_back() -> None:
    assert read_hours("09:00-12:00, 13:00-18:00") == OFFICE_HOURS
    assert read_hours(hours_text(OFFICE_HOURS)) == OFFICE_HOURS
    assert read_hours("") == REST


@pytest.mark.parametrize("text", ["9", "12:00-09:00", "09:00-12:00, 11:00-13:00", "09:00-25:00", "a:b-c:d"])
def test_opening_hours_out_of_order_are_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"calendar\.hours"):
        read_hours(text)


def test_leave_counts_working_days_with_both_ends() -> None:
    assert working_days(CHINA, date(2026, 9, 28), date(2026, 10, 10)) == 6
    assert working_days(CHINA, date(2026, 11, 28), date(2026, 11, 29)) == 0
    assert nth_working_day(CHINA, date(2026, 9, 30), 1) == date(2026, 10, 8)


NEW_YORK = Calendar(zone="America/New_York", announced=frozenset({2026}))
YEAR_START, YEAR = at("2026-01-01 00:00"), 365 * 86_400_000
instants = st.integers(YEAR_START, YEAR_START + YEAR)
SIX_DAYS = Calendar(week=(*FIVE_DAYS[:5], read_hours("09:00-12:30"), REST))
calendars = st.sampled_from([CHINA, NEW_YORK, SIX_DAYS])


def opens_at(calendar: Calendar, ms: int) -> bool:
    return next_opening(calendar, ms) == ms


@given(calendars, instants)
def test_the_next_opening_is_open_and_nothing_is_worked_before_it(calendar: Calendar, ms: int) -> None:
    opening = next_opening(calendar, ms)
    assert opens_at(calendar, opening)
    assert worked(calendar, ms, opening) == 0


@given(calendars, instants, st.integers(1, 15))
def test_a_deadline_lies_on_a_working_day_after_the_receipt(calendar: Calendar, ms: int, days: int) -> None:
    deadline = due(calendar, ms, days=days).at
    assert deadline > ms
    assert calendar.is_working_day(calendar.local(deadline).date())


@given(calendars, instants, instants, st.integers(0, 6), st.integers(0, 20))
def test_what_is_received_later_is_never_due_earlier(
    calendar: Calendar, one: int, other: int, days: int, hours: int
) -> None:
    early, late = sorted((one, other))
    assert due(calendar, early, days=days, hours=hours).at <= due(calendar, late, days=days, hours=hours).at


@given(calendars, instants, st.integers(1, 100))
def test_a_budget_of_hours_is_exactly_the_time_worked_until_due(calendar: Calendar, ms: int, quarters: int) -> None:
    deadline = due(calendar, ms, hours=quarters / 4).at
    assert worked(calendar, ms, deadline) == quarters * 900_000


@given(calendars, instants, instants, instants)
def test_working_time_adds_up(calendar: Calendar, one: int, other: int, third: int) -> None:
    first, middle, last = sorted((one, other, third))
    parts = worked(calendar, first, middle) + worked(calendar, middle, last)
    assert parts == worked(calendar, first, last)
    assert worked(calendar, last, first) == 0


@given(calendars, st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(1, 30))
def test_the_nth_working_day_has_n_working_days_up_to_it(calendar: Calendar, day: date, n: int) -> None:
    assert working_days(calendar, day + timedelta(days=1), nth_working_day(calendar, day, n)) == n
