"""Who may read which field, and what a decision is held to."""

from hub.flow.access import at_node, differences, filling, fingerprint, hidden_from, seen_part
from hub.flow.document import read
from tests.hub.flow.flows import ASKER, NOW, facts, started, step
from tests.hub.flow.leave import ROOT

EXPENSE = read((ROOT / "config" / "flows" / "expense.yaml").read_text("utf-8"))
SECRET = {"booked", "receipts.checked"}
PEOPLE = {"superior": ("U-1",), "check": ("U-2", "U-3"), "pay": ("U-4",)}


def test_a_field_is_hidden_from_the_asker_their_superior_and_passers_by_and_not_from_finance():
    one = started(EXPENSE, PEOPLE)
    assert hidden_from(EXPENSE, one, ASKER) == hidden_from(EXPENSE, one, "U-1") == SECRET
    assert hidden_from(EXPENSE, one, None) == hidden_from(EXPENSE, one, "U-9") == SECRET
    assert hidden_from(EXPENSE, one, "U-2") == SECRET, "their turn has not come"
    after = step(EXPENSE, one, "approve", "U-1", facts(PEOPLE, NOW + 1)).after
    assert hidden_from(EXPENSE, after, "U-2") == frozenset()
    assert hidden_from(EXPENSE, after, "U-1") == SECRET


def test_only_whose_turn_it_is_fills_in():
    one = started(EXPENSE, PEOPLE)
    assert set(filling(EXPENSE, one, "U-1").values()) <= {"read", "hidden", "write"}
    assert filling(EXPENSE, one, "U-2") == {}
    after = step(EXPENSE, one, "approve", "U-1", facts(PEOPLE, NOW + 1)).after
    levels = filling(EXPENSE, after, "U-2")
    assert (levels["booked"], levels["receipts"], levels["receipts.checked"]) == ("required", "read", "write")
    assert at_node(EXPENSE, "pay")["booked"] == "read"


def test_what_is_hidden_is_cut_out_of_rows_and_hashes():
    form = {"booked": "6602", "receipts": [{"cost": 1, "checked": True}], "reason": "x"}
    assert seen_part(EXPENSE, form, frozenset(SECRET)) == {"receipts": [{"cost": 1}], "reason": "x"}
    seen = fingerprint(EXPENSE, form, frozenset(SECRET))
    assert seen == fingerprint(EXPENSE, {**form, "booked": "other"}, frozenset(SECRET))
    assert seen != fingerprint(EXPENSE, {**form, "reason": "y"}, frozenset(SECRET))


def test_the_difference_is_what_changed():
    assert differences({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == [
        {"field": "b", "before": 2, "after": 3}, {"field": "c", "before": None, "after": 4},
    ]  # fmt: skip
