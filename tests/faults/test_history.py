"""The checker finds what it is there to find."""

from typing import Any

import pytest

from tests.faults.history import History, check


def written(*texts: str) -> list[dict[str, Any]]:
    return [{"text": text, "seq": seq} for seq, text in enumerate(texts, 1)]


def history(*acked: str) -> History:
    told = History()
    for seq, key in enumerate(acked, 1):
        told.invoke(key, key)
        told.ok("w", key, seq)
    return told


def test_a_whole_log_passes() -> None:
    check(history("a", "b"), written("a", "b"))


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (written("a"), "lost"),
        (written("a", "b", "b"), "duplicated"),
        (written("a", "b", "c"), "phantoms"),
        (written("b", "a"), "not where it was"),
        (list(reversed(written("a", "b"))), "out of order"),
    ],
)
def test_every_broken_promise_is_found(log: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check(history("a", "b"), log)


def test_two_places_for_one_key_are_found() -> None:
    told = history("a")
    with pytest.raises(AssertionError, match="acknowledged at 1 and at 2"):
        told.ok("w", "a", 2)
