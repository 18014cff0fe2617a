"""`ts`, cursors and ids: told and read back without a table."""

from hypothesis import given
from hypothesis import strategies as st

from hub.doors.slack.places import (
    app_of,
    cursor_of,
    instant_of,
    made_at,
    read_cursor,
    read_ts,
    team_of,
    ts_in,
    ts_of,
)
from hub.kernel import new_id, wire

MOMENTS = st.integers(min_value=10**9, max_value=10**13)
SEQS = st.integers(min_value=1, max_value=2**53)


@given(MOMENTS, SEQS)
def test_a_ts_is_read_back_as_it_was_told(at: int, seq: int) -> None:
    ts = ts_of(at, seq)
    assert read_ts(ts) == (at // 1000, seq)
    assert ts_in({"at": wire(at), "seq": seq}) == ts


@given(MOMENTS, st.integers(0, 10**6), SEQS, st.integers(1, 1000))
def test_later_words_have_a_greater_ts_and_no_two_the_same(at: int, wait: int, seq: int, more: int) -> None:
    first, then = ts_of(at, seq), ts_of(at + wait, seq + more)
    assert first != then
    assert [int(part) for part in first.split(".")] < [int(part) for part in then.split(".")]


def test_what_is_no_ts_of_ours_is_none() -> None:
    assert [read_ts(text) for text in ("", "1", "1.2", "x.000001", "1.000001 ", "-1.000001")] == [None] * 6
    assert [instant_of(text) for text in ("0", "1.5", "1355517523.000005")] == [0, 1500, 1355517523000]
    assert [instant_of(text) for text in ("x", "-1", "1e99", "nan", "")] == [None] * 5


@given(st.text(max_size=40))
def test_a_cursor_is_read_by_the_kind_of_list_it_is_of(where: str) -> None:
    cursor = cursor_of("users", where)
    assert read_cursor(cursor, "users") == where
    assert read_cursor(cursor, "channels") is None
    assert read_cursor(where, "users") is None or where == cursor


def test_an_id_says_when_it_was_made_and_other_names_are_made_of_it() -> None:
    assert made_at(new_id("C", 1_795_482_000_123)) == 1_795_482_000
    assert (team_of("O1"), app_of("B1")) == ("T1", "A1")
