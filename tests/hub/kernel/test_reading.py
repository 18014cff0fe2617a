"""Reading the start of a typed line."""

from datetime import date

from hub.kernel.reading import read_date, read_first, read_span

TUESDAY = date(2026, 11, 24)


def test_the_longest_run_of_words_that_means_something_is_taken() -> None:
    found = read_first(read_date, ["next", "wed", "2d", "going", "home"], TUESDAY)
    assert found is not None
    assert (found[0].value, found[1]) == (date(2026, 12, 2), 2)


def test_a_span_of_several_words_is_taken_whole() -> None:
    found = read_first(read_span, ["2", "days", "3", "hours", "off"])
    assert found is not None
    assert (found[0].reads, found[1]) == ("2d 3h", 4)


def test_nothing_is_found_where_the_line_starts_with_something_else() -> None:
    assert read_first(read_date, ["回老家", "明天"], TUESDAY) is None
    assert read_first(read_date, [], TUESDAY) is None
