"""A definition as a document, and back: `load(dump(definition)) == definition`. An unknown key is an error."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

import yaml

from hub.flow.spec import Branch, Definition, Derived, Node, Question
from hub.records.kinds import Field, Kind

T = TypeVar("T")
FIELD_KEYS = ("name", "required", "default")
KIND_KEYS = ("low", "high", "of")
QUESTION_KEYS = ("label", "options", "aliases", "unit", "help", "formula", "sum", "choose")


def read(text: str) -> Definition:
    """YAML text → definition. A ValueError says what is wrong, in words."""
    try:
        document = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"not readable as YAML: {error}") from None
    if not isinstance(document, dict):
        raise ValueError("a definition is a mapping of keys to values")
    return load(document)


def write(definition: Definition) -> str:
    """Definition → YAML text, readable again by `read`."""
    return yaml.safe_dump(dump(definition), allow_unicode=True, sort_keys=False, width=110)


def load(document: Mapping[str, Any]) -> Definition:
    """A document of plain lists, mappings and scalars → definition. Raises ValueError."""
    parts = {
        "form": tuple(_question(one) for one in document.get("form", ())),
        "nodes": tuple(_node(one) for one in document.get("nodes", ())),
        "derived": tuple(_made(Derived, one) for one in document.get("derived", ())),
    }
    return _made(Definition, {**document, **parts})


def dump(definition: Definition) -> dict[str, Any]:
    """The definition as a document; what is as by default is left out."""
    return _terse(definition, "form", "nodes", "derived") | {
        "form": [_question_document(one) for one in definition.form],
        "nodes": [_node_document(node) for node in definition.nodes],
        **({"derived": [_terse(one) for one in definition.derived]} if definition.derived else {}),
    }


def _node(document: Mapping[str, Any]) -> Node:
    branches = tuple(
        _made(Branch, {**one, "nodes": tuple(_node(node) for node in one.get("nodes", ()))})
        for one in document.get("branches", ())
    )
    return _made(Node, {**document, "branches": branches})


def _node_document(node: Node) -> dict[str, Any]:
    branches = [_terse(one, "nodes") | {"nodes": [_node_document(step) for step in one.nodes]} for one in node.branches]
    return _terse(node, "branches") | ({"branches": branches} if branches else {})


def _question(document: Mapping[str, Any]) -> Question:
    known = (*FIELD_KEYS, *KIND_KEYS, *QUESTION_KEYS, "kind", "columns")
    if strange := sorted(str(key) for key in document.keys() - set(known)):
        raise ValueError(f"form: unknown {', '.join(strange)}")
    kind = {key: document[key] for key in KIND_KEYS if key in document}
    options = tuple(document["options"]) if isinstance(document.get("options"), Mapping) else ()
    of_field = {key: document[key] for key in FIELD_KEYS if key in document}
    made = _made(Kind, {"name": document.get("kind"), "options": options, **kind})
    words = {key: document[key] for key in QUESTION_KEYS if key in document}
    columns = tuple(_question(one) for one in document.get("columns", ()))
    return _made(Question, {**words, "columns": columns, "of": _made(Field, {**of_field, "kind": made})})


def _question_document(question: Question) -> dict[str, Any]:
    field = question.of
    columns = [_question_document(one) for one in question.columns]
    rest = {
        **_terse(question, "of", "columns"),
        **({"columns": columns} if columns else {}),
        **_terse(field, "kind", "name"),
        **_terse(field.kind, "name", "options"),
    }
    return {"name": field.name, "kind": field.kind.name, **rest}


def _terse(value: Any, *apart: str) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for one in fields(value):
        held = getattr(value, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if one.name not in apart and held != default:
            shown[one.name] = _plain(held)
    return shown


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, Mapping) else value


def _made(of: type[T], document: Mapping[str, Any]) -> T:
    known = {one.name for one in fields(of)}  # type: ignore[arg-type]
    if strange := sorted(str(key) for key in document.keys() - known):
        raise ValueError(f"{of.__name__.lower()}: unknown {', '.join(strange)}")
    try:
        return of(**{name: _tuples(value) for name, value in document.items()})
    except (TypeError, AttributeError) as error:
        raise ValueError(f"{of.__name__.lower()}: {error}") from None


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tuples(one) for one in value)
    return {key: _tuples(one) for key, one in value.items()} if isinstance(value, Mapping) else value
