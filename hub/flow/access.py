"""Who may read, fill in or must fill in which field of a request: by the step they act at, enforced by the hub. Pure.

A field may be named alone, or as `table.column`. The asker's rights stand in the definition, everybody else's in the
nodes at which they act or have acted; what several places allow is allowed. Whoever merely sees the card, among
colleagues or as a monitor, sees nothing that is hidden from anybody.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from hub.flow.barring import mine
from hub.flow.instance import Instance
from hub.flow.spec import Definition, Question
from hub.flow.vocabulary import START
from hub.kernel import dump

Levels = Mapping[str, str]
HIDDEN, READ, WRITE, REQUIRED = "hidden", "read", "write", "required"
LEVELS = (HIDDEN, READ, WRITE, REQUIRED)
FILLED = (WRITE, REQUIRED)


def names_of(definition: Definition) -> Iterator[str]:
    """Every field and every column there is, columns as `table.column`."""
    for question in definition.form:
        yield question.name
        yield from (f"{question.name}.{column.name}" for column in question.columns)


def asking(definition: Definition) -> dict[str, str]:
    """What the asker may do with each field: fill it in, where nothing else is said."""
    return _spread(definition, definition.fields, WRITE)


def at_node(definition: Definition, node: str) -> dict[str, str]:
    """What those who act at a node may do with each field: read it, where nothing else is said."""
    if node == START:
        return asking(definition)
    found = definition.node(node)
    return _spread(definition, found.fields if found else {}, READ)


def hidden_from(definition: Definition, instance: Instance, person: str | None) -> frozenset[str]:
    """The fields and columns this person may not know of; nobody in particular: whoever sees the card among others."""
    if not definition.fields and not any(node.fields for node in definition.every_node):
        return frozenset()
    places = [_hidden(one) for one in _places(definition, instance, person)] if person else []
    if places:
        return frozenset.intersection(*places)
    every = [asking(definition), *(at_node(definition, node.id) for node in definition.every_node if node.fields)]
    return frozenset().union(*(_hidden(one) for one in every))


def filling(definition: Definition, instance: Instance, person: str) -> dict[str, str]:
    """What this person may do with each field where they are asked to act now; the most any of their places allows."""
    nodes = [run.node for run, _ in mine(instance, person)]
    if any(run.node == START and slot.person == person for run, slot in instance.pending()):
        nodes.append(START)
    levels: dict[str, str] = {}
    for node in nodes:
        for name, level in at_node(definition, node).items():
            levels[name] = max(levels.get(name, HIDDEN), level, key=LEVELS.index)
    return levels


def fillable(definition: Definition, levels: Levels) -> list[Question]:
    """The questions somebody may answer, wholly or in one of their columns."""
    return [one for one in definition.form if not one.formula and fills(one, levels)]


def fills(question: Question, levels: Levels) -> bool:
    """May this question be answered, wholly or in one of its columns?"""
    cells = (f"{question.name}.{column.name}" for column in question.columns)
    return any(levels.get(name) in FILLED for name in (question.name, *cells))


def seen_part(definition: Definition, form: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """The form without what is hidden."""
    tables = {one.name for one in definition.form if one.columns}
    return {
        name: _rows(name, value, hidden) if name in tables and value else value
        for name, value in form.items()
        if name not in hidden
    }


def fingerprint(definition: Definition, form: Mapping[str, Any], hidden: frozenset[str]) -> str:
    """A hash of exactly what somebody could see of a form: what a decision is held to (sha-256, hex)."""
    return hashlib.sha256(dump(sorted(seen_part(definition, form, hidden).items())).encode()).hexdigest()


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a correction changed, field by field, as it is stored: `{field, before, after}`."""
    names = dict.fromkeys((*before, *after))
    return [
        {"field": name, "before": before.get(name), "after": after.get(name)}
        for name in names
        if before.get(name) != after.get(name)
    ]


def _spread(definition: Definition, said: Levels, otherwise: str) -> dict[str, str]:
    levels: dict[str, str] = {}
    for question in definition.form:
        whole = levels[question.name] = said.get(question.name, otherwise)
        for column in question.columns:
            name = f"{question.name}.{column.name}"
            levels[name] = HIDDEN if whole == HIDDEN else said.get(name, READ if whole == READ else WRITE)
    for derived in definition.derived:
        levels[derived.name] = HIDDEN if said.get(derived.name) == HIDDEN else READ
    return levels


def _places(definition: Definition, instance: Instance, person: str) -> Iterator[Levels]:
    if person == instance.asker:
        yield asking(definition)
    nodes = {
        run.node for run in instance.runs for slot in run.slots if slot.person == person and slot.state != "waiting"
    }
    for node in sorted(nodes):
        yield at_node(definition, node)


def _hidden(levels: Levels) -> frozenset[str]:
    return frozenset(name for name, level in levels.items() if level == HIDDEN)


def _rows(table: str, rows: list[dict[str, Any]], hidden: frozenset[str]) -> list[dict[str, Any]]:
    return [{name: cell for name, cell in row.items() if f"{table}.{name}" not in hidden} for row in rows]
