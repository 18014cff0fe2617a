"""Each value is held to its element, and told the way Block Kit tells it."""

from typing import Any

import pytest

from hub.chat.elements import named
from hub.chat.forms import filled, flat, is_empty, proposed

OPTIONS = [{"text": {"type": "plain_text", "text": one}, "value": one} for one in ("red", "blue")]


def block(kind: str, **more: Any) -> dict[str, Any]:
    element = {"type": kind, "action_id": "a", **more.pop("element", {})}
    return {"type": "input", "block_id": "b", "label": {"text": "L"}, "element": element, **more}


def state(kind: str, value: Any, **element: Any) -> dict[str, Any]:
    held, wrong = filled(named([block(kind, element=element)]), {"b": {"a": value}})
    assert wrong == {}
    return {name: one for name, one in held["b"]["a"].items() if name != "type"}


def refused(kind: str, value: Any, **element: Any) -> str:
    held, wrong = filled(named([block(kind, element=element)]), {"b": {"a": value}})
    assert held == {}
    assert wrong["b"].details["label"] == "L"
    return wrong["b"].reason


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("static_select", "red", {"selected_option": OPTIONS[0]}),
        ("radio_buttons", OPTIONS[1], {"selected_option": OPTIONS[1]}),
        ("multi_static_select", ["blue", "red"], {"selected_options": [OPTIONS[1], OPTIONS[0]]}),
        ("checkboxes", ["red"], {"selected_options": [OPTIONS[0]]}),
        ("users_select", "U1", {"selected_user": "U1"}),
        ("multi_users_select", ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        ("channels_select", "C1", {"selected_channel": "C1"}),
        ("multi_conversations_select", ["D1"], {"selected_conversations": ["D1"]}),
        ("datepicker", "2026-11-24", {"selected_date": "2026-11-24"}),
        ("timepicker", "09:30", {"selected_time": "09:30"}),
        ("datetimepicker", 1_795_000_000, {"selected_date_time": 1_795_000_000}),
        ("plain_text_input", "话", {"value": "话"}),
        ("number_input", " 12 ", {"value": "12"}),
        ("email_text_input", "a@b.cn", {"value": "a@b.cn"}),
        ("url_text_input", "https://a.cn/b", {"value": "https://a.cn/b"}),
    ],
)  # fmt: skip
def test_a_value_is_told_as_its_element_tells_it(kind: str, value: Any, told: dict[str, Any]) -> None:
    assert state(kind, value, options=OPTIONS) == told


def test_a_rich_text_is_told_as_rich_text() -> None:
    told = state("rich_text_input", "hi")["rich_text_value"]
    assert told["elements"][0]["elements"] == [{"type": "text", "text": "hi"}]


def test_options_in_groups_count_and_those_a_bot_serves_are_taken_as_shown() -> None:
    groups = [{"label": {"text": "g"}, "options": OPTIONS}]
    assert state("static_select", "blue", option_groups=groups) == {"selected_option": OPTIONS[1]}
    served = {"text": {"type": "plain_text", "text": "Ann"}, "value": "42"}
    assert state("external_select", {"text": {"text": "Ann"}, "value": "42"}) == {"selected_option": served}
    assert state("multi_external_select", ["42"])["selected_options"][0]["text"]["text"] == "42"


@pytest.mark.parametrize(
    ("kind", "value", "element", "reason"),
    [
        ("static_select", "green", {"options": OPTIONS}, "field.unreadable"),
        ("static_select", 5, {"options": OPTIONS}, "field.unreadable"),
        ("checkboxes", "red", {"options": OPTIONS}, "field.too_high"),
        ("multi_static_select", ["red", "blue"], {"options": OPTIONS, "max_selected_items": 1}, "field.too_high"),
        ("external_select", {"value": "\x00"}, {}, "field.unreadable"),
        ("external_select", {"value": "1", "text": "\x00"}, {}, "field.unreadable"),
        ("users_select", "U1 OR", {}, "field.unreadable"),
        ("datepicker", "tomorrow", {}, "field.unreadable"),
        ("timepicker", "25:00", {}, "field.unreadable"),
        ("datetimepicker", "noon", {}, "field.unreadable"),
        ("plain_text_input", "x" * 3001, {}, "field.too_long"),
        ("plain_text_input", "xx", {"max_length": 1}, "field.too_long"),
        ("plain_text_input", "x", {"min_length": 2}, "form.too_short"),
        ("plain_text_input", 5, {}, "field.unreadable"),
        ("number_input", "1.5", {}, "field.unreadable"),
        ("number_input", "many", {}, "field.unreadable"),
        ("number_input", "1", {"min_value": "2"}, "field.too_low"),
        ("number_input", "3.5", {"is_decimal_allowed": True, "max_value": "3"}, "field.too_high"),
        ("email_text_input", "a@b", {}, "field.unreadable"),
        ("url_text_input", "javascript:1", {}, "field.unreadable"),
        ("plain_text_input", "", {}, "field.required"),
        ("checkboxes", [], {"options": OPTIONS}, "field.required"),
        ("datepicker", None, {}, "field.required"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_name(kind: str, value: Any, element: dict[str, Any], reason: str) -> None:
    assert refused(kind, value, **element) == reason


def test_what_was_not_sent_stands_as_proposed_and_what_is_optional_may_be_empty() -> None:
    blocks = named([
        block("plain_text_input", element={"initial_value": "begun"}),
        {**block("static_select", element={"options": OPTIONS, "initial_option": OPTIONS[0]}), "block_id": "c"},
        {**block("checkboxes", element={"options": OPTIONS}), "block_id": "d", "optional": True},
        {"type": "actions", "elements": [{"type": "button", "action_id": "go"}]},
    ])  # fmt: skip
    held, wrong = filled(blocks, {})
    assert wrong == {}
    assert flat(held) == {"a": "red"}
    assert held["b"]["a"]["value"] == "begun"
    assert is_empty(held["d"]["a"])
    assert proposed({"initial_users": ["U1"]}) == ["U1"]


def test_a_limit_that_is_no_number_limits_nothing() -> None:
    assert state("number_input", "5", min_value="inf", max_value="much") == {"value": "5"}
