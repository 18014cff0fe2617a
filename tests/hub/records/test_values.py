"""Kept values sort as text the way they sort as values, and go out on the wire without floats."""

from hypothesis import given
from hypothesis import strategies as st

from hub.records import kinds
from hub.records.values import folded, index_keys, on_wire


@given(st.integers(-(2**62), 2**62), st.integers(-(2**62), 2**62))
def test_numbers_sort_as_text(a: int, b: int) -> None:
    keys = [index_keys(kinds.money(), one)[0] for one in (a, b)]
    assert (keys[0] < keys[1]) == (a < b)


@given(st.dates(), st.dates())
def test_dates_sort_as_text(a: object, b: object) -> None:
    keys = [index_keys(kinds.date, str(one))[0] for one in (a, b)]
    assert (keys[0] < keys[1]) == (str(a) < str(b))


def test_no_value_is_the_empty_key_and_a_list_has_several() -> None:
    assert index_keys(kinds.text(), None) == [""]
    assert index_keys(kinds.people, ["U1", "U2"]) == ["U1", "U2"]
    assert index_keys(kinds.people, []) == [""]
    assert index_keys(kinds.flag, False) == ["0"]


def test_two_spellings_of_a_name_are_one_key() -> None:
    assert folded("ＨＵＡＷＥＩ  Technologies") == folded("huawei technologies")


def test_amounts_and_instants_go_out_as_text() -> None:
    assert on_wire(kinds.money(), 12_345_000) == {"amount": "1234.50", "currency": "CNY"}
    assert on_wire(kinds.quantity(), 125_000) == "12.5"
    assert on_wire(kinds.time, 0) == "1970-01-01T00:00:00.000Z"
    assert on_wire(kinds.text(), None) is None
