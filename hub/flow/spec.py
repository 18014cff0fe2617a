"""Definition: one kind of request, its form, its words and its route, as one immutable value.

A definition is data: built from YAML, or later by the designer, with the same constructors. What people read
in it is `Text`, a sentence for each language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.flow.conditions import Condition, met
from hub.flow.faults import faults_of
from hub.flow.vocabulary import NUMBERING, SCALE, SPLITTING, URGENT_DAYS, WORKS
from hub.records.kinds import Field

Text = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the form, with its words: the label, what each option is called, a unit, a line of help.

    `aliases` are words people type for an option in a command, beside its labels. A `table` has `columns`, each a
    question of its own, and as many rows as its kind's low and high say; the columns marked `sum` are added up below.
    With a `formula` nobody fills it in: the hub works it out. `choose` names those who may be picked for `people`.
    """

    of: Field
    label: Text
    options: Mapping[str, Text] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)
    columns: tuple["Question", ...] = ()
    formula: str = ""
    sum: bool = False
    choose: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The field's name."""
        return self.of.name


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from the form: `last_working_day` of a start and a number of days."""

    name: str
    rule: str
    of: tuple[str, ...]
    label: Text


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on from a splitting node: its steps, and when it is taken. Without conditions it is the default way."""

    id: str
    name: Text
    nodes: tuple["Node", ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One step of a route.

    `who`: who acts, in the words of `vocabulary.WHO`. `mode`: all, any, sequential,
    vote (`quorum`: `"60%"` or `"2"`; `weights`: who → weight, else 1), claim. `reject`: once (any rejection fails) or
    all (`any` fails when all have rejected, `all` once all have answered). `veto`: may one of them end it alone.
    `own` says what happens when the asker would judge themselves (others, superior, allow, skip), `empty` what
    happens when nobody is found (admin, pass, reject, forbid). `why` tells readers of the trail why a
    conditional step is there. A splitting node has `branches` and nobody. `fields`: field or `table.column` → what
    those who act here may do with it (hidden, read, write, required); read when it is not named.

    Nobody is asked at a delay, which lasts as long as `wait` says (`2d`, `4h`, `30m`, `field:start`; `working`: in
    working time), at a trigger, which carries out the act `act` or calls the address `url`, nor at a sub, which asks by
    the kind `flow`: once, or for each in the list `rows`. `given` is what they are given: `=name` stands for a value of
    the form, `=row` or `=row.name` for the row's. `fails`: what happens where that does not succeed.
    """

    id: str
    name: Text
    who: tuple[str, ...] = ()
    kind: str = "approve"
    work: str = "check"
    mode: str = "all"
    when: tuple[Condition, ...] = ()
    why: Text = field(default_factory=dict)
    own: str = "others"
    empty: str = "admin"
    quorum: str = ""
    weights: Mapping[str, int] = field(default_factory=dict)
    reject: str = "once"
    veto: bool = False
    branches: tuple[Branch, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    wait: str = ""
    working: bool = False
    act: str = ""
    url: str = ""
    flow: str = ""
    rows: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    fails: str = "admin"

    @property
    def asks_at(self) -> str:
        """The address of the service that says who acts here; empty where the organisation says so."""
        return next((who.removeprefix("url:") for who in self.who if who.startswith("url:")), "")

    def days(self, urgent: bool) -> int:
        """The step's limit in working days."""
        return URGENT_DAYS if urgent else WORKS[self.work]


@dataclass(frozen=True, slots=True)
class Definition:
    """One kind of request: what is asked, and whom it passes.

    `title` and `sub` are templates over the form's values as people read them, plus {asker} and {department};
    `facts` the fields a card shows; `urgent` the flag that makes it urgent; `quick` phrases for refusing;
    `dedupe` whose earlier approval counts again (none, consecutive, all); `withdraw` until when the asker may
    take it back (running, untouched). `undo` is how long a decision may be undone, in seconds (without a number
    as the hub is set), `undo_ending` how long one that ends the request. `fields` says what the asker may do
    with a field, as a node does for those who act at it; write when it is not named. `number`: how requests are
    numbered (`vocabulary.numbering`).
    """

    name: str
    label: Text
    prefix: str
    slash: tuple[str, ...]
    form: tuple[Question, ...]
    nodes: tuple[Node, ...]
    title: Text
    sub: Text = field(default_factory=dict)
    summary: Text = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()
    icon: str = "flow"
    urgent: str = ""
    quick: tuple[Text, ...] = ()
    dedupe: str = "consecutive"
    withdraw: str = "running"
    undo: int | None = None
    undo_ending: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    number: str = NUMBERING

    def __post_init__(self) -> None:
        if faults := faults_of(self):
            raise ValueError(f"{self.name}: " + "; ".join(faults))

    @property
    def every_node(self) -> tuple[Node, ...]:
        """Every node there is, those in branches after the node that splits."""
        return tuple(_every(self.nodes))

    def node(self, id: str) -> Node | None:
        """The node of this id."""
        return next((node for node in self.every_node if node.id == id), None)

    def question(self, name: str) -> Question | None:
        """The question of this name."""
        return next((question for question in self.form if question.name == name), None)

    def route(self, form: Mapping[str, Any]) -> tuple[Node, ...]:
        """The steps a request with these values passes, in order; parallel branches one after the other."""
        return tuple(self._passed(self.nodes, form))

    def chosen(self, node: Node, form: Mapping[str, Any]) -> tuple[Branch, ...]:
        """The branches a request with these values takes from a splitting node; the default where none else holds."""
        if node.kind == "parallel":
            return node.branches
        values = self.values(form)
        held = [one for one in node.branches if one.when and all(met(test, values) for test in one.when)]
        held = held or [one for one in node.branches if not one.when]
        return tuple(held[:1] if node.kind == "condition" else held)

    def included(self, node: Node, form: Mapping[str, Any]) -> bool:
        """Is this step on the way of a request with these values?"""
        return all(met(test, self.values(form)) for test in node.when)

    def values(self, form: Mapping[str, Any]) -> dict[str, Any]:
        """The form as conditions read it: amounts and quantities in whole units."""
        scaled = {one.name for one in self.form if one.of.kind.name in ("money", "quantity")}
        return {name: value / SCALE if name in scaled and value is not None else value for name, value in form.items()}

    def _passed(self, nodes: tuple[Node, ...], form: Mapping[str, Any]) -> Iterator[Node]:
        for node in nodes:
            if not self.included(node, form):
                continue
            if node.kind not in SPLITTING:
                yield node
            for branch in self.chosen(node, form) if node.branches else ():
                yield from self._passed(branch.nodes, form)


def _every(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        for branch in node.branches:
            yield from _every(branch.nodes)
