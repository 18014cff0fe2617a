"""Whose value is proposed when two customers become one, and when no other may be made."""

from typing import Any

from hub.office.crm.dup.rules import barred, wins
from hub.records import Record


def _one(changed_at: int, **data: Any) -> Record:
    return Record("R1", "O1", "KH-1", "crm.customer", "active", "U1", data, changed_at=changed_at)


def test_a_value_wins_over_none_and_the_later_over_the_earlier() -> None:
    early, late = _one(1, level="A", phone="1"), _one(2, level="B", owner="U2")
    assert wins("level", early, late) == "other" and wins("level", late, early) == "one"
    assert wins("phone", early, late) == "one" and wins("phone", late, early) == "other"
    assert wins("owner", early, late) == "one", "whose it is never changes by itself"


def test_only_a_tax_number_bars_another() -> None:
    assert barred([(1.0, "R1", ["uscc"])]) and not barred([(1.0, "R1", ["name", "phone"])])
