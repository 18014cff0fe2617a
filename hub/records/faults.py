"""What is wrong with a declared record type, with its place: found before there is one such record. Pure."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any

from hub.records.action import Condition, View
from hub.records.kinds import READ, Field, date, person

if TYPE_CHECKING:
    from hub.records.spec import RecordType

TESTS = ("=", "!=", "<", "<=", ">", ">=")
COLUMNS = ("no", "title", "state", "owner", "created", "changed")
NAME = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
PLAIN = re.compile(r"[a-z][a-z0-9_]*")
WHO = re.compile(r"everyone|owner|head|keeper|role:[a-z][a-z0-9_]*")
RESERVED = ("create", "edit", "find", "list", "new", "mine", "on", "yes", "no")
TONES = ("pine", "cinnabar", "amber", "indigo", "plum", "slate")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: `reason` is the key of its sentence, `path` leads to it in the type as a document."""

    reason: str
    path: Path = ()
    details: dict[str, Any] = dataclasses.field(default_factory=dict)

    def __str__(self) -> str:
        """For whoever declares a type in code."""
        place = ".".join(str(one) for one in self.path)
        return f"{place}: {self.reason} " + ", ".join(f"{name} {value}" for name, value in self.details.items())


class Faulty(ValueError):
    """A type that contradicts itself, with everything that is wrong with it."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        super().__init__(f"{name}: " + "; ".join(map(str, faults)))
        self.faults = tuple(faults)


def faults_of(kind: "RecordType") -> list[Fault]:
    """Everything that is wrong with a type; nothing when records of it can be made."""
    return [*_names(kind), *_strangers(kind), *_people(kind), *_kinds(kind), *_traits(kind)]


def named_by(view: View) -> set[str]:
    """The fields and columns a view is narrowed and sorted by."""
    return {condition[0] for condition in view.where} | {view.sort.removeprefix("-")}


def _names(kind: "RecordType") -> Iterator[Fault]:
    if not NAME.fullmatch(kind.name):
        yield Fault("type.name", ("name",), {"name": kind.name})
    own: dict[str, Sequence[Any]] = {"fields": kind.fields, "actions": kind.actions, "views": kind.views}
    verbs = Counter(one.name for one in kind.verbs())
    for what, every in own.items():
        names = [one.name for one in every]
        known = verbs if what == "actions" else Counter(names)
        for at, name in enumerate(names):
            if known[name] > 1 and (what == "actions" or name in names[:at]):
                yield Fault("type.twice", (what, at), {"name": name})
            if not PLAIN.fullmatch(name):
                yield Fault("type.unplain", (what, at), {"name": name})
            elif what != "views" and (name in RESERVED or (what == "fields" and name in COLUMNS and name != "owner")):
                yield Fault("type.reserved", (what, at), {"name": name})


def _strangers(kind: "RecordType") -> Iterator[Fault]:
    """What is named and nowhere declared."""
    fields = {one.name for one in kind.fields}
    columns, states = fields | set(COLUMNS), set(kind.states)
    places: list[tuple[Path, set[str], set[str]]] = [
        (("title",), {name for _, name, _, _ in Formatter().parse(kind.title) if name}, fields),
        (("known_by",), set(kind.known_by), fields),
        (("sub",), {kind.sub} - {""}, fields),
        (("start",), {kind.start}, states),
    ]
    for at, view in enumerate(kind.views):
        places.append((("views", at), set(view.columns) | named_by(view), columns))
        places.append((("views", at, "where"), _tests(view.where), set(TESTS)))
    for at, one in enumerate(kind.actions):
        places.append((("actions", at, "moves"), {*one.moves, *one.moves.values()}, states))
        places.append((("actions", at, "when"), {condition[0] for condition in one.when}, columns))
        places.append((("actions", at, "when"), _tests(one.when), set(TESTS)))
    for path, named, known in places:
        for name in sorted(named - known):
            yield Fault("type.stranger", path, {"name": name, "known": sorted(known)})


def _tests(conditions: Sequence[Condition]) -> set[str]:
    return {condition[1] for condition in conditions}


def _people(kind: "RecordType") -> Iterator[Fault]:
    """Whom a type names and nobody could be; a person field may stand for whoever it names."""
    known = {one.name for one in kind.fields if one.kind == person}
    places: list[tuple[Path, tuple[str, ...]]] = [
        (("makers",), kind.makers), (("editors",), kind.editors), (("readers",), kind.readers),
        *((("fields", at, "masked"), one.masked) for at, one in enumerate(kind.fields)),
        *((("actions", at, "who"), one.who) for at, one in enumerate(kind.actions)),
        *((("traits", 0), one.who) for trait in kind.traits for one in trait.verbs()),
    ]  # fmt: skip
    for path, who in places:
        for name in who:
            if not WHO.fullmatch(name) and name not in known:
                yield Fault("type.nobody", path, {"name": name})


def _kinds(kind: "RecordType") -> Iterator[Fault]:
    """Fields whose name or default asks for another kind, and kinds and colours there are none of."""
    forms: list[tuple[Path, Field]] = [(("fields", at), one) for at, one in enumerate(kind.fields)]
    for at, act in enumerate(kind.actions):
        forms += [(("actions", at, "form", place), one) for place, one in enumerate(act.form)]
    for path, one in forms:
        yield from (Fault(reason, path, {"name": one.name, **told}) for reason, told in _misplaced(one))
    for code, tone in kind.states.items():
        if tone not in TONES:
            yield Fault("type.tone", ("states", code), {"name": tone, "known": list(TONES)})


def _misplaced(one: Field) -> Iterator[tuple[str, dict[str, Any]]]:
    if one.kind.name not in READ:
        yield "type.kind", {"kind": one.kind.name, "known": sorted(READ)}
    if (one.name == "owner" or one.default == "me") and one.kind != person:
        yield "type.must_be", {"kind": "person"}
    if one.default == "today" and one.kind != date:
        yield "type.must_be", {"kind": "date"}
    if one.kind.name == "choice" and not one.kind.options:
        yield "type.options", {}


def _traits(kind: "RecordType") -> Iterator[Fault]:
    for at, trait in enumerate(kind.traits):
        for said in trait.faults():
            yield Fault("type.trait", ("traits", at), {"why": said})
