"""Going on from what was waited for."""

import pytest

from hub.flow.arriving import Answer, arrived
from hub.flow.decide import Step, decide, possible
from hub.flow.spec import Node, Question
from hub.records.kinds import Field, Kind
from tests.hub.flow.flows import ASKER, NOW, both, definition, facts, node, started

PEOPLE = {"a": ("U-1",), "b": ("U-2",)}


def waiting(fails: str = "admin", **more: object):
    middle = Node("t", both("t"), fails=fails, **({"kind": "trigger", "act": "car.lend"} | more))
    flow = definition(node("a"), middle, node("b"))
    known = facts(PEOPLE, admins=("U-4", ASKER))
    one = decide(flow, started(flow, PEOPLE), Step("approve", "U-1"), known).after
    return flow, one, one.open_runs[0], known


def test_it_waits_for_nobody_and_cannot_be_urged():
    flow, one, run, known = waiting()
    assert (one.state, one.waits_for(), run.waits) == ("running", (), "act")
    assert "urge" not in possible(flow, one, ASKER, known)


def test_what_succeeded_goes_on_and_says_so():
    flow, one, run, known = waiting()
    told = arrived(flow, one, run, Answer(True), known)
    assert (told.after.waits_for(), told.lines[0].act) == (("U-2",), "arrived")
    assert told.after.live["t"].reason == "act_arrived"
    assert "take_back" not in possible(flow, told.after, "U-1", known), "what was set off cannot be taken back"


@pytest.mark.parametrize(("fails", "state", "people"), [("pass", "running", ("U-2",)), ("reject", "rejected", ())])
def test_what_failed_passes_or_rejects_as_the_step_says(fails, state, people):
    flow, one, run, known = waiting(fails)
    told = arrived(flow, one, run, Answer(False, text="gone"), known).after
    assert (told.state, told.waits_for()) == (state, people)


def test_or_somebody_sees_to_it():
    flow, one, run, known = waiting()
    told = arrived(flow, one, run, Answer(False, text="gone"), known).after
    assert told.waits_for() == ("U-4",)
    assert decide(flow, told, Step("approve", "U-4"), known).after.waits_for() == ("U-2",)


def test_whom_a_service_names_stands_in_the_run_that_waited():
    flow, one, run, known = waiting(kind="approve", act="", who=("url:https://x.example/who",), mode="any")
    assert run.waits == "resolve"
    told = arrived(flow, one, run, Answer(True, ("U-2", "U-3")), known).after
    assert (told.waits_for(), [one.no for one in told.runs]) == (("U-2", "U-3"), [1, 2])
    nobody = arrived(flow, one, run, Answer(True, ()), known).after
    assert nobody.waits_for() == ("U-4",)


def test_a_delay_that_is_over_delays_nothing():
    late = Node("d", both("d"), kind="delay", wait="field:day")
    flow = definition(node("a"), late, node("b"), form=(Question(Field("day", Kind("date")), both("day")),))
    one = decide(flow, started(flow, PEOPLE), Step("approve", "U-1"), facts(PEOPLE, at=NOW)).after
    assert one.waits_for() == ("U-2",)
