"""Money, quantities, numbers and spans as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel.reading import Money, Span, read_days, read_integer, read_money, read_quantity, read_span, span_text


@pytest.mark.parametrize(
    ("text", "yuan", "currency"),
    [
        ("12000", 12000, "CNY"), ("12,000", 12000, "CNY"), ("1.2万", 12000, "CNY"), ("3k", 3000, "CNY"),
        ("¥300", 300, "CNY"), ("￥１，２００", 1200, "CNY"), ("$50K", 50000, "USD"), ("300元", 300, "CNY"),
        ("300块钱", 300, "CNY"), ("三千五百元", 3500, "CNY"), ("一万二", 12000, "CNY"),
        ("1.2万元", 12000, "CNY"), ("50美元", 50, "USD"), ("HK$ 3m", 3_000_000, "HKD"),
        ("-300", -300, "CNY"), ("-¥300", -300, "CNY"),
    ],
)  # fmt: skip
def test_money_is_read_as_it_is_typed(text: str, yuan: int, currency: str) -> None:
    reading = read_money(text)
    assert reading is not None
    assert reading.value == Money(yuan * 10_000, currency)


def test_money_is_shown_back_with_its_currency_and_grouped() -> None:
    reading = read_money("1.2万", currency="EUR")
    assert reading is not None
    assert reading.reads == "12,000.00 EUR"


@pytest.mark.parametrize("text", ["", "12,00", "1.23456", "abc", "¥", "百万", "9" * 20, "1e5", "NaN", "12 000"])
def test_what_is_no_money_is_not_guessed(text: str) -> None:
    assert read_money(text) is None


@given(st.integers(-(10**16), 10**16))
def test_money_shown_back_is_read_as_the_same_money(units: int) -> None:
    sign, rest = ("-" if units < 0 else ""), abs(units)
    reading = read_money(f"{sign}{rest // 10_000}.{rest % 10_000:04d}")
    assert reading is not None
    assert reading.value.units == units
    assert read_money(reading.reads) == reading


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("x10", 100_000),
        ("10个", 100_000),
        ("×3", 30_000),
        ("十个", 100_000),
        ("2.5 kg", 25_000),
        ("两台", 20_000),
    ],
)
def test_a_quantity_is_read_with_or_without_its_measure(text: str, units: int) -> None:
    reading = read_quantity(text)
    assert reading is not None
    assert reading.value == units


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("1,200", 1200), ("1.2万", 12000), ("十二", 12), ("-5", -5)])
def test_a_whole_number_is_read(text: str, number: int) -> None:
    reading = read_integer(text)
    assert reading is not None
    assert (reading.value, reading.reads) == (number, str(number))


def test_a_fraction_is_no_whole_number() -> None:
    assert read_integer("1.5") is None


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("2天", "2d"), ("半天", "0.5d"), ("两天半", "2.5d"), ("两个小时", "2h"), ("90分钟", "1h 30m"),
        ("2d 3h", "2d 3h"), ("2d3h", "2d 3h"), ("一个半小时", "1h 30m"), ("半个小时", "30m"),
        ("1小时30分", "1h 30m"), ("1.5天", "1.5d"), ("half a day", "0.5d"), ("half-day", "0.5d"),
        ("2 days and 3 hours", "2d 3h"), ("an hour", "1h"), ("一周", "7d"), ("1.5h", "1h 30m"),
    ],
)  # fmt: skip
def test_a_span_is_read_as_it_is_said(text: str, plainly: str) -> None:
    reading = read_span(text)
    assert reading is not None
    assert reading.reads == plainly


@pytest.mark.parametrize("text", ["", "0天", "3", "天", "2天吧", "1.3m", "明天"])
def test_what_is_no_span_is_not_guessed(text: str) -> None:
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("text", "units"),
    [("2天", 20_000), ("0天", 0), ("0d", 0), ("半天", 5_000), ("2小时", None), ("0小时", None), ("1d 2h", None)],
)
def test_days_are_counted_also_when_there_are_none(text: str, units: int | None) -> None:
    reading = read_days(text)
    assert (reading.value if reading else None) == units


@given(st.integers(0, 400), st.integers(0, 5000))
def test_a_span_shown_back_is_read_as_the_same_span(half_days: int, minutes: int) -> None:
    span = Span(Decimal(half_days) / 2, minutes)
    reading = read_span(span_text(span))
    assert (reading.value if reading else None) == (span if half_days or minutes else None)


@given(st.text(max_size=70))
def test_any_text_may_be_asked_for_an_amount(text: str) -> None:
    for reader in (read_money, read_quantity, read_integer, read_span, read_days):
        reader(text)
