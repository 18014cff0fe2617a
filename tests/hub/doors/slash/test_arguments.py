"""Words given to arguments: in order, by name, left out, written the other way round, and not readable at all."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.doors.slash.arguments import Known, Parsed, assign
from hub.doors.slash.line import read_line
from hub.kernel import Arg

TUESDAY = date(2026, 11, 24)
KNOWN = Known(TUESDAY, {"赵敏": "U2", "zhao": "U2"}, {"驿站": "C1"})
LEAVE = (
    Arg("kind", "choice", True, options={"annual": ("年假", "Annual leave", "annual"), "sick": ("病假", "sick")}),
    Arg("start", "date", True),
    Arg("days", "quantity", True),
    Arg("reason", "text", rest=True, label={"zh": "事由", "en": "Reason"}),
)
CUSTOMER = (
    Arg("name", "text", True, rest=True), Arg("level", "choice", options={"A": ("A 重点客户",), "B": ()}),
    Arg("phone", "text"), Arg("deal", "money"), Arg("since", "date"),
)  # fmt: skip


def parsed(args: tuple[Arg, ...], rest: str) -> Parsed:
    line = read_line(f"/x {rest}")
    assert line is not None
    return assign(args, line.words, line.source, KNOWN)


@pytest.mark.parametrize(
    "line",
    ["年假 下周三 2天 回老家", "年假 下周三 2 回老家", "2天 下周三 年假 回老家", "年假　下周三　2天　回老家",
     'kind=年假 start=下周三 days=2 reason="回老家"', "年假 下周三 2天 事由=回老家", "annual next wed 2d 回老家",
     "年假 12-02 2天 回老家", "年假 下周三 回老家 2天"],
)  # fmt: skip
def test_leave_is_read_however_it_is_written(line: str) -> None:
    found = parsed(LEAVE, line)
    assert found.values == {"kind": "annual", "start": "2026-12-02", "days": "2", "reason": "回老家"}
    assert (found.missing, found.wrong) == ([], [])


def test_the_rest_keeps_its_blanks_and_mentions() -> None:
    assert parsed(LEAVE, "年假 明天 1天 回 老家，  找 <@U01ABC>").values["reason"] == "回 老家，  找 <@U01ABC>"


def test_half_a_day_is_half() -> None:
    assert parsed(LEAVE, "病假 明天 0天 发烧").values["days"] == "0"
    assert parsed(LEAVE, "病假 明天 半天").values == {"kind": "sick", "start": "2026-11-25", "days": "0.5"}


def test_what_is_missing_is_named_and_what_was_understood_is_kept() -> None:
    found = parsed(LEAVE, "年假 回老家")
    assert [arg.name for arg in found.missing] == ["start", "days"]
    assert found.values == {"kind": "annual", "reason": "回老家"}


@pytest.mark.parametrize("day", ["2026-02-31", "2/30", "13-01"])
def test_a_day_there_is_not_is_wrong_and_no_part_of_the_reason(day: str) -> None:
    (problem,) = parsed(LEAVE, f"年假 {day} 2天 回老家").wrong
    assert (problem[0].name if problem[0] else "", problem[1].text) == ("start", day)


def test_numbers_in_a_reason_are_no_dates() -> None:
    assert parsed(LEAVE, "年假 下周三 2天 换 3-4 楼").values["reason"] == "换 3-4 楼"


def test_a_named_value_that_cannot_be_read_is_wrong() -> None:
    found = parsed(LEAVE, "年假 start=昨日黄花 2天")
    assert [(arg.name, word.text) for arg, word in found.wrong if arg] == [("start", "昨日黄花")]


def test_a_name_nobody_has_is_part_of_the_text() -> None:
    assert parsed(LEAVE, "年假 明天 1天 x=y").values["reason"] == "x=y"


def test_bare_words_are_the_name_and_the_rest_goes_by_its_own() -> None:
    found = parsed(CUSTOMER, "华为 技术 level=A deal=1.2万 since=昨天")
    assert found.values == {
        "name": "华为 技术", "level": "A", "deal": {"amount": "12000.00", "currency": "CNY"}, "since": "2026-11-23",
    }  # fmt: skip


def test_people_and_channels_are_pointed_at_by_name_or_mention() -> None:
    args = (Arg("who", "person", True), Arg("where", "channel"), Arg("text", "text", rest=True))
    for line in ("@赵敏 #驿站 hi", "赵敏 驿站 hi", "<@U2> <#C1> hi", "@ZHAO #驿站 hi"):
        assert parsed(args, line).values == {"who": "U2", "where": "C1", "text": "hi"}
    assert parsed(args, "@nobody").wrong == [] or parsed(args, "@nobody").missing


def test_words_nobody_asked_for_are_stray() -> None:
    found = parsed((Arg("day", "date"),), "明天 whatever")
    assert [(arg, word.text) for arg, word in found.wrong] == [(None, "whatever")]


def test_choices_are_known_by_a_beginning_no_other_has() -> None:
    args = (Arg("kind", "choice", options={"a": ("年假",), "b": ("年假调休",), "c": ("病假单",)}),)
    assert parsed(args, "病假").values == {"kind": "c"}
    assert parsed(args, "年假").values == {"kind": "a"}


@given(st.text(max_size=60))
def test_no_line_breaks_the_reading(text: str) -> None:
    line = read_line("/x " + text)
    assert line is not None
    for args in (LEAVE, CUSTOMER):
        found = assign(args, line.words, line.source, KNOWN)
        named: dict[str, Any] = found.values
        assert set(named) <= {arg.name for arg in args}
        assert all(0 <= one.start <= one.end <= len(line.source) for one in found.taken)
