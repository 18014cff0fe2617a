"""How a request moves from node to node."""

import pytest

from hub.flow.decide import Step, decide
from hub.flow.instance import Instance
from hub.flow.spec import Question
from hub.kernel import Refused
from hub.records.kinds import Field, quantity
from tests.hub.flow.flows import ASKER, BOSS, both, definition, facts, node, started, step


def test_a_node_whose_condition_fails_is_not_passed():
    days = Question(Field("days", quantity()), both("days"))
    flow = definition(node("boss"), node("hr", when=(("days", ">=", 3),)), form=(days,))
    assert [one.id for one in flow.route({"days": 20_000})] == ["boss"]
    assert [one.id for one in flow.route({"days": 30_000})] == ["boss", "hr"]


def test_the_same_person_twice_in_a_row_decides_once():
    flow = definition(node("boss"), node("head"))
    people = {"boss": (BOSS,), "head": (BOSS,)}
    done = step(flow, started(flow, people), "approve", BOSS, facts(people))
    assert done.after.state == "approved"
    assert [(line.act, line.reason) for line in done.lines] == [("approve", ""), ("approve", "same_person")]


def test_a_countersigner_who_approved_before_counts_but_the_other_must_act():
    flow = definition(node("boss"), node("pair"))
    people = {"boss": (BOSS,), "pair": ("U-1", BOSS)}
    once = step(flow, started(flow, people), "approve", BOSS, facts(people)).after
    assert (once.state, once.waits_for()) == ("running", ("U-1",))


def test_nobody_judges_themselves():
    flow = definition(node("boss"))
    assert started(flow, {"boss": (ASKER,)}).waits_for() == (BOSS,)
    assert started(flow, {"boss": (ASKER, "U-1")}).waits_for() == ("U-1",)
    allowed = definition(node("boss", own="allow"))
    assert started(allowed, {"boss": (ASKER,)}).waits_for() == (ASKER,)
    upward = definition(node("boss", own="superior"))
    assert started(upward, {"boss": (ASKER, "U-1")}).waits_for() == (BOSS, "U-1")


def test_an_empty_place_goes_to_the_administrators_or_as_the_node_says():
    assert started(definition(node("boss")), {}, admins=("U-4",)).waits_for() == ("U-4",)
    passing = definition(node("boss", empty="pass"), node("hr"))
    assert started(passing, {"hr": ("U-1",)}).waits_for() == ("U-1",)
    assert started(definition(node("boss", empty="reject")), {}).state == "rejected"
    for empty in ("admin", "forbid"):
        flow = definition(node("boss", empty=empty))
        with pytest.raises(Refused) as no:
            started(flow, {}, admins=(ASKER,))
        assert no.value.reason == "flow.nobody"


def test_a_copy_is_told_and_passed():
    flow = definition(node("boss"), node("copy", kind="copy"))
    people = {"boss": (BOSS,), "copy": ("U-3", "U-4")}
    done = step(flow, started(flow, people), "approve", BOSS, facts(people)).after
    assert (done.state, done.ended_by, done.runs[-1].state) == ("approved", BOSS, "told")
    assert [slot.state for slot in done.runs[-1].slots] == ["told", "told"]


def test_each_automatic_step_leaves_a_line():
    flow = definition(node("boss", empty="pass"), node("hr"))
    decision = decide(flow, Instance("W-1", ASKER), Step("start", ASKER), facts({"hr": ("U-1",)}))
    assert [(line.act, line.reason) for line in decision.lines] == [("start", ""), ("passed", "nobody")]
