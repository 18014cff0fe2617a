"""A line as it is typed: signs of any width, quotes, names, and where every word stands."""

import pytest

from hub.doors.slash.line import folded, read_line


def texts(source: str) -> list[str]:
    line = read_line(source)
    assert line is not None
    return [word.text for word in line.words]


@pytest.mark.parametrize("source", ["/leave 年假 明天", "／leave　年假　明天", "  /leave  年假\t明天 "])
def test_slashes_and_blanks_of_any_width_are_the_same(source: str) -> None:
    line = read_line(source)
    assert line is not None
    assert line.command == "leave"
    assert texts(source) == ["年假", "明天"]


@pytest.mark.parametrize("source", ["", "hello", "leave /x", "2/3"])
def test_what_does_not_begin_with_a_slash_is_no_command(source: str) -> None:
    assert read_line(source) is None


def test_an_exclamation_mark_says_that_the_asker_is_sure() -> None:
    for source in ("/跟进! 好", "/跟进！ 好"):
        line = read_line(source)
        assert line is not None
        assert (line.command, line.sure) == ("跟进", True)


def test_quotes_hold_words_together_and_a_missing_one_ends_with_the_line() -> None:
    assert texts('/customer "华为 技术" x') == ["华为 技术", "x"]
    assert texts("/customer “华为 技术” 「a b」") == ["华为 技术", "a b"]
    assert texts('/customer "华为 技') == ["华为 技"]


def test_a_value_is_named_by_what_stands_before_the_equals_sign() -> None:
    line = read_line('/customer new 华为 phone=138 level："A B" https://x.cn')
    assert line is not None
    assert [(word.name, word.text) for word in line.words] == [
        ("", "new"), ("", "华为"), ("phone", "138"), ("level", "A B"), ("", "https://x.cn"),
    ]  # fmt: skip


def test_every_word_knows_where_it_stands() -> None:
    source = '／leave　"a b" reason=x'
    line = read_line(source)
    assert line is not None
    assert [source[word.start : word.end] for word in line.words] == ['"a b"', "reason=x"]


def test_the_open_word_is_the_one_under_the_caret() -> None:
    for source, text in (("/leave 年", "年"), ("/leave 年 ", ""), ("/leave ", "")):
        line = read_line(source)
        assert line is not None
        assert line.open_word.text == text
    assert read_line("/lea").is_open  # type: ignore[union-attr]
    assert not read_line("/lea ").is_open  # type: ignore[union-attr]


def test_words_are_compared_half_width_and_lower_case() -> None:
    assert folded("ＬＥＡＶＥ ") == "leave"
