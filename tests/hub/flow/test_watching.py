"""Interventions, and that nobody but a watcher may make them (R210)."""

import pytest

from hub.flow.decide import Step, decide, possible
from hub.flow.steps import WATCHED
from hub.kernel import Refused
from tests.hub.flow.flows import ASKER, definition, facts, node, started, step

LINE = definition(node("one"), node("two"), node("three"), dedupe="none")
PEOPLE = {"one": ("U-1",), "two": ("U-2",), "three": ("U-3",)}
WATCHER = "U-4"


def watched(instance, name, **rest):
    return step(LINE, instance, name, WATCHER, facts(PEOPLE, watches=True), text="why", **rest)


def refusal(instance, name, by=WATCHER, known=None, **rest):
    with pytest.raises(Refused) as no:
        decide(LINE, instance, Step(name, by, **{"text": "why", **rest}), known or facts(PEOPLE, watches=True))
    return no.value.reason


@pytest.mark.parametrize("name", WATCHED)
def test_nobody_else_intervenes_and_nobody_without_a_reason(name):
    asked = started(LINE, PEOPLE)
    assert refusal(asked, name, "U-1", facts(PEOPLE)) == "act.not_allowed"
    if name in possible(LINE, asked, WATCHER, facts(watches=True)):
        assert refusal(asked, name, text=" ") == "flow.words_required"


def test_what_is_suspended_waits_until_it_is_resumed():
    held = watched(started(LINE, PEOPLE), "suspend").after
    assert refusal(held, "approve", "U-1") == "flow.suspended"
    assert possible(LINE, held, ASKER, facts()) == ("comment", "room", "withdraw")
    assert refusal(held, "suspend") == "flow.not_now"
    assert watched(held, "resume").after.waits_for() == ("U-1",)


def test_a_jump_skips_the_steps_between_and_says_so():
    ahead = watched(started(LINE, PEOPLE), "jump", node="three").after
    assert ahead.waits_for() == ("U-3",)
    assert [run.reason for run in ahead.runs if run.state == "passed"] == ["jumped", "jumped"]
    assert watched(ahead, "jump", node="one").after.waits_for() == ("U-1",)
    assert refusal(ahead, "jump", node="nowhere") == "flow.not_on_route"


def test_somebody_else_is_put_in_the_place_of_whoever_does_not_act():
    asked = started(LINE, PEOPLE)
    assert watched(asked, "replace", of="U-1", to=("U-2",)).after.waits_for() == ("U-2",)
    assert refusal(asked, "replace", of="U-3", to=("U-2",)) == "flow.waits_not_for"
    assert refusal(asked, "replace", of="U-1", to=(ASKER,)) == "flow.heir_asked_it"


def test_it_is_terminated_or_once_approved_voided():
    asked = started(LINE, PEOPLE)
    ended = watched(asked, "terminate").after
    assert (ended.state, ended.ended_by, ended.ended_text) == ("terminated", WATCHER, "why")
    assert refusal(asked, "void") == "flow.not_now"
    for person in ("U-1", "U-2", "U-3"):
        asked = step(LINE, asked, "approve", person, facts(PEOPLE)).after
    assert watched(asked, "void").after.state == "voided"
    assert refusal(asked, "terminate") == "decided.already"
