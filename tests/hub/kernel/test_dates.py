"""Days as people name them, on Tuesday 2026-11-24."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel.reading import read_date

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-11-24"), ("明天", "2026-11-25"), ("后天", "2026-11-26"), ("大后天", "2026-11-27"),
        ("昨天", "2026-11-23"), ("下周三", "2026-12-02"), ("下个星期三", "2026-12-02"),
        ("本周五", "2026-11-27"), ("周五", "2026-11-27"), ("周二", "2026-11-24"), ("周一", "2026-11-30"),
        ("星期天", "2026-11-29"), ("上周五", "2026-11-20"), ("下下周一", "2026-12-07"),
        ("3天后", "2026-11-27"), ("两天后", "2026-11-26"), ("十天以后", "2026-12-04"),
        ("30天前", "2026-10-25"), ("一个月后", "2026-12-24"), ("月底", "2026-11-30"),
        ("下月底", "2026-12-31"), ("年底", "2026-12-31"), ("下月5号", "2026-12-05"), ("5号", "2026-12-05"),
        ("25号", "2026-11-25"), ("12月2日", "2026-12-02"), ("十二月二号", "2026-12-02"),
        ("1月5日", "2027-01-05"), ("明年1月3日", "2027-01-03"), ("二〇二七年一月三日", "2027-01-03"),
        ("2026年12月2日", "2026-12-02"), ("12-02", "2026-12-02"), ("12/2", "2026-12-02"),
        ("１２－０２", "2026-12-02"), ("2026-12-01", "2026-12-01"), ("2026.12.2", "2026-12-02"),
        ("20261202", "2026-12-02"), ("11-02", "2026-11-02"), ("1-5", "2027-01-05"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_said_in_chinese(text: str, day: str) -> None:
    reading = read_date(text, TUESDAY)
    assert reading is not None
    assert reading.value == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-24"), ("Tomorrow", "2026-11-25"), ("yesterday", "2026-11-23"),
        ("next wed", "2026-12-02"), ("next Wednesday", "2026-12-02"), ("this fri", "2026-11-27"),
        ("fri", "2026-11-27"), ("+3d", "2026-11-27"), ("on monday", "2026-11-30"), ("eom", "2026-11-30"),
        ("end of next month", "2026-12-31"), ("in 3 days", "2026-11-27"), ("in two weeks", "2026-12-08"),
        ("3 days ago", "2026-11-21"), ("Dec 2nd", "2026-12-02"), ("2 December 2027", "2027-12-02"),
        ("the 5th", "2026-12-05"), ("5th of next month", "2026-12-05"),
        ("the day after tomorrow", "2026-11-26"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_said_in_english(text: str, day: str) -> None:
    reading = read_date(text, TUESDAY)
    assert reading is not None
    assert reading.value == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "周八", "13-40", "2-30", "下", "2026年12月", "半天后", "年假", "9999年后", "1" * 100],
)
def test_what_names_no_day_is_not_guessed(text: str) -> None:
    assert read_date(text, TUESDAY) is None


def test_the_reading_says_the_day_plainly_and_the_year_when_it_is_another() -> None:
    wednesday, new_year = read_date("下周三", TUESDAY), read_date("1-5", TUESDAY)
    assert wednesday is not None
    assert new_year is not None
    assert (wednesday.reads, new_year.reads) == ("12-02", "2027-01-05")


def test_a_month_on_from_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    reading = read_date("1个月后", date(2026, 1, 31))
    assert reading is not None
    assert reading.value == date(2026, 2, 28)


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)), st.dates(date(1971, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_full_is_itself_whatever_today_is(day: date, today: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%d %B %Y}"):
        reading = read_date(text, today)
        assert reading is not None
        assert reading.value == day
        again = read_date(reading.reads, today)
        assert again is not None


@given(st.text(max_size=70), st.dates())
def test_any_text_on_any_day_may_be_asked(text: str, today: date) -> None:
    read_date(text, today)
