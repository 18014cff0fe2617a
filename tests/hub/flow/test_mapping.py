"""Bringing a request to another version."""

import pytest

from hub.flow.decide import Step, decide
from hub.flow.mapping import mapped
from hub.flow.spec import Node, Question
from hub.records.kinds import Field, Kind
from tests.hub.flow.flows import NOW, both, definition, facts, node, started

PEOPLE = {"a": ("U-1",), "b": ("U-2",), "c": ("U-3",)}
OLD = definition(node("a"), node("b"))


def at_b():
    return decide(OLD, started(OLD, PEOPLE), Step("approve", "U-1"), facts(PEOPLE)).after


def test_a_step_by_another_name_and_steps_put_before_it():
    new = definition(node("a"), node("x"), node("second"), node("c"))
    moved, obstacles = mapped(new, at_b(), {"b": "second"}, NOW)
    assert obstacles == [] and moved.waits_for() == ("U-2",)
    assert {run.node: (run.state, run.reason) for run in moved.runs} == {
        "a": ("passed", ""), "second": ("open", ""), "x": ("passed", "migrated"),
    }  # fmt: skip
    after = decide(new, moved, Step("approve", "U-2"), facts(PEOPLE)).after
    assert after.waits_for() == ("U-3",)


def test_a_step_passed_that_is_no_more_counts_no_more():
    moved, obstacles = mapped(definition(node("b"), node("c")), at_b(), {}, NOW)
    assert (obstacles, [run.state for run in moved.runs]) == ([], ["undone", "open"])


WANTED = (Question(Field("what", Kind("text"), required=True), both("what")),)


@pytest.mark.parametrize(
    ("new", "nodes", "reason"),
    [
        (definition(node("a")), {}, "gone"),
        (definition(node("a"), node("b", mode="any")), {}, "mode"),
        (definition(node("a"), Node("b", both("b"), kind="delay", wait="1d")), {}, "kind"),
        (definition(node("a"), node("b")), {"b": "a"}, "twice"),
        (definition(node("a"), node("b", when=(("what", "=", "x"),)), form=WANTED[:1]), {}, "off_route"),
        (definition(node("a"), node("b"), form=WANTED), {}, "field"),
    ],
)
def test_what_stands_against_it_is_said(new, nodes, reason):
    assert reason in [one.reason for one in mapped(new, at_b(), nodes, NOW)[1]]
