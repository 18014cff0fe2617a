"""What was filled in: each value held to its element, and told the way Block Kit tells it. Pure."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hub.chat.elements import Blocks, Part, parts, plain
from hub.chat.writing import writable
from hub.kernel import Refused

Values = Mapping[str, Mapping[str, Any]]
"""block_id → action_id → value: a text, a list of texts, or seconds since 1970 for an instant."""
State = dict[str, dict[str, dict[str, Any]]]
ONE_OF = frozenset({"static_select", "external_select", "radio_buttons", "overflow"})
SOME_OF = frozenset({"multi_static_select", "multi_external_select", "checkboxes"})
FREE = frozenset({"external_select", "multi_external_select"})
"""Lists whose options the bot serves while one types: only the bot can know whether one of them was offered."""
PICKED = {
    "users_select": "selected_user", "channels_select": "selected_channel",
    "conversations_select": "selected_conversation", "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels", "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
}  # fmt: skip
"""Kind of element → the field of its state that holds what was picked."""
Pick = Callable[[Part, Any], Any]
MOST_TEXT, MOST_VALUE, MOST_FILES = 3000, 2000, 10
ID = re.compile(r"\w{1,64}")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
LINK = re.compile(r"https?://\S+", re.IGNORECASE)
NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,12})?")
INITIAL = ("initial_value", "initial_date", "initial_time", "initial_date_time", "initial_user", "initial_users",
           "initial_channel", "initial_channels", "initial_conversation", "initial_conversations")  # fmt: skip


def filled(blocks: Blocks, values: Values) -> tuple[State, dict[str, Refused]]:
    """The state of every field as Block Kit tells it, and what is wrong, by `block_id`.

    What was not sent stands as the bot proposed it; an input block that is not optional must be filled.
    """
    state: State = {}
    wrong: dict[str, Refused] = {}
    for part in parts(blocks):
        if part.kind == "button":
            continue
        try:
            held = state_of(part, values.get(part.block, {}).get(part.action, proposed(part.element)))
            if part.required and is_empty(held):
                raise _no(part, "required")
        except Refused as no:
            wrong.setdefault(part.block, no)
            continue
        state.setdefault(part.block, {})[part.action] = held
    return state, wrong


def flat(state: State) -> dict[str, Any]:
    """The same by `action_id` alone, as plain values; nothing for what was left empty."""
    told: dict[str, Any] = {}
    for fields in state.values():
        told |= {action: value for action, held in fields.items() if (value := value_of(held)) not in (None, [], "")}
    return told


def state_of(part: Part, value: Any) -> dict[str, Any]:
    """A value held to its element. Raises `Refused` with `label` where it does not fit."""
    kind = part.kind
    if kind in ONE_OF or kind in SOME_OF:
        return {"type": kind, **_chosen(part, value)}
    if kind == "file_input":
        return {"type": kind, "files": [{"id": _id(part, one)} for one in _list(part, value, "max_files", MOST_FILES)]}
    if kind.startswith("multi_"):
        ids = [_id(part, one) for one in _list(part, value)]
        return {"type": kind, PICKED[kind]: ids}
    if kind in PICKED:
        pick: Pick = PICKS.get(kind, _id)
        return {"type": kind, PICKED[kind]: None if value in (None, "") else pick(part, value)}
    text = None if value in (None, "") else _text(part, value)
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": _rich(text)}
    return {"type": kind, "value": text}


def value_of(held: Mapping[str, Any]) -> Any:
    """What a state holds, as a plain value: a text, a list of texts, seconds, or None."""
    if "selected_option" in held:
        return (held["selected_option"] or {}).get("value")
    if "selected_options" in held:
        return [one["value"] for one in held["selected_options"]]
    if "files" in held:
        return [one["id"] for one in held["files"]]
    if "rich_text_value" in held:
        elements = ((held["rich_text_value"] or {}).get("elements") or [{}])[0].get("elements") or [{}]
        return elements[0].get("text")
    return next((value for name, value in held.items() if name != "type"), None)


def is_empty(held: Mapping[str, Any]) -> bool:
    """Was nothing filled in?"""
    return value_of(held) in (None, "", [])


def proposed(element: Mapping[str, Any]) -> Any:
    """What a bot put into a field beforehand."""
    if element.get("initial_option"):
        return element["initial_option"]
    if element.get("initial_options"):
        return element["initial_options"]
    return next((element[name] for name in INITIAL if element.get(name) is not None), None)


def offered(element: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every option of a list, groups or not."""
    groups = element.get("option_groups")
    lists = [one.get("options") for one in groups if isinstance(one, Mapping)] if isinstance(groups, list) else []
    every = [element.get("options"), *lists]
    return [one for options in every if isinstance(options, list) for one in options if isinstance(one, Mapping)]


def _chosen(part: Part, value: Any) -> dict[str, Any]:
    if part.kind in ONE_OF:
        return {"selected_option": None if value in (None, "") else _option(part, value)}
    return {"selected_options": [_option(part, one) for one in _list(part, value)]}


def _option(part: Part, value: Any) -> dict[str, Any]:
    """The option that is meant, as the bot wrote it; of a list it serves, by its value and what was shown."""
    code = value.get("value") if isinstance(value, Mapping) else value
    if not isinstance(code, str) or len(code) > MOST_VALUE or not writable(code):
        raise _no(part, "unreadable", value="")
    for one in offered(part.element):
        if one.get("value") == code:
            return {name: one[name] for name in ("text", "value", "description") if name in one}
    if part.kind not in FREE:
        raise _no(part, "unreadable", value=code[:60])
    shown = plain(value.get("text")) if isinstance(value, Mapping) else ""
    if len(shown) > MOST_VALUE or not writable(shown):
        raise _no(part, "unreadable", value="")
    return {"text": {"type": "plain_text", "text": shown or code}, "value": code}


def _list(part: Part, value: Any, limit: str = "max_selected_items", ceiling: int = 100) -> list[Any]:
    """A list of at most as many as the element says under `limit`, and never more than `ceiling`."""
    if value in (None, ""):
        return []
    most = part.element.get(limit)
    high = min(most, ceiling) if isinstance(most, int) else ceiling
    if not isinstance(value, list) or len(value) > high:
        raise _no(part, "too_high", high=high)
    return value


def _id(part: Part, value: Any) -> str:
    if isinstance(value, str) and ID.fullmatch(value):
        return value
    raise _no(part, "unreadable", value=str(value)[:60])


def _date(part: Part, value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise _no(part, "unreadable", value=str(value)[:60]) from None


def _time(part: Part, value: Any) -> str:
    if isinstance(value, str) and TIME.fullmatch(value):
        return value
    raise _no(part, "unreadable", value=str(value)[:60])


def _instant(part: Part, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**11:
        return value
    raise _no(part, "unreadable", value=str(value)[:60])


PICKS: dict[str, Pick] = {
    "datepicker": _date, "timepicker": _time, "datetimepicker": _instant,
}  # fmt: skip
SHAPES = {"email_text_input": EMAIL, "url_text_input": LINK, "number_input": NUMBER}


def _text(part: Part, value: Any) -> str:
    if not isinstance(value, str) or not writable(value):
        raise _no(part, "unreadable", value="")
    element = part.element
    low, high = element.get("min_length"), element.get("max_length")
    high = min(high, MOST_TEXT) if isinstance(high, int) else MOST_TEXT
    if len(value) > high:
        raise _no(part, "too_long", high=high)
    if isinstance(low, int) and len(value) < low:
        raise Refused("form.too_short", label=_label(part), low=low)
    shape = SHAPES.get(part.kind)
    if shape is not None and not shape.fullmatch(value.strip()):
        raise _no(part, "unreadable", value=value[:60])
    return _number(part, value.strip()) if part.kind == "number_input" else value


def _number(part: Part, value: str) -> str:
    element = part.element
    if "." in value and not element.get("is_decimal_allowed"):
        raise _no(part, "unreadable", value=value)
    low, high = _float(element.get("min_value")), _float(element.get("max_value"))
    if low is not None and float(value) < low:
        raise _no(part, "too_low", low=element["min_value"])
    if high is not None and float(value) > high:
        raise _no(part, "too_high", high=element["max_value"])
    return value


def _float(text: Any) -> float | None:
    try:
        number = float(text)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _rich(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [words]}


def _label(part: Part) -> str:
    return part.label or plain(part.element.get("placeholder")) or part.action


def _no(part: Part, reason: str, **details: Any) -> Refused:
    return Refused(f"field.{reason}", label=_label(part), **details)
