"""Free cards keep to Block Kit's limits, and each error says where."""

from typing import Any

import pytest

from hub.chat.blocks import checked
from hub.kernel import Refused


def text(length: int = 1) -> dict[str, str]:
    return {"type": "plain_text", "text": "x" * length}


def button(action: str) -> dict[str, Any]:
    return {"type": "button", "text": text(75), "action_id": action, "value": "v"}


def path_of(*blocks: Any) -> str:
    with pytest.raises(Refused) as no:
        checked(list(blocks))
    assert no.value.reason in ("blocks.wrong", "blocks.too_much")
    return str(no.value.details["path"])


def test_an_ordinary_card_passes_as_it_is() -> None:
    blocks = [
        {"type": "header", "text": text(150)},
        {"type": "section", "text": text(3000), "fields": [text()] * 10, "accessory": {"action_id": "a"}},
        {"type": "divider"},
        {"type": "actions", "block_id": "b", "elements": [button(f"go{n}") for n in range(25)]},
        {"type": "hologram", "of": "tomorrow"},
    ]  # fmt: skip
    assert checked(blocks) == blocks


def test_what_can_be_used_gets_a_name_where_the_bot_gave_none() -> None:
    found = checked([{"type": "divider"}, {"type": "actions", "elements": [{"type": "button", "text": text()}]}])
    assert found[0] == {"type": "divider"}
    assert (found[1]["block_id"], found[1]["elements"][0]["action_id"]) == ("b1", "a0")


@pytest.mark.parametrize(
    ("block", "path"),
    [
        ("text", "blocks[0].type"),
        ({"type": 1}, "blocks[0].type"),
        ({"type": "header", "text": text(151)}, "blocks[0].text"),
        ({"type": "section", "text": text(3001)}, "blocks[0].text"),
        ({"type": "section", "fields": [text()] * 11}, "blocks[0].fields"),
        ({"type": "section", "fields": [text(), text(2001)]}, "blocks[0].fields[1]"),
        ({"type": "context", "elements": [text()] * 11}, "blocks[0].elements"),
        ({"type": "actions", "elements": "many"}, "blocks[0].elements"),
        ({"type": "actions", "elements": [{"type": "button", "text": text(76)}]}, "blocks[0].elements[0].text"),
        ({"type": "actions", "elements": [{"type": "x", "action_id": "a" * 256}]}, "blocks[0].elements[0].action_id"),
        ({"type": "input", "element": {"type": "s", "options": [1] * 101}}, "blocks[0].element.options"),
        ({"type": "section", "accessory": {"type": "overflow", "options": [1] * 6}}, "blocks[0].accessory.options"),
        ({"type": "section", "accessory": {"confirm": {"title": text(101)}}}, "blocks[0].accessory.confirm.title"),
        ({"type": "section", "text": 5}, "blocks[0].text"),
        ({"type": "input", "label": text(2001)}, "blocks[0].label"),
        ({"type": "input", "hint": text(2001)}, "blocks[0].hint"),
        ({"type": "image", "alt_text": "x" * 2001}, "blocks[0].alt_text"),
        ({"type": "input", "element": {"type": "s", "placeholder": text(151)}}, "blocks[0].element.placeholder"),
        ({"type": "input", "element": {"type": "checkboxes", "options": [{}] * 11}}, "blocks[0].element.options"),
        ({"type": "input", "element": {"type": "radio_buttons", "options": [{}] * 11}}, "blocks[0].element.options"),
        ({"type": "input", "element": {"options": [{"text": text(76)}]}}, "blocks[0].element.options[0].text"),
        ({"type": "input", "element": {"options": [{"value": "v" * 151}]}}, "blocks[0].element.options[0].value"),
        (
            {"type": "input", "element": {"options": [{}, {"description": text(76)}]}},
            "blocks[0].element.options[1].description",
        ),
        ({"type": "input", "element": {"option_groups": [{}] * 101}}, "blocks[0].element.option_groups"),
        (
            {"type": "input", "element": {"option_groups": [{"label": text(76)}]}},
            "blocks[0].element.option_groups[0].label",
        ),
        (
            {"type": "input", "element": {"option_groups": [{"options": [{"text": text(76)}]}]}},
            "blocks[0].element.option_groups[0].options[0].text",
        ),
        ({"type": "input", "element": {"type": "file_input", "max_files": 11}}, "blocks[0].element.max_files"),
        ({"type": "table", "rows": [[]] * 101}, "blocks[0].rows"),
        ({"type": "table", "rows": [[{}] * 21]}, "blocks[0].rows[0]"),
        ({"type": "actions", "elements": [button("go"), button("go")]}, "blocks[0].elements[1].action_id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_path(block: Any, path: str) -> None:
    assert path_of(block) == path


def test_what_is_too_much_says_how_much_there_may_be() -> None:
    with pytest.raises(Refused) as no:
        checked([{"type": "header", "text": text(151)}])
    assert (no.value.reason, no.value.details["most"]) == ("blocks.too_much", 150)


def test_a_block_id_is_used_once() -> None:
    assert path_of({"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}) == "blocks[1].block_id"


def test_a_card_is_not_too_large_too_deep_or_unwritable() -> None:
    assert path_of(*[{"type": "divider"}] * 51) == "blocks"
    assert path_of(*[{"type": "markdown", "text": "x" * 12_000}] * 3) == "blocks"
    deep: Any = "x"
    for _ in range(40):
        deep = {"type": "t", "in": deep}
    assert path_of(deep) == "blocks"
    assert path_of({"type": "t", "n": float("nan")}) == "blocks"
    with pytest.raises(Refused, match=r"field\.unreadable"):
        checked([{"type": "t", "x": "\x00"}])
