"""A RecordType as a document, and back: how users will build modules without code."""

from dataclasses import asdict, fields
from typing import Any, TypeVar

from hub.records.kinds import Field, Kind
from hub.records.spec import Action, RecordType, View
from hub.records.traits import TRAITS, Trait

T = TypeVar("T")


def load(doc: dict[str, Any]) -> RecordType:
    """Read a document of lists, mappings and scalars. An unknown key is a ValueError, never a default."""
    parts = {
        "fields": tuple(_field(one) for one in doc.get("fields", ())),
        "actions": tuple(_action(one) for one in doc.get("actions", ())),
        "views": tuple(_made(View, one) for one in doc.get("views", ())),
        "traits": tuple(_trait(one) for one in doc.get("traits", ())),
    }
    return _made(RecordType, {**doc, **parts})


def dump(kind: RecordType) -> dict[str, Any]:
    """The type as a document. What is as by default is left out: a document says only what it means."""
    implied = {name: value for name, value in kind.implied().items() if getattr(kind, name) == value}
    told = {name: value for name, value in _terse(RecordType, asdict(kind)).items() if name not in implied}
    parts = {
        "traits": [{"name": one.name, **_terse(type(one), asdict(one))} for one in kind.traits],
        "fields": [_dump_field(one) for one in kind.fields if one not in kind.brought()],
        "actions": [_dump_action(one) for one in kind.actions],
        "views": [_terse(View, asdict(one)) for one in kind.views],
    }
    return told | {name: part for name, part in parts.items() if part or name in told}


def _trait(doc: dict[str, Any]) -> Trait:
    of = TRAITS.get(str(doc.get("name")))
    if of is None:
        raise ValueError(f"traits: unknown {doc.get('name')}; there are {', '.join(TRAITS)}")
    return _made(of, {name: value for name, value in doc.items() if name != "name"})


def _dump_action(action: Action) -> dict[str, Any]:
    return _terse(Action, asdict(action)) | {"form": [_dump_field(one) for one in action.form]}


def _dump_field(field: Field) -> dict[str, Any]:
    return _terse(Field, asdict(field)) | {"kind": _terse(Kind, asdict(field.kind))}


def _terse(of: type[Any], doc: dict[str, Any]) -> dict[str, Any]:
    defaults = {one.name: one.default for one in fields(of)}
    return {name: _plain(value) for name, value in doc.items() if value != defaults[name]}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def _action(doc: dict[str, Any]) -> Action:
    return _made(Action, {**doc, "form": tuple(_field(one) for one in doc.get("form", ()))})


def _field(doc: dict[str, Any]) -> Field:
    kind = doc.get("kind", "text")
    return _made(Field, {**doc, "kind": _made(Kind, {"name": kind} if isinstance(kind, str) else kind)})


def _made(of: type[T], doc: dict[str, Any]) -> T:
    known = {one.name for one in fields(of)}  # type: ignore[arg-type]
    if strange := sorted(str(key) for key in doc.keys() - known):
        raise ValueError(f"{of.__name__}: unknown {', '.join(strange)}")
    try:
        return of(**{name: _tuples(value) for name, value in doc.items()})
    except TypeError as error:
        raise ValueError(f"{of.__name__}: {error}") from None


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
