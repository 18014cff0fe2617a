"""RecordType: the whole of a simple office module, as one immutable value."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from hub.records.kinds import Field, date, person

Condition = tuple[str, str, Any]
"""A test on a record as data, not code: ("mileage", "<", 300000). `me` and `today` mean what they say."""

TESTS = ("=", "!=", "<", "<=", ">", ">=")
COLUMNS = ("no", "title", "state", "owner", "created", "changed")
EVERYONE = ("everyone",)
KEEPERS = ("keeper",)
NAME = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
PLAIN = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = ("create", "edit", "find", "list", "new", "mine", "on", "yes", "no")


@dataclass(frozen=True, slots=True)
class Action:
    """A verb: from which states to which, by whom, with what form, under which conditions.

    A form field named like one of the record's own is kept in the record; any other is only told.
    `who`: everyone, owner, head (of a department its owner stands in or below), keeper, or role:<role>.
    """

    name: str
    moves: Mapping[str, str] = field(default_factory=dict)
    who: tuple[str, ...] = EVERYONE
    form: tuple[Field, ...] = ()
    when: tuple[Condition, ...] = ()
    past: str = ""
    style: str = ""
    confirm: bool = False

    @property
    def done(self) -> str:
        """The event's verb: retire → retired, unless spelled out."""
        return self.past or (self.name + "d" if self.name.endswith("e") else self.name + "ed")


@dataclass(frozen=True, slots=True)
class View:
    """A saved list: which records, which columns, in what order (`-` before a name: downwards)."""

    name: str
    where: tuple[Condition, ...] = ()
    columns: tuple[str, ...] = ()
    sort: str = "-created"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing, as stored. Instants in milliseconds UTC; `data` as `kinds` keeps values."""

    id: str
    company: str
    no: str
    type: str
    state: str
    owner: str
    data: Mapping[str, Any]
    title: str = ""
    version: int = 0
    created_at: int = 0
    changed_at: int = 0
    department: str = ""
    """Where its owner stands."""


@dataclass(frozen=True, slots=True)
class RecordType:
    """A declared kind of thing: fields, states, verbs and lists.

    `slash` is its English command, `title` a template over its fields, `series` begins its numbers, `keeper`
    is the role that looks after it. `makers`, `editors` and `readers` say who may create, edit and see (as an
    action's `who`). `known_by` are fields it is found by as well as by its title, `sub` the one that stands
    under the title. A field called `owner` sets whose the record is. `states` gives each state its colour.
    """

    name: str
    slash: str
    series: str
    fields: tuple[Field, ...]
    keeper: str
    title: str = "{name}"
    sub: str = ""
    start: str = "active"
    states: Mapping[str, str] = field(default_factory=lambda: {"active": "pine"})
    makers: tuple[str, ...] = KEEPERS
    editors: tuple[str, ...] = KEEPERS
    readers: tuple[str, ...] = EVERYONE
    actions: tuple[Action, ...] = ()
    views: tuple[View, ...] = ()
    known_by: tuple[str, ...] = ()
    icon: str = "record"
    tone: str = "slate"
    app: str = ""

    def __post_init__(self) -> None:
        if faults := tuple(_faults(self)):
            raise ValueError(f"{self.name}: " + "; ".join(faults))

    def verbs(self) -> tuple[Action, ...]:
        """Every verb: create, edit, and the type's own."""
        asked = tuple(one for one in self.fields if not one.derived)
        create = Action("create", who=self.makers, form=asked)
        return (create, Action("edit", who=self.editors, form=asked), *self.actions)

    def verb(self, name: str) -> Action | None:
        """The verb of this name."""
        return next((one for one in self.verbs() if one.name == name), None)

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((one for one in self.fields if one.name == name), None)

    def indexed(self) -> tuple[Field, ...]:
        """The fields lists can be sorted and narrowed and found by exactly."""
        used = {name for view in self.views for name in _names(view)} | set(self.known_by)
        return tuple(f for f in self.fields if f.listed or f.unique or f.name in used)

    def name_of(self, data: Mapping[str, Any]) -> str:
        """A record's title from its values."""
        shown = {one.name: "" if data.get(one.name) is None else data[one.name] for one in self.fields}
        return " ".join(self.title.format_map(shown).split())


def _names(view: View) -> set[str]:
    return {condition[0] for condition in view.where} | {view.sort.removeprefix("-")}


def _faults(kind: RecordType) -> list[str]:
    """What is wrong with a type, in sentences for whoever declares it."""
    found = [f"a name is <module>.<thing>, not {kind.name}"] * (not NAME.fullmatch(kind.name))
    fields = [one.name for one in kind.fields]
    named = {"field": fields, "verb": [v.name for v in kind.verbs()], "view": [v.name for v in kind.views]}
    for what, names in named.items():
        found += [f"{what} {name} is declared twice" for name, n in Counter(names).items() if n > 1]
        found += [f"{what} may not be called {name}" for name in names if not PLAIN.fullmatch(name)]
    taken = [one.name for one in kind.actions if one.name in RESERVED]
    taken += [name for name in fields if name in RESERVED or (name in COLUMNS and name != "owner")]
    found += [f"nothing may be called {name}" for name in taken]
    found += [f"{place} names unknown {sorted(strange)}" for place, strange in _strangers(kind) if strange]
    return found + [f"{place} must be a {what}" for place, what in _misplaced(kind)]


def _strangers(kind: RecordType) -> list[tuple[str, set[str]]]:
    """What is named and nowhere declared."""
    fields = {one.name for one in kind.fields}
    known = fields | set(COLUMNS)
    states = kind.states.keys()
    views = [(f"view {one.name}", (set(one.columns) | _names(one)) - known) for one in kind.views]
    actions = [
        (
            f"action {one.name}",
            ({c[0] for c in one.when} - known) | ({*one.moves, *one.moves.values()} - states),
        )
        for one in kind.actions
    ]
    conditions = [c for one in kind.views for c in one.where] + [c for one in kind.actions for c in one.when]
    return [
        ("title", {name for _, name, _, _ in Formatter().parse(kind.title) if name} - fields),
        ("known_by", set(kind.known_by) - fields),
        ("sub", {kind.sub} - fields - {""}),
        ("start", {kind.start} - states),
        *views,
        *actions,
        ("a condition", {condition[1] for condition in conditions} - set(TESTS)),
    ]


def _misplaced(kind: RecordType) -> list[tuple[str, str]]:
    """Fields whose name or default asks for another kind."""
    found = []
    for one in kind.fields:
        if (one.name == "owner" or one.default == "me") and one.kind != person:
            found.append((f"field {one.name}", "person"))
        if one.default == "today" and one.kind != date:
            found.append((f"field {one.name}", "date"))
    return found
