"""Steps at which no person is waited for."""

import pytest

from hub.flow.instance import Instance
from hub.flow.spec import Node, Question
from hub.flow.waiting import handed, moment, rows_of
from hub.kernel import Calendar, instant
from hub.records.kinds import Field, Kind
from tests.hub.flow.flows import both, definition, node

FRIDAY = instant("2026-11-27T08:00:00.000Z")
"""16:00 in the company."""
FORM = (
    Question(Field("sum", Kind("money")), both("sum")), Question(Field("why", Kind("text")), both("why")),
    Question(Field("who", Kind("people")), both("who")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wait", "working", "until"),
    [
        ("30m", False, "2026-11-27T08:30:00.000Z"),
        ("2d", False, "2026-11-29T08:00:00.000Z"),
        ("1d", True, "2026-11-30T08:00:00.000Z"),
        ("4h", True, "2026-11-30T03:00:00.000Z"),
        ("field:day", False, "2026-12-01T16:00:00.000Z"),
        ("field:nothing", False, "2026-11-27T08:00:00.000Z"),
    ],
)
def test_a_delay_lasts_as_it_says(wait, working, until):
    one = Node("d", both("d"), kind="delay", wait=wait, working=working)
    assert moment(one, {"day": "2026-12-02"}, Calendar(), FRIDAY) == instant(until)


def test_what_is_handed_over_is_read_from_the_form_and_the_row():
    one = Node("s", both("s"), kind="sub", flow="child", rows="who",
               given={"a": "=sum", "b": "=row", "c": "=row.x", "d": 7, "e": "=asker"})  # fmt: skip
    flow = definition(node("a"), one, form=FORM)
    asked = Instance("W", "U-ma", {"sum": 12_345_000, "why": "x", "who": ["U-1", "U-2"]})
    assert handed(flow, one, asked, {"x": 1}) == {"a": "1234.50", "b": {"x": 1}, "c": 1, "d": 7, "e": "U-ma"}
    assert rows_of(one, asked) == ["U-1", "U-2"]
    assert rows_of(Node("t", both("t"), kind="sub", flow="c"), asked) == (None,)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"kind": "delay", "wait": "soon"}, "a delay waits"),
        ({"kind": "trigger"}, "an act or an address"),
        ({"kind": "trigger", "url": "ftp://x"}, "begins with https"),
        ({"kind": "sub"}, "names the kind"),
        ({"kind": "delay", "wait": "field:gone"}, "names unknown"),
        ({"kind": "trigger", "act": "x.y", "given": {"a": "=gone"}}, "names unknown"),
        ({"kind": "trigger", "act": "x.y", "who": ("superior",)}, "asks nobody"),
    ],
)
def test_what_cannot_be_waited_for_is_a_fault(more, fault):
    with pytest.raises(ValueError, match=fault):
        definition(node("a"), Node("n", both("n"), **more))
