"""A record type described in words: screens, cards and commands are drawn from its declaration alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.kernel import Both, Words
from hub.records.kinds import Field
from hub.records.spec import COLUMNS, Action, RecordType
from hub.records.values import on_wire

OWN_LABELS = frozenset(COLUMNS)


def described(kind: RecordType, names: Sequence[str], words: Words, may_create: bool) -> dict[str, Any]:
    """The type as `GET /api/types` tells it; `names` are its commands in every language. Its verbs come without
    `create` for whoever would be refused.
    """
    return {
        "name": kind.name, "slash": list(names), "label": label(kind, words), "icon": kind.icon,
        "tone": kind.tone,
        "fields": [field_on_wire(kind, one, words) for one in kind.fields],
        "states": [{"code": code, **state(kind, code, words)} for code in kind.states],
        "actions": [action_on_wire(kind, one, words) for one in kind.verbs()[not may_create :]],
        "moves": {one.name: dict(one.moves) for one in kind.verbs() if one.moves},
        "traits": [one.name for one in kind.traits],
        "views": [
            {
                "name": one.name, "label": words.both(f"text.{kind.name}.view.{one.name}"),
                "columns": [{"name": name, "label": heading(kind, name, words)} for name in one.columns],
                "where": [list(condition) for condition in one.where], "sort": one.sort,
            }
            for one in kind.views
        ],
        "keeper": kind.keeper,
    }  # fmt: skip


def app_of(kind: RecordType) -> str:
    """The app under whose name records of the type stand in rooms."""
    return kind.app or "records"


def label(kind: RecordType, words: Words) -> Both:
    """What one such thing is called."""
    return words.both(f"text.{kind.name}")


def state(kind: RecordType, code: str, words: Words) -> dict[str, Any]:
    """A state in words, with its colour and its shape (colour is never alone)."""
    tone = kind.states.get(code, "slate")
    mark = {"amber": "ring", "cinnabar": "square", "slate": "square"}.get(tone, "dot")
    return {**words.both(f"state.{kind.name}.{code}"), "tone": tone, "mark": mark}


def heading(kind: RecordType, name: str, words: Words) -> Both:
    """What a column or a field is called."""
    own = name in OWN_LABELS and kind.field(name) is None
    brought = any(one.name == name for one in kind.brought()) and not words.has(f"field.{kind.name}.{name}")
    return words.both(f"field.record.{name}" if own or brought else f"field.{kind.name}.{name}")


def verb_label(kind: RecordType, verb: str, words: Words) -> Both:
    """What a button for this verb says; create and edit say the same for every type, a trait's verbs where the type has
    no words of its own for them.
    """
    own = f"act.{kind.name}.{verb}"
    return words.both(f"text.record.{verb}" if verb in ("create", "edit") or not words.has(own) else own)


def action_on_wire(
    kind: RecordType,
    verb: Action,
    words: Words,
    values: Mapping[str, Any] | None = None,
    known: frozenset[str] | None = None,
) -> dict[str, Any]:
    """A verb as a button: its label, and the form it opens, filled in with `values` (as kept) where given.

    Of the record's own fields the form holds only those `known` to its reader: nobody empties what they cannot see.
    What the hub keeps of earlier words is not said again: only an edit opens with the texts that stand.
    """
    shown: dict[str, Any] = {"id": verb.name, "label": verb_label(kind, verb.name, words)}
    if verb.style:
        shown["style"] = verb.style
    if verb.form:
        open_ = (one for one in verb.form if known is None or one.name in known or not kind.field(one.name))
        shown["form"] = [field_on_wire(kind, one, words, _opens_with(one, verb, values)) for one in open_]
    if verb.confirm:
        shown["confirm"] = words.both(f"text.{kind.name}.{verb.name}.confirm")
    return shown


def _opens_with(field: Field, verb: Action, values: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return {} if values is not None and field.kind.name in ("text", "long") and verb.name != "edit" else values


def field_on_wire(
    kind: RecordType, field: Field, words: Words, values: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A field as a form draws it. `default` is the value of a record being edited, else the field's own."""
    told: dict[str, Any] = {
        "name": field.name, "kind": field.kind.name, "label": heading(kind, field.name, words),
        "required": field.required, "list": field.listed,
    }  # fmt: skip
    optional = {
        "help": words.both(help_key) if words.has(help_key := f"field.{kind.name}.{field.name}.help") else None,
        "options": [option(kind, field, one, words) for one in field.kind.options] or None,
        "low": field.kind.low,
        "high": field.kind.high,
        "type": field.kind.of or None,
        "default": field.default if values is None else on_wire(field.kind, values.get(field.name)),
        "masked": bool(field.masked) or None,
    }
    return told | {name: value for name, value in optional.items() if value is not None}


def option(kind: RecordType, field: Field, value: str, words: Words) -> dict[str, Any]:
    """One choice of a field, with what people read for it."""
    return {"value": value, "label": words.both(f"field.{kind.name}.{field.name}.{value}")}
