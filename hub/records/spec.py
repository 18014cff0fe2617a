"""RecordType: the whole of a simple office module, as one immutable value."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from hub.records.action import EVERYONE, KEEPERS, Action, Condition, Record, View
from hub.records.kinds import Field, date, person
from hub.records.traits import Trait

__all__ = ["COLUMNS", "EVERYONE", "TESTS", "Action", "Condition", "Record", "RecordType", "View"]

TESTS = ("=", "!=", "<", "<=", ">", ">=")
COLUMNS = ("no", "title", "state", "owner", "created", "changed")
NAME = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
PLAIN = re.compile(r"[a-z][a-z0-9_]*")
WHO = re.compile(r"everyone|owner|head|keeper|role:[a-z][a-z0-9_]*")
RESERVED = ("create", "edit", "find", "list", "new", "mine", "on", "yes", "no")
FIRST = {"active": "pine"}


@dataclass(frozen=True, slots=True)
class RecordType:
    """A declared kind of thing: fields, states, verbs and lists.

    `slash` is its English command, `title` a template over its fields, `series` begins its numbers, `keeper`
    is the role that looks after it. `makers`, `editors` and `readers` say who may create, edit and see (as an
    action's `who`). `known_by` are fields it is found by as well as by its title, `sub` the one that stands
    under the title. A field called `owner` sets whose the record is. `states` gives each state its colour. What is not
    said of states and numbers follows from traits and actions: see `implied`.
    """

    name: str
    slash: str
    fields: tuple[Field, ...]
    keeper: str
    series: str = ""
    title: str = "{name}"
    sub: str = ""
    start: str = ""
    states: Mapping[str, str] = field(default_factory=dict)
    traits: tuple[Trait, ...] = ()
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
        own = [one for one in self.fields if one not in self.brought()]
        object.__setattr__(self, "fields", (*own, *self.brought()))
        implied = self.implied()
        object.__setattr__(self, "series", self.series or implied["series"])
        object.__setattr__(self, "start", self.start or implied["start"])
        states = self._lent() | dict(self.states) if self.states else implied["states"]
        object.__setattr__(self, "states", states)
        if faults := tuple(_faults(self)):
            raise ValueError(f"{self.name}: " + "; ".join(faults))

    def brought(self) -> tuple[Field, ...]:
        """The fields that come with its traits."""
        return tuple(one for trait in self.traits for one in trait.fields())

    def implied(self) -> dict[str, Any]:
        """What follows where nothing is said: the number's letters, the first state, and the colour of each state.

        A state nothing leads out of is grey, any other is amber.
        """
        start = next((trait.start for trait in self.traits), next(iter(FIRST)))
        known = self._lent()
        moves = [one.moves for one in self.actions]
        left = {state for one in moves for state in one}
        states = (known or FIRST) | {to: "amber" if to in left else "slate" for one in moves for to in one.values()}
        return {"series": self.slash.upper(), "start": start, "states": states | known}

    def _lent(self) -> dict[str, str]:
        return {code: tone for trait in self.traits for code, tone in trait.states.items()}

    def verbs(self) -> tuple[Action, ...]:
        """Every verb: create, edit, those of its traits, and the type's own. Forms ask for what a thing is called, then
        for what its traits need to know.
        """
        brought = self.brought()
        own = [one for one in self.fields if one not in brought]
        asked = tuple(one for one in (*own[:1], *brought, *own[1:]) if not one.derived)
        placed = {name for trait in self.traits for name in trait.placed}
        create = Action("create", who=self.makers, form=asked)
        edit = Action("edit", who=self.editors, form=tuple(one for one in asked if one.name not in placed))
        return (create, edit, *(one for trait in self.traits for one in trait.verbs()), *self.actions)

    def verb(self, name: str) -> Action | None:
        """The verb of this name."""
        return next((one for one in self.verbs() if one.name == name), None)

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((one for one in self.fields if one.name == name), None)

    def indexed(self) -> tuple[Field, ...]:
        """The fields lists can be sorted and narrowed and found by exactly."""
        used = {name for view in self.views for name in _names(view)} | {*self.known_by, *self.readers}
        return tuple(f for f in self.fields if f.listed or f.unique or f.name in used)

    def name_of(self, data: Mapping[str, Any]) -> str:
        """A record's title from its values."""
        shown = {one.name: "" if data.get(one.name) is None else data[one.name] for one in self.fields}
        return " ".join(self.title.format_map(shown).split())


def _names(view: View) -> set[str]:
    return {condition[0] for condition in view.where} | {view.sort.removeprefix("-")}


def _unknown_who(kind: RecordType) -> Iterable[tuple[str, set[str]]]:
    """Whom a type names and nobody could be; a person field may stand for whoever it names."""
    people = {one.name for one in kind.fields if one.kind == person}
    said = {"makers": kind.makers, "editors": kind.editors, "readers": kind.readers}
    said |= {f"action {one.name}": one.who for one in kind.verbs()}
    said |= {f"field {one.name}": one.masked for one in kind.fields}
    for place, who in said.items():
        yield place, {one for one in who if not WHO.fullmatch(one)} - people


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
    found += [fault for trait in kind.traits for fault in trait.faults()]
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
        *_unknown_who(kind),
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
