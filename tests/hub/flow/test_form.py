"""Forms: read as people fill them in, shown as people read them."""

import pytest

from hub.flow.filling import check_answers, read_answers
from hub.flow.form import field_shape, filled, shown
from hub.kernel import Refused
from tests.hub.flow.leave import CALENDAR, LEAVE, NAMES, PURCHASE, TODAY, WORDS


def answers(**raw):
    return read_answers(LEAVE, raw, asker="U-ma", today=TODAY, calendar=CALENDAR)


def test_dates_spans_and_options_are_read_as_people_say_them():
    form = answers(kind="年假", start="下周三", days="2天", reason="回老家")
    assert form == {"kind": "annual", "start": "2026-12-02", "days": 20_000, "reason": "回老家", "until": "2026-12-04"}
    assert answers(kind="Sick leave", start="tomorrow", days="1")["start"] == "2026-11-25"


@pytest.mark.parametrize(
    ("start", "days", "until"),
    [
        ("2026-11-25", "1", "2026-11-25"),
        ("2026-11-25", "0.5", "2026-11-25"),
        ("2026-11-25", "3", "2026-11-27"),
        ("2026-11-27", "2", "2026-11-30"),
        ("2026-11-28", "1", "2026-11-30"),
        ("2026-12-02", "2", "2026-12-04"),
    ],
)
def test_the_last_day_away_counts_working_days_only(start, days, until):
    assert answers(kind="annual", start=start, days=days)["until"] == until


def test_every_field_that_is_wrong_is_named_at_once():
    with pytest.raises(Refused) as no:
        answers(kind="holiday", days="0", colour="red")
    assert no.value.reason == "form.invalid"
    assert {(one["field"], one["reason"]) for one in no.value.details["errors"]} == {
        ("kind", "field.not_offered"),
        ("start", "field.required"),
        ("days", "flow.zero"),
        ("colour", "field.unknown"),
    }


def test_a_form_half_filled_in_gives_what_can_be_read():
    values, problems = check_answers(LEAVE, {"kind": "annual", "days": "x"}, asker="U-ma", today=TODAY)
    assert values["kind"] == "annual"
    assert {one.field for one in problems} == {"start", "days"}


def test_values_are_shown_in_both_languages():
    form = answers(kind="annual", start="2026-12-01", days="1.5", reason="休息")
    values = shown(LEAVE, form, NAMES, WORDS, TODAY)
    assert values["kind"] == {"zh": "年假", "en": "Annual leave"}
    assert (values["days"]["zh"], values["until"]["en"]) == ("1.5", "12-02")
    title = filled(LEAVE.title, {**values, "asker": {"zh": "马骏", "en": "马骏"}})
    assert title == {"zh": "马骏 · 年假 1.5 天", "en": "马骏 · Annual leave, 1.5 d"}


def test_money_flags_and_years_are_shown_as_lists_show_them():
    lines = [{"name": "显示器", "count": "2", "price": "6000"}]
    raw = {"item": "显示器", "lines": lines, "needed": "2027-01-05", "urgent": True}
    form = read_answers(PURCHASE, raw, asker="U-ma", today=TODAY, calendar=CALENDAR)
    values = shown(PURCHASE, form, NAMES, WORDS, TODAY)
    assert (values["amount"]["zh"], values["needed"]["zh"]) == ("12,000", "2027-01-05")
    assert values["urgent"] == {"zh": "是", "en": "Yes"}
    assert values["reason"] == {"zh": "", "en": ""}


def test_a_template_leaves_no_gap_where_a_value_is_missing():
    assert filled({"zh": "{start} — {until}", "en": "{start}"}, {"start": {"zh": "12-02"}, "until": {}}) == {
        "zh": "12-02",
        "en": "",
    }


def test_from_and_to_the_same_day_is_one_day():
    one = {"start": {"zh": "11-25", "en": "11-25"}, "until": {"zh": "11-25", "en": "11-25"}}
    assert filled(LEAVE.sub, one) == {"zh": "11-25", "en": "11-25"}


def test_a_question_is_described_for_screens():
    shape = field_shape(LEAVE.question("kind"))
    assert (shape["kind"], shape["required"], shape["default"]) == ("choice", True, "annual")
    assert shape["options"][0] == {
        "value": "annual",
        "label": {"text": "年假", "words": {"zh": "年假", "en": "Annual leave"}},
    }
    assert field_shape(LEAVE.question("days"), 20_000)["default"] == "2"
