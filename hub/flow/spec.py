"""Definition: one kind of request, its form, its words and its route, as one immutable value.

A definition is data: built from YAML, or later by the designer, with the same constructors. What people read
in it is `Text`, a sentence for each language.
"""

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from hub.records.kinds import Field

Text = Mapping[str, str]
Condition = tuple[str, str, Any]
"""A test on the form as data, not code: `("days", ">=", 3)`. Amounts and quantities compare as whole units.
"""

TESTS = ("=", "!=", "<", "<=", ">", ">=", "in")
KINDS = ("approve", "copy")
MODES = ("all", "any", "sequential")
WORKS = {"check": 1, "countersign": 1, "sign": 2}
"""Working days a step may take, by what it is (R194-R196)."""
URGENT_DAYS = 1
"""Working days for a sign-off of an urgent matter; checking and countersigning have one already (R197, I2).
"""
WHO = re.compile(
    r"superior(:[1-9])?|department_head|initiator|role:[a-z][a-z_]*|person:[0-9A-Za-z@._-]+|field:[a-z_0-9]+"
)
NAME = re.compile(r"[a-z][a-z0-9_]*")
PREFIX = re.compile(r"[A-Z]{2,4}")
BUILT_IN = ("asker", "department")
SCALE = 10_000
ORDERED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the form, with its words: the label, what each option is called, a unit, a line of help.

    `aliases` are words people type for an option in a command, beside its labels.
    """

    of: Field
    label: Text
    options: Mapping[str, Text] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)

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
class Node:
    """One step of a route.

    `who`: superior, superior:2, department_head, initiator, role:<role>, person:<id or login>, field:<name>.
    `own` says what happens when the asker would judge themselves (others, superior, allow), `empty` what
    happens when nobody is found (admin, pass, reject, forbid). `why` tells readers of the trail why a
    conditional step is there.
    """

    id: str
    name: Text
    who: tuple[str, ...]
    kind: str = "approve"
    work: str = "check"
    mode: str = "all"
    when: tuple[Condition, ...] = ()
    why: Text = field(default_factory=dict)
    own: str = "others"
    empty: str = "admin"

    def days(self, urgent: bool) -> int:
        """The step's limit in working days."""
        return URGENT_DAYS if urgent else WORKS[self.work]


@dataclass(frozen=True, slots=True)
class Definition:
    """One kind of request: what is asked, and whom it passes.

    `title` and `sub` are templates over the form's values as people read them, plus {asker} and {department};
    `facts` the fields a card shows; `urgent` the flag that makes it urgent; `quick` phrases for refusing;
    `dedupe` whose earlier approval counts again (none, consecutive, all); `withdraw` until when the asker may
    take it back (running, untouched).
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

    def __post_init__(self) -> None:
        if faults := [*_own_faults(self), *_node_faults(self), *_strangers(self)]:
            raise ValueError(f"{self.name}: " + "; ".join(faults))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The form's fields, without their words."""
        return tuple(question.of for question in self.form)

    def node(self, id: str) -> Node | None:
        """The node of this id."""
        return next((node for node in self.nodes if node.id == id), None)

    def question(self, name: str) -> Question | None:
        """The question of this name."""
        return next((question for question in self.form if question.name == name), None)

    def route(self, form: Mapping[str, Any]) -> tuple[Node, ...]:
        """The nodes a request with these values passes, in order."""
        return tuple(node for node in self.nodes if all(self._holds(test, form) for test in node.when))

    def _holds(self, condition: Condition, form: Mapping[str, Any]) -> bool:
        name, test, wanted = condition
        question, value = self.question(name), form.get(name)
        if question is not None and question.of.kind.name in ("money", "quantity"):
            value = None if value is None else value / SCALE
        return holds(value, test, wanted)


def holds(value: Any, test: str, wanted: Any) -> bool:
    """One condition on one value. A value that is missing, or of another kind, passes only `!=`."""
    if test == "in":
        return value in wanted
    if test in ("=", "!="):
        return bool(value == wanted) is (test == "=")
    try:
        return bool(ORDERED[test](value, wanted))
    except TypeError:
        return False


def placeholders(text: Text) -> set[str]:
    """The names a template asks for."""
    return {name for one in text.values() for _, name, _, _ in Formatter().parse(one) if name}


def _own_faults(one: Definition) -> list[str]:
    words = [("label", one.label), ("title", one.title), *((q.name, q.label) for q in one.form)]
    words += [(node.id, node.name) for node in one.nodes]
    return [
        *(["a name is small letters"] if not NAME.fullmatch(one.name) else []),
        *(["a prefix is two to four capitals"] if not PREFIX.fullmatch(one.prefix) else []),
        *(["it has no node that decides"] if all(node.kind == "copy" for node in one.nodes) else []),
        *(["dedupe is none, consecutive or all"] if one.dedupe not in ("none", "consecutive", "all") else []),
        *(["withdraw is running or untouched"] if one.withdraw not in ("running", "untouched") else []),
        *(f"{what} needs words in zh and en" for what, text in words if not {"zh", "en"} <= text.keys()),
    ]


def _node_faults(one: Definition) -> list[str]:
    names = [node.id for node in one.nodes] + [question.name for question in one.form]
    twice = sorted({name for name in names if names.count(name) > 1})
    found = [f"{name} is declared twice" for name in twice]
    for node in one.nodes:
        for what, value, known in (
            ("kind", node.kind, KINDS),
            ("mode", node.mode, MODES),
            ("work", node.work, tuple(WORKS)),
            ("own", node.own, ("others", "superior", "allow")),
            ("empty", node.empty, ("admin", "pass", "reject", "forbid")),
        ):
            found += [f"{node.id}: {what} is one of {', '.join(known)}"] if value not in known else []
        found += [f"{node.id}: nobody is called {who}" for who in node.who if not WHO.fullmatch(who)]
        found += [f"{node.id}: says nobody"] if not node.who else []
    return found


def _strangers(one: Definition) -> list[str]:
    asked = {question.name for question in one.form}
    known = asked | {derived.name for derived in one.derived} | set(BUILT_IN)
    places = [
        *((f"node {node.id}", {name for name, _, _ in node.when} - asked) for node in one.nodes),
        *((f"node {node.id}", {test for _, test, _ in node.when} - set(TESTS)) for node in one.nodes),
        *((f"node {node.id}", _fields_named(node) - asked) for node in one.nodes),
        *((f"derived {derived.name}", set(derived.of) - asked) for derived in one.derived),
        ("title", placeholders(one.title) - known),
        ("sub", placeholders(one.sub) - known),
        ("facts", set(one.facts) - known),
        ("urgent", {one.urgent} - asked - {""}),
    ]
    return [f"{place} names unknown {sorted(strange)}" for place, strange in places if strange]


def _fields_named(node: Node) -> set[str]:
    return {who.removeprefix("field:") for who in node.who if who.startswith("field:")}
