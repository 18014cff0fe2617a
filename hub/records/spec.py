"""RecordType: the whole of a simple office module, as one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.records.action import EVERYONE, KEEPERS, Action, Condition, Record, View
from hub.records.faults import COLUMNS, TESTS, Faulty, faults_of, named_by
from hub.records.kinds import Field
from hub.records.traits import Trait

__all__ = ["COLUMNS", "EVERYONE", "TESTS", "Action", "Condition", "Record", "RecordType", "View"]

FIRST = {"active": "pine"}


@dataclass(frozen=True, slots=True)
class RecordType:
    """A declared kind of thing: fields, states, verbs and lists.

    `slash` is its English command, `title` a template over its fields, `series` begins its numbers, `keeper`
    is the role that looks after it. `makers`, `editors` and `readers` say who may create, edit and see
    (as an action's `who`). `known_by` are fields it is found by as well as by its title, `sub` the one that
    stands under the title. A field called `owner` sets whose the record is. `states` gives each state its colour.
    What is not said of states and numbers follows from traits and actions: see `implied`.
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
        if faults := faults_of(self):
            raise Faulty(self.name, faults)

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
        used = {name for view in self.views for name in named_by(view)} | {*self.known_by, *self.readers}
        return tuple(f for f in self.fields if f.listed or f.unique or f.name in used)

    def name_of(self, data: Mapping[str, Any]) -> str:
        """A record's title from its values."""
        shown = {one.name: "" if data.get(one.name) is None else data[one.name] for one in self.fields}
        return " ".join(self.title.format_map(shown).split())
