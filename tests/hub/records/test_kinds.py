"""Every kind of field reads what people type, keeps it exactly, and says what is wrong with all fields at once."""

from typing import Any

import pytest

from hub.kernel import Refused
from hub.records import kinds
from hub.records.kinds import Field, Kind, Problem, read, read_form
from tests.hub.records.samples import TODAY, asset

GOOD: list[tuple[Kind, Any, Any]] = [
    (kinds.text(), "  two   words ", "two words"),
    (kinds.long(), "two\nlines", "two\nlines"),
    (kinds.integer(), 12, 12),
    (kinds.integer(), "１,200", 1200),
    (kinds.quantity(), "12.5", 125_000),
    (kinds.money(), "1234.50", 12_345_000),
    (kinds.money(), "1.2万", 120_000_000),
    (kinds.money(), {"amount": "1.00", "currency": "CNY"}, 10_000),
    (kinds.date, "2026-11-24", "2026-11-24"),
    (kinds.date, "下周三", "2026-12-02"),
    (kinds.time, "2026-11-24T09:00:00+08:00", 1_795_482_000_000),
    (kinds.choice("A", "B"), "a", "A"),
    (kinds.person, "U01ABC", "U01ABC"),
    (kinds.people, ["U1A", "U2B", "U1A"], ["U1A", "U2B"]),
    (kinds.people, "U1A", ["U1A"]),
    (kinds.flag, True, True),
    (kinds.flag, "false", False),
    (kinds.phone, "+86 138 0013 8000", "+86 138 0013 8000"),
    (kinds.phone, "（021）6234-5678", "(021)6234-5678"),
    (kinds.email, "li.lei@example.com.cn", "li.lei@example.com.cn"),
    (kinds.url, "www.huawei.com", "https://www.huawei.com"),
    (kinds.url, "http://例子.中国/a?b=1", "http://例子.中国/a?b=1"),
]
BAD: list[tuple[Kind, Any, str]] = [
    (kinds.text(3), "four", "field.too_long"),
    (kinds.text(), 12, "field.unreadable"),
    (kinds.text(), "a\0b", "field.unreadable"),
    (kinds.integer(1, 5), 0, "field.too_low"),
    (kinds.integer(1, 5), 6, "field.too_high"),
    (kinds.integer(), 1.5, "field.unreadable"),
    (kinds.integer(), True, "field.unreadable"),
    (kinds.integer(), 2**63, "field.unreadable"),
    (kinds.quantity(), 1.5, "field.unreadable"),
    (kinds.quantity(), "1.00001", "field.unreadable"),
    (kinds.money(), "-1", "field.too_low"),
    (kinds.money(), "$5", "field.unreadable"),
    (kinds.money(), {"currency": "CNY"}, "field.unreadable"),
    (kinds.date, "2026-02-30", "field.unreadable"),
    (kinds.date, "whenever", "field.unreadable"),
    (kinds.date, 20261124, "field.unreadable"),
    (kinds.time, "2026-11-24T09:00", "field.unreadable"),
    (kinds.choice("A"), "Z", "field.not_offered"),
    (kinds.person, "../../etc", "field.unreadable"),
    (kinds.people, ["U1"] * 0 + [f"U{n}" for n in range(51)], "field.too_long"),
    (kinds.flag, "maybe", "field.unreadable"),
    (kinds.phone, "call me", "field.unreadable"),
    (kinds.email, "li at example", "field.unreadable"),
    (kinds.url, "http://--", "field.unreadable"),
    (kinds.url, "javascript:alert(1)", "field.unreadable"),
    (kinds.url, "ftp://example.com", "field.unreadable"),
]


@pytest.mark.parametrize(("kind", "raw", "kept"), GOOD)
def test_what_people_type_is_kept_exactly(kind: Kind, raw: Any, kept: Any) -> None:
    assert read(Field("x", kind), raw, today=TODAY) == kept


@pytest.mark.parametrize(("kind", "raw", "reason"), BAD)
def test_what_cannot_be_meant_is_a_problem_with_a_reason(kind: Kind, raw: Any, reason: str) -> None:
    found = read(Field("x", kind), raw, today=TODAY)
    assert isinstance(found, Problem)
    assert found.reason == reason


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_form(asset.fields, {"kind": "toy", "seats": "many", "colour": "red"}, me="U1", today=TODAY)
    assert refused.value.reason == "form.invalid"
    assert {(one["field"], one["reason"]) for one in refused.value.details["errors"]} == {
        ("colour", "field.unknown"),
        ("name", "field.required"),
        ("kind", "field.not_offered"),
        ("seats", "field.unreadable"),
    }


def test_one_problem_is_its_own_refusal() -> None:
    with pytest.raises(Refused) as refused:
        read_form(asset.fields, {"name": " "}, me="U1", today=TODAY)
    assert refused.value.reason == "field.required"
    assert refused.value.details["field"] == "name"


def test_what_is_left_out_of_a_new_record_takes_its_default() -> None:
    form = read_form(asset.fields, {"name": "Lathe"}, me="U1", today=TODAY)
    assert (form["kind"], form["owner"], form["bought"], form["note"]) == ("office", "U1", TODAY, None)


def test_what_is_left_out_of_an_edit_stays_and_what_is_empty_is_emptied() -> None:
    form = read_form(asset.fields, {"note": "", "kind": None}, me="U1", today=TODAY, partial=True)
    assert form == {"note": None, "kind": None}


def test_what_is_required_cannot_be_emptied() -> None:
    with pytest.raises(Refused, match=r"field\.required"):
        read_form(asset.fields, {"name": ""}, me="U1", today=TODAY, partial=True)
