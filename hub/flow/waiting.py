"""Steps at which no person is waited for: until when a delay lasts, what is handed to an act, a service or a request
within the request. Pure.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hub.flow.instance import Instance, Run
from hub.flow.spec import Definition, Node, Question
from hub.flow.vocabulary import WAIT
from hub.kernel import Calendar, due
from hub.records.values import on_wire

MINUTE = 60_000
SPANS = {"m": MINUTE, "h": 60 * MINUTE, "d": 24 * 60 * MINUTE}
CALLED = "called"
"""Why a run waits on that has set something off: then it can no longer be taken back."""
PATIENCE = 30_000
"""How long an answer from outside is waited for before it is asked for again, in ms."""
MOST_CALLS = 5


def begun(node: Node, run: Run, form: Mapping[str, Any], calendar: Calendar, at: int, hold: int) -> Run:
    """The run as it begins to wait: for a moment, or until what it sets off can no longer be undone (`hold` ms)."""
    if node.asks_at:
        return _waits(run, "resolve", at)
    if node.kind == "delay":
        return _waits(run, "delay", moment(node, form, calendar, at))
    return _waits(run, "sub" if node.kind == "sub" else "act" if node.act else "hook", at + hold)


def moment(node: Node, form: Mapping[str, Any], calendar: Calendar, at: int) -> int:
    """When a delay is over (ms UTC). A field that names no day does not delay."""
    field = node.wait.removeprefix("field:")
    if field != node.wait:
        day = form.get(field)
        return calendar.instant(date.fromisoformat(day), 0) if day else at
    found = WAIT.fullmatch(node.wait)
    assert found is not None  # faults.py has seen it
    count, unit = int(found[1]), found[2]
    if not node.working:
        return at + count * SPANS[unit]
    if unit == "d":
        return due(calendar, at, days=count).at
    return due(calendar, at, hours=count * SPANS[unit] / SPANS["h"]).at


def rows_of(node: Node, instance: Instance) -> Sequence[Any]:
    """What a sub node asks for: one request, or one for each in a list of the form."""
    if not node.rows:
        return (None,)
    held = instance.form.get(node.rows)
    return list(held) if isinstance(held, list | tuple) else []


def handed(definition: Definition, node: Node, instance: Instance, row: Any = None) -> dict[str, Any]:
    """What is given to an act, a service or a request: constants, and values of the form as they are written."""
    written = {one.name: _written(one, instance.form.get(one.name)) for one in definition.form}
    table = definition.question(node.rows)
    if table and isinstance(row, Mapping):
        row = {one.name: _written(one, row.get(one.name)) for one in table.columns} if table.columns else row
    written |= {one.name: instance.form.get(one.name) for one in definition.derived}
    written["asker"] = instance.asker
    return {name: _read(value, written, row) for name, value in node.given.items()}


def calls_made(run: Run) -> int:
    """How often an answer was asked for."""
    return int(run.reason.removeprefix(CALLED) or 0) if run.reason.startswith(CALLED) else 0


def _read(value: Any, written: Mapping[str, Any], row: Any) -> Any:
    if not isinstance(value, str) or not value.startswith("="):
        return value
    name, _, column = value[1:].partition(".")
    if name == "row":
        return row.get(column) if column and isinstance(row, Mapping) else row
    return written.get(name)


def _written(question: Question, value: Any) -> Any:
    """A value as a form takes it: an amount without its currency, a table as its rows."""
    if question.columns:
        return [{one.name: _written(one, row.get(one.name)) for one in question.columns} for row in value or ()]
    told = on_wire(question.of.kind, value)
    return told["amount"] if question.of.kind.name == "money" and told else told


def _waits(run: Run, what: str, until: int) -> Run:
    return Run(run.no, run.node, run.mode, run.slots, run.state, run.at, run.reason, what, until)
