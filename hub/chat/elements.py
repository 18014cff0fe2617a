"""What a person can use in blocks: every button, list and field, by its block's id and its own. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

INTERACTIVE = frozenset({
    "button", "checkboxes", "radio_buttons", "overflow", "datepicker", "timepicker", "datetimepicker",
    "static_select", "external_select", "users_select", "channels_select", "conversations_select",
    "multi_static_select", "multi_external_select", "multi_users_select", "multi_channels_select",
    "multi_conversations_select", "plain_text_input", "email_text_input", "url_text_input", "number_input",
    "rich_text_input", "file_input",
})  # fmt: skip
"""Kinds of element that are used, not only looked at."""
HOLDERS = ("accessory", "element")
Blocks = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """An element where it stands. `label` and `required` are those of the input block it is in."""

    block: str
    element: Mapping[str, Any]
    label: str = ""
    required: bool = False
    is_input: bool = False

    @property
    def action(self) -> str:
        """What the element is called in its block."""
        return str(self.element.get("action_id", ""))

    @property
    def kind(self) -> str:
        """What sort of element it is."""
        return str(self.element.get("type", ""))


def parts(blocks: Blocks) -> Iterator[Part]:
    """Every element that can be used, of blocks whose elements are `named`."""
    for block in blocks:
        is_input = block.get("type") == "input"
        label = plain(block.get("label")) if is_input else ""
        for element in inside(block):
            if element.get("type") in INTERACTIVE:
                required = is_input and not block.get("optional")
                yield Part(str(block.get("block_id", "")), element, label, required, is_input)


def part_of(blocks: Blocks, action: str, block: str | None = None) -> Part | None:
    """The element of this name, in this block when one is told; None when there is none."""
    found = (one for one in parts(blocks) if one.action == action and block in (None, one.block))
    return next(found, None)


def named(blocks: Blocks) -> list[dict[str, Any]]:
    """The blocks, in which every element that can be used has an `action_id` and its block a `block_id`."""
    taken = {str(block["block_id"]) for block in blocks if block.get("block_id")}
    return [_named(block, at, taken) for at, block in enumerate(blocks)]


def inside(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The elements right inside a block, of whatever kind."""
    yield from (block[name] for name in HOLDERS if isinstance(block.get(name), Mapping))
    inner = block.get("elements")
    yield from (one for one in (inner if isinstance(inner, list) else ()) if isinstance(one, Mapping))


def plain(text: Any) -> str:
    """The words of a text object, or of a text."""
    return str(text.get("text", "")) if isinstance(text, Mapping) else str(text or "")


def _named(block: Mapping[str, Any], at: int, taken: set[str]) -> dict[str, Any]:
    if not any(one.get("type") in INTERACTIVE for one in inside(block)):
        return dict(block)
    told = dict(block)
    if not told.get("block_id"):
        told["block_id"] = next(id for id in (f"b{at}{'_' * more}" for more in range(99)) if id not in taken)
        taken.add(told["block_id"])
    for name in HOLDERS:
        if isinstance(told.get(name), Mapping):
            told[name] = _called(told[name], 0)
    if isinstance(told.get("elements"), list):
        told["elements"] = [_called(one, place) for place, one in enumerate(told["elements"])]
    return told


def _called(element: Any, at: int) -> Any:
    if not isinstance(element, Mapping) or element.get("type") not in INTERACTIVE or element.get("action_id"):
        return element
    return {**element, "action_id": f"a{at}"}
