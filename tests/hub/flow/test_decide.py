"""Who decides what, and what becomes of a request."""

import pytest

from hub.flow.decide import STEPS, Step, decide, possible
from hub.kernel import Refused
from tests.hub.flow.flows import ASKER, BOSS, NOW, definition, facts, node, started, step

ONE = definition(node("boss"))
PAIR = {"boss": ("U-1", "U-2")}


def refusal(flow, instance, name, by, known, **rest):
    with pytest.raises(Refused) as no:
        decide(flow, instance, Step(name, by, **rest), known)
    return no.value


def test_a_request_waits_for_the_first_approver_and_is_approved_by_their_tap():
    asked = started(ONE, {"boss": (BOSS,)})
    assert (asked.state, asked.waits_for()) == ("running", (BOSS,))
    done = step(ONE, asked, "approve", BOSS, facts(), text="fine")
    assert (done.after.state, done.after.ended_by, done.after.ended_text) == ("approved", BOSS, "fine")
    assert [line.act for line in done.lines] == ["approve"]


def test_a_rejection_needs_words_and_ends_the_request():
    asked = started(ONE, {"boss": (BOSS,)})
    assert refusal(ONE, asked, "reject", BOSS, facts(), text="  ").reason == "flow.words_required"
    done = step(ONE, asked, "reject", BOSS, facts(), text="too few of us").after
    assert (done.state, done.runs[0].state) == ("rejected", "failed")


def test_every_countersigner_must_approve():
    flow = definition(node("boss", "all"))
    asked = started(flow, PAIR)
    once = step(flow, asked, "approve", "U-1", facts(at=NOW + 1)).after
    assert (once.state, once.waits_for(), once.version) == ("running", ("U-2",), asked.version)
    assert step(flow, once, "approve", "U-2", facts(), version=asked.version).after.state == "approved"


def test_one_rejection_ends_a_countersigning_for_all():
    flow = definition(node("boss", "all"))
    done = step(flow, started(flow, PAIR), "reject", "U-2", facts(), text="no").after
    assert done.state == "rejected"
    assert [slot.state for slot in done.runs[0].slots] == ["superseded", "rejected"]


def test_the_first_of_several_decides_where_one_is_enough():
    flow = definition(node("boss", "any"))
    done = step(flow, started(flow, PAIR), "approve", "U-2", facts()).after
    assert done.state == "approved"
    late = refusal(flow, done, "approve", "U-1", facts())
    assert late.reason == "decided.already"
    assert late.details["by"] == {"id": "U-2", "name": "U-2"}
    assert late.details["what"] == "approved"


def test_in_sequence_nobody_is_asked_before_their_turn():
    flow = definition(node("boss", "sequential"))
    asked = started(flow, PAIR)
    assert asked.waits_for() == ("U-1",)
    assert refusal(flow, asked, "approve", "U-2", facts()).reason == "flow.not_yours"
    once = step(flow, asked, "approve", "U-1", facts()).after
    assert once.waits_for() == ("U-2",)
    assert step(flow, once, "approve", "U-2", facts()).after.state == "approved"


def test_a_card_of_an_earlier_node_is_stale():
    flow = definition(node("first"), node("second"), dedupe="none")
    people = {"first": (BOSS,), "second": (BOSS,)}
    asked = started(flow, people)
    once = step(flow, asked, "approve", BOSS, facts(people), version=1).after
    assert (once.version, once.waits_for()) == (2, (BOSS,))
    assert refusal(flow, once, "approve", BOSS, facts(people), version=1).reason == "card.stale"


def test_whoever_it_is_handed_to_decides_in_their_place():
    asked = started(ONE, PAIR)
    handed = step(ONE, asked, "transfer", "U-1", facts(), to=("U-3",), text="yours")
    assert handed.after.waits_for() == ("U-3", "U-2")
    assert handed.lines[0].to == "U-3"
    gone = refusal(ONE, handed.after, "approve", "U-1", facts())
    assert (gone.reason, gone.details["what"]) == ("decided.already", "transferred")
    once = step(ONE, handed.after, "approve", "U-3", facts()).after
    assert step(ONE, once, "approve", "U-2", facts()).after.state == "approved"


@pytest.mark.parametrize(
    ("to", "reason"),
    [(ASKER, "flow.heir_asked_it"), ("U-2", "flow.heir_has_it"), ("U-1", "flow.heir_has_it")],
)
def test_it_is_not_handed_to_somebody_who_cannot_judge_it(to, reason):
    assert refusal(ONE, started(ONE, PAIR), "transfer", "U-1", facts(), to=(to,)).reason == reason


def test_it_is_not_handed_to_a_stranger():
    known = facts(heirs=frozenset())
    assert refusal(ONE, started(ONE, PAIR), "transfer", "U-1", known, to=("U-9",)).reason == "flow.heir_unknown"


def test_the_asker_takes_it_back_until_it_has_ended():
    asked = started(ONE, PAIR)
    back = step(ONE, asked, "withdraw", ASKER, facts(), text="other plans").after
    assert (back.state, back.open_runs) == ("withdrawn", ())
    assert refusal(ONE, back, "approve", "U-1", facts()).details["what"] == "withdrawn"
    assert refusal(ONE, back, "withdraw", ASKER, facts()).reason == "decided.already"
    assert refusal(ONE, asked, "withdraw", "U-1", facts()).reason == "flow.not_the_asker"


def test_some_requests_cannot_be_taken_back_once_somebody_acted():
    flow = definition(node("boss"), withdraw="untouched")
    asked = started(flow, PAIR)
    once = step(flow, asked, "approve", "U-1", facts()).after
    assert refusal(flow, once, "withdraw", ASKER, facts()).reason == "flow.handled_already"
    assert step(flow, asked, "withdraw", ASKER, facts()).after.state == "withdrawn"


def test_urging_is_possible_only_so_often():
    asked = started(ONE, PAIR)
    urged = step(ONE, asked, "urge", ASKER, facts(at=NOW, urge_every=60_000)).after
    soon = refusal(ONE, urged, "urge", ASKER, facts(at=NOW + 500, urge_every=60_000))
    assert (soon.reason, soon.details["retry_after"]) == ("flow.urged_lately", 60)
    assert step(ONE, urged, "urge", ASKER, facts(at=NOW + 60_000, urge_every=60_000)).lines


def test_whoever_sees_it_may_comment_and_nobody_else():
    asked = started(ONE, PAIR)
    assert step(ONE, asked, "comment", "U-1", facts(), text="hm").after == asked
    assert step(ONE, asked, "comment", "U-9", facts(sees=True), text="hm").lines[0].text == "hm"
    assert refusal(ONE, asked, "comment", "U-9", facts(), text="hm").reason == "act.not_allowed"


SIGNER = ("approve", "reject", "return", "transfer", "delegate", "add_sign", "ask", "comment", "room")


def test_the_buttons_are_what_each_may_do():
    asked = started(ONE, PAIR)
    assert possible(ONE, asked, "U-1", facts()) == SIGNER
    assert possible(ONE, asked, ASKER, facts()) == ("comment", "room", "urge", "withdraw")
    assert possible(ONE, asked, "U-9", facts()) == ()
    assert set(possible(ONE, asked, "U-1", facts())) < set(STEPS)
