"""Numbers and words as people write them, in either script and width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel.vocabulary import BOOK, count, numeral, phrases, plain

SIGNS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A number below a hundred million in full Chinese numerals."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return written(high) + "万" + (gap + written(low) if low else "")
    text = ""
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += SIGNS[digit] + sign
        elif text and number % scale and not text.endswith("零"):
            text += "零"
    return text


@given(st.integers(1, 99_999_999))
def test_every_numeral_written_in_full_is_read_back(number: int) -> None:
    assert numeral(written(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十二", 12), ("两千零五十", 2050), ("一百二", 120), ("三千五", 3500), ("一万二", 12000),
     ("一亿二千万", 120_000_000), ("二〇二六", 2026)],
)  # fmt: skip
def test_numerals_are_read_as_they_are_spoken(text: str, number: int) -> None:
    assert numeral(text) == number


@pytest.mark.parametrize("text", ["", "万", "五百三千", "三十五十", "百", "x"])
def test_what_is_no_numeral_is_not_guessed(text: str) -> None:
    assert numeral(text) is None


def test_full_width_and_capital_letters_are_the_same_as_plain_ones() -> None:
    assert plain("　１２：３０　ＰＭ ") == "12:30 pm"
    assert plain("12—02") == "12-02"


@given(st.text(max_size=20))
def test_any_text_may_be_asked_for_a_number(text: str) -> None:
    count(plain(text))


def test_every_phrase_in_the_book_is_a_pattern() -> None:
    assert all(phrases(kind) for kind in BOOK["forms"])
