"""Deciding a step together: the truth table, whose turn it is, and people who were added (approvals.md section 2.4)."""

import pytest

from hub.flow.counting import called, outcome, verdict, without
from hub.flow.instance import Run, Slot
from tests.hub.flow.flows import node


def run(mode, *states, weights=()):
    slots = [Slot(f"U-{number}", state) for number, state in enumerate(states, 1)]
    slots = [Slot(one.person, one.state, weight=weight) for one, weight in zip(slots, weights, strict=False)] or slots
    return Run(1, "boss", mode, tuple(slots))


def states(one):
    return [slot.state for slot in one.slots]


@pytest.mark.parametrize(
    ("mode", "states", "expected"),
    [
        ("all", "pending pending", None),
        ("all", "approved pending", None),
        ("all", "approved approved", "passed"),
        ("all", "approved rejected", "failed"),
        ("all", "pending rejected", "failed"),
        ("all", "transferred approved", "passed"),
        ("any", "pending pending", None),
        ("any", "pending approved", "passed"),
        ("any", "rejected pending", "failed"),
        ("sequential", "approved waiting", None),
        ("sequential", "approved approved", "passed"),
        ("sequential", "rejected waiting", "failed"),
    ],
)
def test_the_truth_table(mode, states, expected):
    assert outcome(node("boss", mode), run(mode, *states.split())) == expected


@pytest.mark.parametrize(
    ("mode", "states", "expected"),
    [
        ("any", "rejected pending", None),
        ("any", "rejected rejected", "failed"),
        ("any", "rejected approved", "passed"),
        ("all", "rejected pending", None),
        ("all", "rejected approved", "failed"),
        ("claim", "rejected superseded", "failed"),
        ("claim", "approved superseded", "passed"),
    ],
)
def test_a_step_may_hear_everybody_before_it_fails(mode, states, expected):
    assert outcome(node("boss", mode, reject="all"), run(mode, *states.split())) == expected


@pytest.mark.parametrize(
    ("quorum", "weights", "states", "expected"),
    [
        ("50%", (1, 1, 1, 1), "approved approved pending pending", "passed"),
        ("50%", (1, 1, 1), "approved pending pending", None),
        ("60%", (1, 1, 1, 1, 1), "rejected rejected pending pending pending", None),
        ("60%", (1, 1, 1, 1, 1), "rejected rejected rejected pending pending", "failed"),
        ("2", (1, 1, 1), "approved rejected pending", None),
        ("2", (1, 1, 1), "approved rejected approved", "passed"),
        ("50%", (3, 1, 1), "approved pending pending", "passed"),
        ("50%", (3, 1, 1), "rejected pending pending", "failed"),
        ("9", (1, 1), "approved approved", "passed"),
    ],
)
def test_a_vote_is_over_as_soon_as_nobody_can_turn_it(quorum, weights, states, expected):
    assert outcome(node("boss", "vote", quorum=quorum), run("vote", *states.split(), weights=weights)) == expected


def test_everybody_is_called_at_once_but_in_sequence_the_first_in_line():
    assert states(called(run("all", "waiting", "waiting"))) == ["pending", "pending"]
    assert states(called(run("sequential", "waiting", "waiting"))) == ["pending", "waiting"]
    assert states(called(run("sequential", "approved", "waiting", "waiting"))) == ["approved", "pending", "waiting"]
    assert states(called(run("sequential", "pending", "waiting"))) == ["pending", "waiting"]


def test_who_was_added_before_signs_first_and_after_last():
    added = (Slot("U-2", "waiting", beside="U-1", order="before"), Slot("U-1", "waiting"),
             Slot("U-3", "waiting", beside="U-1", order="after"))  # fmt: skip
    one = called(Run(1, "boss", "any", added))
    assert states(one) == ["pending", "waiting", "waiting"]
    one = called(one.with_slot(one.slots[0], Slot("U-2", "approved", beside="U-1", order="before")))
    assert states(one) == ["approved", "pending", "waiting"]
    one = one.with_slot(one.slots[1], Slot("U-1", "approved"))
    assert outcome(node("boss", "any"), one) is None
    assert states(called(one)) == ["approved", "approved", "pending"]


def test_the_word_of_whoever_was_added_counts_with_that_of_the_one_they_stand_beside():
    beside = Slot("U-2", "rejected", beside="U-1", order="beside")
    one = Run(1, "boss", "any", (Slot("U-1", "approved"), beside, Slot("U-3", "pending")))
    assert verdict(one, one.slots[0]) == "rejected"
    assert outcome(node("boss", "any", reject="all"), one) is None
    advice = Slot("U-2", "pending", beside="U-1", order="ask")
    assert outcome(node("boss"), Run(1, "boss", "all", (Slot("U-1", "approved"), advice))) == "passed"


def test_an_approval_taken_back_asks_the_spared_again_and_sends_the_next_in_line_back():
    spared = Run(1, "boss", "any", (Slot("U-1", "approved"), Slot("U-2", "superseded", by="U-1")), "passed")
    assert states(without(spared, spared.slots[0])) == ["pending", "pending"]
    line = run("sequential", "approved", "pending", "waiting")
    assert states(without(line, line.slots[0])) == ["pending", "waiting", "waiting"]
