"""What can be used in blocks is found by its block's name and its own."""

from typing import Any

from hub.chat.elements import named, part_of, parts, plain

GO = {"type": "button", "action_id": "go", "value": "1"}
INPUT = {"type": "input", "block_id": "i", "label": {"text": "金额"}, "element": {"type": "number_input"}}


def test_only_what_can_be_used_is_named_and_names_given_stay() -> None:
    blocks: list[dict[str, Any]] = [
        {"type": "context", "elements": [{"type": "image"}]},
        {"type": "divider", "block_id": "b2"},
        {"type": "actions", "elements": [GO, {"type": "overflow"}]},
        {"type": "section", "block_id": "s", "accessory": {"type": "datepicker"}},
    ]
    found = named(blocks)
    assert found[0] == blocks[0]
    assert found[2] == {"type": "actions", "block_id": "b2_", "elements": [GO, {"type": "overflow", "action_id": "a1"}]}
    assert found[3]["accessory"] == {"type": "datepicker", "action_id": "a0"}
    assert named(found) == found


def test_an_input_says_what_it_is_called_and_whether_it_must_be_filled() -> None:
    blocks = named([INPUT, {**INPUT, "block_id": "o", "optional": True}, {"type": "actions", "elements": [GO]}])
    assert [(one.block, one.action, one.label, one.required, one.is_input) for one in parts(blocks)] == [
        ("i", "a0", "金额", True, True), ("o", "a0", "金额", False, True), ("b2", "go", "", False, False),
    ]  # fmt: skip
    found = part_of(blocks, "a0", "o")
    assert found is not None and not found.required
    assert part_of(blocks, "a0", "b2") is None
    assert part_of(blocks, "other") is None


def test_words_come_from_a_text_or_a_text_object() -> None:
    assert [plain(one) for one in ("a", {"text": "b"}, None, {})] == ["a", "b", "", ""]
