"""What those do who are asked to judge."""

import pytest

from hub.flow.decide import Step, decide, possible
from hub.kernel import Refused
from tests.hub.flow.flows import ASKER, BOSS, definition, facts, node, started, step

ONE = definition(node("boss"))
PAIR = {"boss": ("U-1", "U-2")}


def refusal(flow, instance, name, by, **rest):
    with pytest.raises(Refused) as no:
        decide(flow, instance, Step(name, by, **rest), facts())
    return no.value.reason


def states(instance):
    return {slot.person: slot.state for slot in instance.runs[-1].slots}


def test_whoever_is_added_before_signs_first_and_it_comes_back():
    asked = step(ONE, started(ONE, {"boss": (BOSS,)}), "add_sign", BOSS, facts(), to=("U-3", "U-4")).after
    assert asked.waits_for() == ("U-3", "U-4")
    assert refusal(ONE, asked, "approve", BOSS) == "flow.not_yours"
    for person in ("U-3", "U-4"):
        asked = step(ONE, asked, "approve", person, facts()).after
    assert asked.waits_for() == (BOSS,)
    assert step(ONE, asked, "approve", BOSS, facts()).after.state == "approved"


def test_whoever_is_added_after_must_still_sign_even_where_one_is_enough():
    flow = definition(node("boss", "any"))
    asked = step(flow, started(flow, PAIR), "add_sign", "U-1", facts(), to=("U-3",), order="after").after
    once = step(flow, asked, "approve", "U-1", facts()).after
    assert (once.state, once.waits_for()) == ("running", ("U-3", "U-2"))
    assert step(flow, once, "approve", "U-3", facts()).after.state == "approved"


def test_a_refusal_of_whoever_was_added_counts():
    asked = step(ONE, started(ONE, {"boss": (BOSS,)}), "add_sign", BOSS, facts(), to=("U-3",), order="beside").after
    assert step(ONE, asked, "reject", "U-3", facts(), text="no").after.state == "rejected"


def test_who_was_added_and_has_not_acted_can_be_taken_out_by_whoever_added_them():
    asked = step(ONE, started(ONE, {"boss": (BOSS,)}), "add_sign", BOSS, facts(), to=("U-3",)).after
    assert refusal(ONE, asked, "remove_sign", "U-3", of="U-3") == "flow.added_nobody"
    assert refusal(ONE, asked, "remove_sign", BOSS, of="U-4") == "flow.not_added"
    back = step(ONE, asked, "remove_sign", BOSS, facts(), of="U-3").after
    assert (states(back), back.waits_for()) == ({"U-3": "removed", BOSS: "pending"}, (BOSS,))
    assert step(ONE, back, "add_sign", BOSS, facts(), to=("U-3",)).after.waits_for() == ("U-3",)


def test_what_is_delegated_comes_back_with_advice():
    asked = step(ONE, started(ONE, {"boss": (BOSS,)}), "delegate", BOSS, facts(), to=("U-3",)).after
    assert (asked.waits_for(), possible(ONE, asked, "U-3", facts())) == (("U-3",), ("advise", "comment", "room"))
    back = step(ONE, asked, "advise", "U-3", facts(), text="fine by me").after
    assert back.waits_for() == (BOSS,)
    assert step(ONE, back, "approve", BOSS, facts()).after.state == "approved"


def test_an_opinion_is_asked_for_without_waiting_for_it():
    asked = step(ONE, started(ONE, {"boss": (BOSS,)}), "ask", BOSS, facts(), to=("U-3", "U-4"), text="what for").after
    assert set(asked.waits_for()) == {BOSS, "U-3", "U-4"}
    advised = step(ONE, asked, "advise", "U-3", facts(), text="fine").after
    done = step(ONE, advised, "approve", BOSS, facts()).after
    assert states(done) == {BOSS: "approved", "U-3": "advised", "U-4": "superseded"}


def test_one_claims_it_and_may_give_it_back():
    flow = definition(node("boss", "claim"))
    asked = started(flow, PAIR)
    assert refusal(flow, asked, "approve", "U-1") == "flow.claim_first"
    taken = step(flow, asked, "claim", "U-1", facts()).after
    assert (taken.waits_for(), refusal(flow, taken, "claim", "U-1")) == (("U-1",), "flow.nothing_to_claim")
    assert refusal(flow, taken, "approve", "U-2") == "decided.already"
    back = step(flow, taken, "unclaim", "U-1", facts()).after
    assert set(back.waits_for()) == {"U-1", "U-2"}
    again = step(flow, back, "claim", "U-2", facts()).after
    assert step(flow, again, "approve", "U-2", facts()).after.state == "approved"


def test_a_veto_ends_it_alone_where_the_step_allows_one():
    flow = definition(node("boss", "vote", quorum="50%", veto=True))
    asked = started(flow, {"boss": ("U-1", "U-2", "U-3")})
    assert step(flow, asked, "reject", "U-1", facts(), text="no").after.state == "running"
    assert step(flow, asked, "veto", "U-1", facts(), text="never").after.state == "rejected"
    assert refusal(ONE, started(ONE, PAIR), "veto", "U-1", text="never") == "act.not_allowed"


@pytest.mark.parametrize(
    ("to", "reason"),
    [((), "flow.heir_unknown"), (("U-9",), "flow.heir_unknown"), ((ASKER,), "flow.heir_asked_it"),
     (("U-2",), "flow.heir_has_it")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["add_sign", "delegate", "ask"])
def test_only_somebody_who_can_judge_is_brought_in(name, to, reason):
    assert refusal(ONE, started(ONE, PAIR), name, "U-1", to=to, text="?") == reason


def test_the_added_follow_the_one_it_is_handed_to():
    asked = step(ONE, started(ONE, {"boss": (BOSS,)}), "add_sign", BOSS, facts(), to=("U-3",), order="after").after
    handed = step(ONE, asked, "transfer", BOSS, facts(), to=("U-4",)).after
    once = step(ONE, handed, "approve", "U-4", facts()).after
    assert once.waits_for() == ("U-3",)
    assert step(ONE, once, "approve", "U-3", facts()).after.state == "approved"
