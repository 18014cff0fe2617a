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
BLOCK_MOST = {"label": 2000, "hint": 2000, "alt_text": 2000, "title": 2000, "image_url": 3000, "title_url": 3000}
"""Words beside a block's own text → characters they may have."""
MOST_INSIDE = {
    ("actions", "elements"): 25, ("context", "elements"): 10, ("section", "fields"): 10, ("table", "rows"): 100,
}  # fmt: skip
"""(kind of block, list in it) → how many may stand in it."""
ELEMENT_MOST = {"action_id": 255, "value": 2000, "url": 3000, "placeholder": 150, "alt_text": 2000, "image_url": 3000}
OPTION_MOST = {"text": 75, "value": 150, "description": 75, "url": 3000}
OPTIONS_MOST = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
"""Kind of list → options it may have; any other has a hundred."""
MOST_OPTIONS, MOST_GROUPS, GROUP_LABEL, BUTTON_TEXT, FIELD_TEXT, MOST_ID, MOST_FILES = 100, 100, 75, 75, 2000, 255, 10
MOST_COLUMNS = 20
CONFIRM_MOST = {"title": 100, "text": 300, "confirm": 30, "deny": 30}


def checked(blocks: list[Any], most: int = MOST_BLOCKS, most_bytes: int = MOST_BYTES) -> list[dict[str, Any]]:
    """The blocks, when they keep to the limits, with a name for everything that can be used in them.

    Refuses `blocks.wrong` with `path`, `blocks.too_much` with how much there may be.
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
    for name, most in BLOCK_MOST.items():
        _check_text(block.get(name), f"{path}.{name}", most)
    _check_lists(block, path)
    names: set[str] = set()
    for where, element in _elements(block, path):
        _check_element(element, where)
        if element.get("action_id") in names:
            raise _wrong(f"{where}.action_id")
        names |= {element["action_id"]} if element.get("action_id") else set()


def _check_lists(block: Mapping[str, Any], path: str) -> None:
    """How many stand in the lists of a block, and how long the fields of a section and the rows of a table are."""
    for (of, name), most in MOST_INSIDE.items():
        inner = block.get(name, []) if of == block["type"] else []
        if not isinstance(inner, list) or len(inner) > most:
            raise _wrong(f"{path}.{name}", most=most)
        for at, one in enumerate(inner):
            if name == "fields":
                _check_text(one, f"{path}.fields[{at}]", FIELD_TEXT)
            elif name == "rows" and (not isinstance(one, list) or len(one) > MOST_COLUMNS):
                raise _wrong(f"{path}.rows[{at}]", most=MOST_COLUMNS)


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
    most = OPTIONS_MOST.get(str(element.get("type")), MOST_OPTIONS)
    _check_options(element.get("options", []), f"{path}.options", most)
    _check_groups(element.get("option_groups", []), f"{path}.option_groups")
    if element.get("type") == "file_input":
        files = element.get("max_files", MOST_FILES)
        if not isinstance(files, int) or not 1 <= files <= MOST_FILES:
            raise _wrong(f"{path}.max_files", most=MOST_FILES)
    confirm = element.get("confirm")
    if isinstance(confirm, Mapping):
        for name, longest in CONFIRM_MOST.items():
            _check_text(confirm.get(name), f"{path}.confirm.{name}", longest)


def _check_options(options: Any, path: str, most: int) -> None:
    if not isinstance(options, list) or len(options) > most:
        raise _wrong(path, most=most)
    for at, option in enumerate(options):
        for name, longest in OPTION_MOST.items():
            _check_text(option.get(name) if isinstance(option, Mapping) else None, f"{path}[{at}].{name}", longest)


def _check_groups(groups: Any, path: str) -> None:
    if not isinstance(groups, list) or len(groups) > MOST_GROUPS:
        raise _wrong(path, most=MOST_GROUPS)
    for at, group in enumerate(groups):
        told = group if isinstance(group, Mapping) else {}
        _check_text(told.get("label"), f"{path}[{at}].label", GROUP_LABEL)
        _check_options(told.get("options", []), f"{path}[{at}].options", MOST_OPTIONS)


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
    """What is wrong by its path; where it is too much, how much there may be."""
    reason = "blocks.too_much" if "most" in details else "blocks.wrong"
    return Refused(reason, field="blocks", path=path, **details)
