"""A record type as people write it: YAML with its words beside each name. Read into the same value code declares. Pure.

Whatever is wrong is told with its line. The words become sentences under the keys a coded module's words have.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec
import yaml

from hub.records import kinds
from hub.records.built.shape import FieldPaper, Said, TypePaper
from hub.records.document import load
from hub.records.faults import Fault, Faulty, Path
from hub.records.kinds import Kind
from hub.records.spec import RecordType

MOST = 64 * 1024
"""Characters of a description; beyond, it is no description."""
DEEPEST = 12
BASE: dict[str, Kind] = {
    one.name: one
    for one in (
        kinds.text(), kinds.long(), kinds.integer(), kinds.quantity(), kinds.money(), kinds.people, kinds.file,
        kinds.phone, kinds.email, kinds.url,
    )
}  # fmt: skip
UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*?)`")
MISSING = re.compile(r"Object missing required field `(?P<name>.*?)`")
STEP = re.compile(r"\.(\w+)|\[(\d+)\]|(\[\.\.\.\])")
Sentences = dict[str, dict[str, str]]


class Plain(yaml.SafeLoader):
    """YAML in which only true and false are yes and no: a column may be called `no`, and a date stays as written."""


Plain.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in every if tag.rpartition(":")[2] not in ("bool", "timestamp")]
    for sign, every in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])


class Written(msgspec.Struct, frozen=True):
    """A description read: the type, and its sentences by language and key."""

    kind: RecordType
    sentences: Sentences


class Bad(ValueError):
    """A description that cannot be read: what is wrong, each with its line (from 1; 0: the whole)."""

    def __init__(self, faults: Iterable[tuple[int, Fault]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"line {line}: {fault}" for line, fault in self.faults))


def read(text: str) -> Written:
    """The type a description describes. Raises `Bad` with every line that is wrong."""
    if len(text) > MOST:
        raise Bad([(0, Fault("type.too_long", details={"most": MOST}))])
    root = tree(text)
    if odd := [*_odd_keys(root)]:
        raise Bad(odd)
    try:
        paper = msgspec.convert(yaml.load(text, Plain), TypePaper)
    except msgspec.ValidationError as error:
        fault = _shape_fault(str(error))
        raise Bad([(line_of(root, fault.path), fault)]) from None
    try:
        _check_forms(paper)
        kind = load(_document(paper))
    except Faulty as wrong:
        raise Bad([(line_of(root, one.path), one) for one in wrong.faults]) from None
    except (ValueError, TypeError, KeyError) as error:
        raise Bad([(0, Fault("type.broken", details={"why": str(error)[:200]}))]) from None
    if silent := [code for code in kind.states if code not in paper.states]:
        line = line_of(root, ("states",))
        raise Bad([(line, Fault("type.state_words", ("states",), {"name": code})) for code in silent])
    return Written(kind, _sentences(kind, paper))


def line_of(root: yaml.Node, path: Path) -> int:
    """The line (from 1) of what a path leads to, as far as it leads anywhere."""
    node, line = root, root.start_mark.line
    for step in path:
        if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next(((key, value) for key, value in pairs if key.value == str(step)), None)
        if found is None:
            break
        line, node = found[0].start_mark.line, found[1]
    return line + 1


def tree(text: str) -> yaml.Node:
    """The description as YAML sees it, with the place of everything in it. Raises `Bad`."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Plain)):
            raise Bad([(0, Fault("type.alias"))])
        root = yaml.compose(text, Plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = str(getattr(error, "problem", None) or error).partition("\n")[0]
        raise Bad([(mark.line + 1 if mark else 0, Fault("type.broken", details={"why": why[:120]}))]) from None
    except RecursionError:
        raise Bad([(0, Fault("type.broken", details={"why": "too deep"}))]) from None
    if not isinstance(root, yaml.MappingNode):
        raise Bad([(1, Fault("type.no_mapping"))])
    return root


def _odd_keys(node: yaml.Node, depth: int = 0) -> Iterable[tuple[int, Fault]]:
    """Keys that YAML takes for something else (true, 1), and keys that stand there twice."""
    if depth > DEEPEST:
        yield node.start_mark.line + 1, Fault("type.broken", details={"why": "too deep"})
        return
    inside = node.value if isinstance(node, yaml.SequenceNode) else ()
    if isinstance(node, yaml.MappingNode):
        keys = [key for key, _ in node.value]
        inside = [value for _, value in node.value]
        yield from _odd(keys)
    for one in inside:
        yield from _odd_keys(one, depth + 1)


def _odd(keys: list[yaml.Node]) -> Iterable[tuple[int, Fault]]:
    seen: set[str] = set()
    for key in keys:
        name = str(key.value)[:40]
        if key.tag != "tag:yaml.org,2002:str":
            yield key.start_mark.line + 1, Fault("type.odd_key", details={"name": name})
        elif name in seen:
            yield key.start_mark.line + 1, Fault("type.twice", details={"name": name})
        seen.add(name)


def _shape_fault(error: str) -> Fault:
    said, _, place = error.partition(" - at `$")
    path: list[str | int] = []
    for name, index, anything in STEP.findall(place.rstrip("`")):
        if anything:
            break
        path.append(int(index) if index else name)
    if found := UNKNOWN.match(said):
        return Fault("type.unknown_key", (*path, found["name"]), {"name": found["name"]})
    if found := MISSING.match(said):
        return Fault("type.missing_key", tuple(path), {"name": found["name"]})
    name = next((str(one) for one in reversed(path) if isinstance(one, str)), "")
    return Fault("type.shape", tuple(path), {"name": name, "why": said[:120]})


def _check_forms(paper: TypePaper) -> None:
    """A form that asks for a field by its name asks for one there is."""
    known = [one.name for one in paper.fields]
    faults = [
        Fault("type.stranger", ("actions", at, "form", place), {"name": one, "known": known})
        for at, act in enumerate(paper.actions)
        for place, one in enumerate(act.form)
        if isinstance(one, str) and one not in known
    ]
    if faults:
        raise Faulty(paper.name, faults)


def _document(paper: TypePaper) -> dict[str, Any]:
    """The description without its words: what `document.load` reads."""
    own = {one.name: _field(one) for one in paper.fields}
    doc: dict[str, Any] = {
        name: getattr(paper, name)
        for name in ("name", "slash", "keeper", "series", "title", "sub", "start", "makers", "editors", "readers",
                     "known_by", "icon", "tone", "traits")
        if getattr(paper, name)
    }  # fmt: skip
    doc["fields"] = list(own.values())
    doc["states"] = {code: one.tone or "amber" for code, one in paper.states.items()}
    doc["actions"] = [
        {
            "name": one.name, "moves": one.moves, "who": list(one.who), "when": one.when, "past": one.past,
            "style": one.style, "confirm": one.confirm is not None,
            "form": [own[field] if isinstance(field, str) else _field(field) for field in one.form],
        }
        for one in paper.actions
    ]  # fmt: skip
    doc["views"] = [
        {"name": one.name, "where": one.where, "columns": one.columns, "sort": one.sort} for one in paper.views
    ]
    return doc


def _field(paper: FieldPaper) -> dict[str, Any]:
    kind = replace(BASE.get(paper.kind, Kind(paper.kind)), options=tuple(paper.options), of=paper.of)
    sizes = {name: value for name in ("low", "high") if (value := getattr(paper, name)) is not None}
    kind = replace(kind, **sizes)
    doc = {"name": kind.name, "options": list(kind.options), "low": kind.low, "high": kind.high, "of": kind.of}
    return {
        "name": paper.name, "kind": doc, "required": paper.required, "unique": paper.unique, "listed": paper.listed,
        "default": paper.default, "masked": paper.masked,
    }  # fmt: skip


def fields_of(paper: TypePaper) -> list[FieldPaper]:
    """Every field with words: the type's own, and those only a form asks for."""
    return [*paper.fields, *(one for act in paper.actions for one in act.form if isinstance(one, FieldPaper))]


def _sentences(kind: RecordType, paper: TypePaper) -> Sentences:
    told: dict[str, Said] = {f"text.{kind.name}": paper.label}
    told |= {f"state.{kind.name}.{code}": Said(one.zh, one.en) for code, one in paper.states.items()}
    if paper.keeper_label:
        told[f"text.role.{kind.keeper}"] = paper.keeper_label
    for field in fields_of(paper):
        key = f"field.{kind.name}.{field.name}"
        told[key] = field.label
        told |= {f"{key}.{code}": one for code, one in field.options.items()}
        told |= {f"{key}.help": field.help} if field.help else {}
    for action in paper.actions:
        done = kind.verb(action.name)
        told[f"act.{kind.name}.{action.name}"] = action.label
        told[f"event.{kind.name}.{done.done if done else action.name}"] = action.label
        told |= {f"text.{kind.name}.{action.name}.confirm": action.confirm} if action.confirm else {}
        told[f"command.{kind.name}.{action.name}"] = _typed(action.label, action.name, action.command)
    for view in paper.views:
        told[f"text.{kind.name}.view.{view.name}"] = view.label
        told[f"command.{kind.name}.{view.name}"] = _typed(view.label, view.name, view.command)
    told[f"command.{kind.name}"] = _typed(paper.label, kind.slash, paper.command)
    return {locale: {key: _plain(getattr(one, locale)) for key, one in told.items()} for locale in ("zh", "en")}


def _typed(label: Said, english: str, more: list[str]) -> Said:
    """What is typed for a name: its own English word, what it is called in Chinese, and whatever else is said."""
    return Said(" ".join(["".join(label.zh.split()), *more]), english)


def _plain(sentence: str) -> str:
    """A sentence in which nothing is filled in: what a person writes in braces stays in braces."""
    return sentence.replace("{", "{{").replace("}", "}}")
