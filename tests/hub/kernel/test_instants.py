"""Instants and amounts survive the way to the wire and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import Refused, from_units, instant, to_units, wire


@given(st.integers(0, 4_102_444_800_000))
def test_an_instant_survives_the_wire(ms: int) -> None:
    assert instant(wire(ms)) == ms


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(Refused, match=r"field\.unreadable"):
        instant("2026-11-24T09:00:00")
    with pytest.raises(Refused):
        instant("soon")


def test_an_instant_in_another_zone_is_the_same_instant() -> None:
    assert instant("2026-11-24T09:00:00+08:00") == instant("2026-11-24T01:00:00Z")


@given(st.integers(-(2**62), 2**62))
def test_an_amount_survives_the_wire(units: int) -> None:
    assert to_units(from_units(units)) == units


@pytest.mark.parametrize(
    ("text", "shown"), [("1234.5", "1234.50"), ("0.0001", "0.0001"), ("-3", "-3.00"), ("1e2", "100.00")]
)
def test_money_shows_two_places_and_more_where_there_are_more(text: str, shown: str) -> None:
    assert from_units(to_units(text)) == shown


@pytest.mark.parametrize("text", ["", "abc", "NaN", "Infinity", "0.00001", "1e30"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        to_units(text)
