"""Filling in: tables and what they add up to, and who may fill in what."""

import pytest

from hub.flow.access import at_node
from hub.flow.document import read
from hub.flow.filling import check_answers, read_answers
from hub.kernel import Refused
from tests.hub.flow.leave import CALENDAR, ROOT, TODAY

EXPENSE = read((ROOT / "config" / "flows" / "expense.yaml").read_text("utf-8"))
ROW = {"day": "昨天", "what": "高铁", "cost": "553.5"}
CAB = {**ROW, "cost": {"amount": "46.50", "currency": "CNY"}}
FORM = {"kind": "差旅", "reason": "拜访客户", "receipts": [ROW, CAB]}


def answers(raw=FORM, **given):
    return read_answers(EXPENSE, raw, asker="U-ma", today=TODAY, calendar=CALENDAR, **given)


def problems(raw, **given):
    return {one.field: one.reason for one in check_answers(EXPENSE, raw, asker="U-ma", today=TODAY, **given)[1]}


def test_rows_are_read_like_any_field_and_added_up():
    form = answers({**FORM, "budget": "500"})
    assert [row["cost"] for row in form["receipts"]] == [5_535_000, 465_000]
    assert form["receipts"][0]["day"] == "2026-11-23"
    assert (form["amount"], form["over"]) == (6_000_000, 1_000_000)
    assert answers()["over"] is None


def test_what_is_computed_cannot_be_typed():
    assert answers({**FORM, "amount": "1"})["amount"] == 6_000_000


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([], {"receipts": "flow.rows_few"}),
        ([ROW] * 51, {"receipts": "flow.rows_many"}),
        ("x", {"receipts": "field.unreadable"}),
        ([ROW, {**ROW, "day": "x"}], {"receipts.1.day": "field.unreadable"}),
        ([ROW, {**ROW, "cost": "0"}], {"receipts.1.cost": "flow.zero"}),
        ([{**ROW, "colour": "red"}], {"receipts.0.colour": "field.unknown"}),
    ],
)  # fmt: skip
def test_every_cell_that_is_wrong_is_named(rows, wanted):
    assert problems({**FORM, "receipts": rows}) == wanted


def test_a_hidden_field_cannot_be_filled_in_by_the_asker():
    assert problems({**FORM, "booked": "6602"}) == {"booked": "flow.field_not_yours"}
    assert answers({**FORM, "receipts": [{**ROW, "checked": True}]})["receipts"][0]["checked"] is None


def test_a_step_fills_in_its_own_and_nothing_else():
    before, levels = answers(), at_node(EXPENSE, "check")
    form = answers({"booked": "6602", "receipts": [{"checked": True, "cost": "1"}, {}]}, levels=levels, before=before)
    assert (form["booked"], form["reason"]) == ("6602", "拜访客户")
    assert [(row["cost"], row["checked"]) for row in form["receipts"]] == [(5_535_000, True), (465_000, None)]
    assert problems({"reason": "x", "booked": "1"}, levels=levels, before=before) == {"reason": "flow.field_not_yours"}
    assert problems({}, levels=levels, before=before) == {"booked": "field.required"}
    with pytest.raises(Refused) as no:
        answers({"booked": "1", "receipts": [{}]}, levels=levels, before=before)
    assert no.value.reason == "flow.rows_fixed"
