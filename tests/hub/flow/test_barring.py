"""Who may do what: the places somebody has in a request."""

from dataclasses import replace

from hub.flow.barring import added_by, advice_of, barred, mine, offered_to, takes_back
from hub.flow.decide import STEPS, possible
from tests.hub.flow.flows import ASKER, BOSS, definition, facts, node, started, step

ONE = definition(node("boss"))


def test_each_place_is_found_by_what_is_asked_there():
    asked = started(ONE, {"boss": (BOSS,)})
    asked = step(ONE, asked, "ask", BOSS, facts(), to=("U-3",), text="what for").after
    assert [slot.person for _, slot in mine(asked, BOSS)] == [BOSS]
    assert (mine(asked, "U-3"), advice_of(asked, "U-3")[1].order) == ((), "ask")
    assert [slot.person for _, slot in added_by(asked, BOSS, watches=False)] == ["U-3"]
    assert added_by(asked, ASKER, watches=False) == ()
    assert len(added_by(asked, ASKER, watches=True)) == 1
    claim = definition(node("boss", "claim"))
    assert len(offered_to(started(claim, {"boss": ("U-1", "U-2")}), "U-1")) == 1


def test_what_is_offered_is_what_is_not_barred():
    asked = started(ONE, {"boss": (BOSS,)})
    for person in (BOSS, ASKER, "U-9"):
        offered = possible(ONE, asked, person, facts())
        assert offered == tuple(name for name in STEPS if barred(ONE, asked, name, person, facts()) is None)


def test_an_approval_the_step_does_not_need_cannot_be_taken_back():
    flow = definition(node("boss", "vote", quorum="1"), node("last"))
    asked = started(flow, {"boss": ("U-1", "U-2"), "last": ("U-3",)})
    once = step(flow, asked, "approve", "U-1", facts({"last": ("U-3",)})).after
    assert takes_back(flow, once, "U-1") is not None
    run = once.runs[0]
    both_yes = once.with_run(replace(run, slots=tuple(replace(slot, state="approved") for slot in run.slots)))
    assert takes_back(flow, both_yes, "U-1") is None


def test_whoever_somebody_stands_in_for_is_told_whom_it_waits_for():
    asked = started(ONE, {"boss": ("U-1",)}, instead={"U-1": "U-2"})
    assert asked.waits_for() == ("U-2",)
    no = barred(ONE, asked, "approve", "U-1", facts())
    assert (no.reason, no.details["who"]) == ("flow.not_yours", [{"zh": "U-2", "en": "U-2"}])
