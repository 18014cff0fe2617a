"""Going back: returns, corrections, approvals taken back, requests opened again (Q1-Q3 of approvals.md section 2.5)."""

import pytest

from hub.flow.decide import Step, decide, possible
from hub.flow.returning import targets
from hub.flow.spec import Branch, Node
from hub.kernel import Refused
from tests.hub.flow.flows import ASKER, both, definition, facts, node, started, step

LINE = definition(node("one"), node("two"), node("three"), dedupe="none")
PEOPLE = {"one": ("U-1",), "two": ("U-2",), "three": ("U-3",)}
SIDES = tuple(Branch(id, both(id), (node(f"{id}_one"), node(f"{id}_two"))) for id in ("left", "right"))
SPLIT = definition(node("one"), Node("split", both("s"), kind="parallel", branches=SIDES), node("last"))
CROWD = {"one": ("U-1",), "left_one": ("U-2",), "left_two": ("U-3",), "right_one": ("U-4",), "last": ("U-1",)}


def refusal(flow, instance, name, by, **rest):
    with pytest.raises(Refused) as no:
        decide(flow, instance, Step(name, by, **rest), facts())
    return no.value.reason


def approved(flow, people, *by):
    instance = started(flow, people)
    for person in by:
        instance = step(flow, instance, "approve", person, facts(people)).after
    return instance


def back(flow, instance, by, people, **rest):
    return step(flow, instance, "return", by, facts(people), text="mend it", **rest).after


def test_a_return_needs_words_and_a_step_that_was_passed():
    asked = approved(LINE, PEOPLE, "U-1", "U-2")
    assert targets(LINE, asked, "U-3") == ("start", "one", "two")
    assert refusal(LINE, asked, "return", "U-3") == "flow.words_required"
    assert refusal(LINE, asked, "return", "U-3", text="no", node="three") == "flow.not_passed"


def test_what_is_returned_to_a_step_passes_the_later_ones_again():
    asked = back(LINE, approved(LINE, PEOPLE, "U-1", "U-2"), "U-3", PEOPLE, node="one")
    assert asked.waits_for() == ("U-1",)
    for person, next_ in (("U-1", "U-2"), ("U-2", "U-3")):
        asked = step(LINE, asked, "approve", person, facts(PEOPLE)).after
        assert asked.waits_for() == (next_,)


def test_straight_back_it_skips_those_who_approved_between():
    asked = back(LINE, approved(LINE, PEOPLE, "U-1", "U-2"), "U-3", PEOPLE, node="one", way="straight")
    asked = step(LINE, asked, "approve", "U-1", facts(PEOPLE)).after
    assert asked.waits_for() == ("U-3",)
    assert step(LINE, asked, "approve", "U-3", facts(PEOPLE)).after.state == "approved"


def test_the_asker_corrects_it_and_hands_it_in_again():
    asked = back(LINE, approved(LINE, PEOPLE, "U-1"), "U-2", PEOPLE)
    assert (asked.state, asked.waits_for(), asked.version) == ("returned", (ASKER,), 3)
    assert set(possible(LINE, asked, ASKER, facts())) == {"resubmit", "comment", "room", "withdraw"}
    again = step(LINE, asked, "resubmit", ASKER, facts(PEOPLE), form={"days": 1}).after
    assert (again.state, again.waits_for(), again.form) == ("running", ("U-1",), {"days": 1})
    straight = back(LINE, approved(LINE, PEOPLE, "U-1"), "U-2", PEOPLE, way="straight")
    assert step(LINE, straight, "resubmit", ASKER, facts(PEOPLE)).after.waits_for() == ("U-2",)


def test_a_return_in_a_countersigning_takes_the_others_off_the_step():
    people = {"one": ("U-1", "U-2")}
    asked = back(LINE, started(LINE, people), "U-1", people)
    assert [slot.state for slot in asked.runs[0].slots] == ["returned", "cancelled"]


def test_a_return_inside_a_branch_leaves_the_branch_beside_it_alone():
    asked = approved(SPLIT, CROWD | {"right_two": ("U-2",)}, "U-1", "U-2")
    assert set(asked.waits_for()) == {"U-3", "U-4"}
    inside = back(SPLIT, asked, "U-3", CROWD, node="left_one")
    assert set(inside.waits_for()) == {"U-2", "U-4"}


@pytest.mark.parametrize("way", ["rerun", "straight"])
def test_a_return_to_before_the_split_takes_the_branches_beside_it_along(way):
    asked = approved(SPLIT, CROWD, "U-1", "U-2")
    before = back(SPLIT, asked, "U-3", CROWD, node="one", way=way)
    assert before.waits_for() == ("U-1",)
    again = step(SPLIT, before, "approve", "U-1", facts(CROWD)).after
    assert set(again.waits_for()) == ({"U-2", "U-4"} if way == "rerun" else {"U-3", "U-4"})


def test_whoever_judged_before_judges_anew_after_a_return():
    flow = definition(node("one"), node("two"), dedupe="all")
    people = {"one": ("U-1",), "two": ("U-2",)}
    asked = back(flow, approved(flow, people, "U-1"), "U-2", people, node="one")
    assert step(flow, asked, "approve", "U-1", facts(people)).after.waits_for() == ("U-2",)


def test_an_approval_is_taken_back_until_the_next_has_acted():
    asked = approved(LINE, PEOPLE, "U-1")
    mine = step(LINE, asked, "take_back", "U-1", facts(PEOPLE)).after
    assert (mine.waits_for(), mine.version) == (("U-1",), 3)
    assert refusal(LINE, approved(LINE, PEOPLE, "U-1", "U-2"), "take_back", "U-1") == "flow.next_has_acted"
    assert refusal(LINE, approved(LINE, PEOPLE, "U-1", "U-2", "U-3"), "take_back", "U-3") == "decided.already"


def test_what_was_rejected_or_withdrawn_is_opened_again_by_its_asker():
    no = step(LINE, approved(LINE, PEOPLE, "U-1"), "reject", "U-2", facts(), text="no").after
    assert refusal(LINE, no, "reopen", "U-1") == "flow.not_the_asker"
    opened = step(LINE, no, "reopen", ASKER, facts()).after
    assert (opened.state, opened.ended_at, opened.waits_for()) == ("returned", 0, (ASKER,))
    assert step(LINE, opened, "resubmit", ASKER, facts(PEOPLE)).after.waits_for() == ("U-1",)
    assert refusal(LINE, approved(LINE, PEOPLE), "reopen", ASKER) == "flow.not_ended"
