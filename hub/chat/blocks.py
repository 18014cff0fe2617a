"""Free cards: Block Kit JSON, held to its limits, each error with the path of what is wrong. Pure.

An unknown kind of block or element is kept as it is: clients show what they know and the message's text else.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.chat.elements import named
from hub.chat.writing import check_tree
from hub.kernel import Refused, dump

MOST_BLOCKS, MOST_BYTES, DEEPEST = 50, 32 * 1024, 32
TEXT_MOST = {"header": 150, "section": 3000, "markdown": 12_000, "image": 2000}
"""Kind of block → characters its own text may have."""
MOST_INSIDE = {("actions", "elements"): 25, ("context", "elements"): 10, ("section", "fields"): 10}
"""(kind of block, list in it) → how many may stand in it."""
ELEMENT_MOST = {"action_id": 255, "value": 2000, "url": 3000}
MOST_OPTIONS, MOST_OVERFLOW, BUTTON_TEXT, FIELD_TEXT, MOST_ID = 100, 5, 75, 2000, 255
CONFIRM_MOST = {"title": 100, "text": 300, "confirm": 30, "deny": 30}


def checked(blocks: list[Any], most: int = MOST_BLOCKS, most_bytes: int = MOST_BYTES) -> list[dict[str, Any]]:
    """The blocks, when they keep to the limits, with a name for everything that can be used in them.

    Refuses `blocks.wrong` with `path` and what is too much there.
    """
    if len(blocks) > most:
        raise _wrong("blocks", most=most)
    if _depth(blocks) > DEEPEST:
        raise _wrong("blocks", most=DEEPEST)
    check_tree(blocks, "blocks")
    try:
        size = len(dump(blocks).encode())
    except ValueError:
        raise _wrong("blocks") from None
    if size > most_bytes:
        raise _wrong("blocks", most=most_bytes)
    ids: set[str] = set()
    for at, block in enumerate(blocks):
        _check_block(block, f"blocks[{at}]", ids)
    return named(blocks)


def _check_block(block: Any, path: str, ids: set[str]) -> None:
    if not isinstance(block, Mapping) or not isinstance(block.get("type"), str):
        raise _wrong(f"{path}.type")
    _check_id(block.get("block_id"), path, ids)
    _check_text(block.get("text"), f"{path}.text", TEXT_MOST.get(block["type"], MOST_BYTES))
    for (of, name), most in MOST_INSIDE.items():
        inner = block.get(name, []) if of == block["type"] else []
        if not isinstance(inner, list) or len(inner) > most:
            raise _wrong(f"{path}.{name}", most=most)
    for at, field in enumerate(block.get("fields", []) if block["type"] == "section" else []):
        _check_text(field, f"{path}.fields[{at}]", FIELD_TEXT)
    names: set[str] = set()
    for where, element in _elements(block, path):
        _check_element(element, where)
        if element.get("action_id") in names:
            raise _wrong(f"{where}.action_id")
        names |= {element["action_id"]} if element.get("action_id") else set()


def _check_id(block_id: Any, path: str, ids: set[str]) -> None:
    if block_id is None:
        return
    if not isinstance(block_id, str) or len(block_id) > MOST_ID or block_id in ids:
        raise _wrong(f"{path}.block_id", most=MOST_ID)
    ids.add(block_id)


def _check_element(element: Mapping[str, Any], path: str) -> None:
    for name, most in ELEMENT_MOST.items():
        _check_text(element.get(name), f"{path}.{name}", most)
    if element.get("type") == "button":
        _check_text(element.get("text"), f"{path}.text", BUTTON_TEXT)
    most = MOST_OVERFLOW if element.get("type") == "overflow" else MOST_OPTIONS
    options = element.get("options", [])
    if not isinstance(options, list) or len(options) > most:
        raise _wrong(f"{path}.options", most=most)
    confirm = element.get("confirm")
    if isinstance(confirm, Mapping):
        for name, longest in CONFIRM_MOST.items():
            _check_text(confirm.get(name), f"{path}.confirm.{name}", longest)


def _elements(block: Mapping[str, Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in ("accessory", "element"):
        if isinstance(block.get(name), Mapping):
            yield f"{path}.{name}", block[name]
    inner = block.get("elements")
    for at, element in enumerate(inner if isinstance(inner, list) else []):
        if isinstance(element, Mapping):
            yield f"{path}.elements[{at}]", element


def _check_text(text: Any, path: str, most: int) -> None:
    if isinstance(text, Mapping):
        text = text.get("text", "")
    if text is None:
        return
    if not isinstance(text, str) or len(text) > most:
        raise _wrong(path, most=most)


def _depth(value: Any, so_far: int = 0) -> int:
    if so_far > DEEPEST:
        return so_far
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return max((_depth(one, so_far + 1) for one in inner), default=so_far)


def _wrong(path: str, **details: Any) -> Refused:
    return Refused("blocks.wrong", field="blocks", path=path, most=details.get("most", ""))
