"""JSON columns hold compact text that reads as it was written."""

import pytest

from hub.kernel import dump, load


def test_chinese_stays_readable_and_nothing_is_padded() -> None:
    assert dump({"名": ["驿站", 1]}) == '{"名":["驿站",1]}'


def test_an_empty_column_gives_the_default() -> None:
    assert load(None, []) == []
    assert load("", {}) == {}
    assert load("[1]") == [1]


def test_nan_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dump(float("nan"))
