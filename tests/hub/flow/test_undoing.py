"""Undo: the decision is as if it had never been, for a short while, and only for whoever decided."""

import pytest

from hub.flow.decide import Step, decide, possible
from hub.kernel import Refused
from tests.hub.flow.flows import ASKER, NOW, definition, facts, node, started

PEOPLE = {"a": ("U-1",), "b": ("U-2",), "c": ("U-1",)}
LONG = 20_000


def known(at: int = NOW, **rest: object):
    return facts(PEOPLE, at=at, undo_for=LONG, **rest)


def approved(flow, instance, by: str, at: int = NOW, name: str = "approve", **rest: object):
    return decide(flow, instance, Step(name, by, "x", **rest), known(at)).after


def test_an_approval_is_undone_and_the_next_is_not_asked_any_more():
    flow = definition(node("a"), node("b"))
    before = started(flow, PEOPLE)
    after = approved(flow, before, "U-1")
    assert (after.waits_for(), possible(flow, after, "U-1", known())[:1]) == (("U-2",), ("undo",))
    back = decide(flow, after, Step("undo", "U-1"), known(NOW + LONG - 1))
    assert back.after.waits_for() == ("U-1",)
    assert back.after.runs[0] == before.runs[0] and back.after.runs[1].state == "undone"
    assert (back.lines[0].act, back.lines[0].reason) == ("undo", "approve")
    assert approved(flow, back.after, "U-1").waits_for() == ("U-2",)


@pytest.mark.parametrize(
    ("by", "at", "reason"),
    [("U-1", NOW + LONG, "flow.undo_late"), ("U-2", NOW, "flow.nothing_to_undo"), (ASKER, NOW, "flow.nothing_to_undo")],
)
def test_nobody_else_and_nobody_too_late_undoes_it(by, at, reason):
    flow = definition(node("a"), node("b"))
    after = approved(flow, started(flow, PEOPLE), "U-1")
    with pytest.raises(Refused) as no:
        decide(flow, after, Step("undo", by), known(at))
    assert no.value.reason == reason


def test_it_is_over_as_soon_as_somebody_went_on_but_a_comment_changes_nothing():
    flow = definition(node("a"), node("b"), node("c"))
    after = approved(flow, started(flow, PEOPLE), "U-1")
    said = decide(flow, after, Step("comment", ASKER, "x"), known(sees=True)).after
    assert "undo" in possible(flow, said, "U-1", known())
    later = approved(flow, after, "U-2")
    assert "undo" not in possible(flow, later, "U-1", known())


def test_what_ends_a_request_is_undone_only_where_its_kind_says_so():
    after = approved(definition(node("a")), started(definition(node("a")), PEOPLE), "U-1")
    assert (after.state, after.undo) == ("approved", None)
    flow = definition(node("a"), undo_ending=5)
    ended = approved(flow, started(flow, PEOPLE), "U-1", name="reject")
    assert ended.state == "rejected" and ended.undo is not None and ended.undo.until == NOW + 5_000
    assert "reopen" not in possible(flow, ended, ASKER, known())
    assert decide(flow, ended, Step("undo", "U-1"), known()).after.state == "running"


def test_a_kind_may_forbid_it():
    flow = definition(node("a"), node("b"), undo=0)
    assert approved(flow, started(flow, PEOPLE), "U-1").undo is None


def test_handing_on_and_sending_back_are_undone_too():
    flow = definition(node("a"), node("b"))
    asked = started(flow, PEOPLE)
    for name, rest in (("transfer", {"to": ("U-3",)}), ("return", {"node": "start"}), ("add_sign", {"to": ("U-3",)})):
        after = approved(flow, asked, "U-1", name=name, **rest)
        assert after.waits_for() != ("U-1",)
        assert decide(flow, after, Step("undo", "U-1"), known()).after.waits_for() == ("U-1",)
