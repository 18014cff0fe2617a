"""Times as people name them, at three in the afternoon of Tuesday 2026-11-24."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel.reading import read_moment

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("明天9点", "11-25 09:00"), ("下午3点半", "11-24 15:30"), ("16:30", "11-24 16:30"),
        ("14:30", "11-25 14:30"), ("明早8点", "11-25 08:00"), ("今晚十二点", "11-25 00:00"),
        ("明天凌晨12点", "11-25 00:00"), ("中午1点半", "11-25 13:30"), ("中午11点", "11-25 11:00"),
        ("下午三点一刻", "11-24 15:15"), ("12-02 09:00", "12-02 09:00"),
        ("2026-12-02T09:00", "12-02 09:00"), ("下周三下午3点", "12-02 15:00"), ("5号9点", "12-05 09:00"),
        ("明天下午 3：15", "11-25 15:15"), ("半小时后", "11-24 15:30"), ("两小时后", "11-24 17:00"),
        ("tomorrow 3pm", "11-25 15:00"), ("3:30 p.m.", "11-24 15:30"), ("next wed 10am", "12-02 10:00"),
        ("noon", "11-25 12:00"), ("tomorrow at 9", "11-25 09:00"), ("in 30 minutes", "11-24 15:30"),
        ("+2h", "11-24 17:00"), ("half past 3 pm", "11-24 15:30"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_said(text: str, reads: str) -> None:
    reading = read_moment(text, NOW)
    assert reading is not None
    assert reading.reads == reads
    assert reading.value.tzinfo == NOW.tzinfo


@pytest.mark.parametrize("text", ["", "明天", "25:00", "9点65", "12-12:30", "点", "tomorrow", "24:01"])
def test_what_names_no_time_is_not_guessed(text: str) -> None:
    assert read_moment(text, NOW) is None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))  # noqa: DTZ001 - a wall clock
def test_a_time_written_in_full_is_itself(wall: datetime) -> None:
    reading = read_moment(f"{wall:%Y-%m-%d %H:%M}", NOW)
    assert reading is not None
    assert reading.value.replace(tzinfo=None) == wall.replace(second=0, microsecond=0)


@given(st.text(max_size=70))
def test_any_text_may_be_asked(text: str) -> None:
    read_moment(text, NOW)
