"""Filling in a form: what somebody typed, read into values, as far as they may fill it in; the rest stays. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from hub.flow.access import FILLED, READ, REQUIRED, Levels, asking
from hub.flow.formulas import work_out
from hub.flow.spec import Definition, Derived, Question
from hub.flow.vocabulary import SCALE
from hub.kernel import Calendar, from_units, nth_working_day, read_date, read_days
from hub.records.kinds import Problem, read, refusal

NUMBERS = ("integer", "quantity", "money")
SCALED = ("quantity", "money")
CENT = SCALE // 100
MOST_ROWS = 200
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills in a form, on which day, what they may do with each field, and what stood there before."""

    person: str
    today: date
    levels: Levels
    before: Mapping[str, Any]


def read_answers(
    definition: Definition, raw: Mapping[str, Any], *, asker: str, today: date, calendar: Calendar,
    levels: Levels | None = None, before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The form as filled in → values as they are kept, with those worked out from them.

    Dates and spans are also read as people say them. What may not be filled in stays as it was `before`. Refused with
    every field's problem at once.
    """
    values, problems = check_answers(definition, raw, asker=asker, today=today, levels=levels, before=before)
    if problems:
        raise refusal(problems)
    return worked_out(definition, values, calendar)


def check_answers(
    definition: Definition, raw: Mapping[str, Any], *, asker: str, today: date, levels: Levels | None = None,
    before: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Any], list[Problem]]:  # fmt: skip
    """The values that can be read, and what is wrong with the others."""
    filler = Filler(asker, today, asking(definition) if levels is None else levels, before or {})
    asked = {question.name for question in definition.form}
    problems = [Problem(name, "field.unknown", {}) for name in raw if name not in asked]
    values: dict[str, Any] = {}
    for question in definition.form:
        found, wrong = _answer(question, raw.get(question.name), filler)
        problems += wrong
        if not wrong:
            values[question.name] = found
    return values, problems


def worked_out(definition: Definition, values: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
    """The values with everything the hub works out itself: formulas in their order, then what is derived."""
    whole = dict(values)
    for question in definition.form:
        if question.columns and whole.get(question.name):
            whole[question.name] = [_row_worked_out(question, row) for row in whole[question.name]]
        elif question.formula:
            whole[question.name] = _units(question, work_out(question.formula, fractions(definition.form, whole)))
    return whole | {one.name: RULES[one.rule](one, whole, calendar) for one in definition.derived}


def fractions(form: tuple[Question, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    """Kept values as formulas read them: exact, in whole units; a table is the list of its rows."""
    found: dict[str, Any] = {}
    for question in form:
        value = values.get(question.name)
        if question.columns:
            found[question.name] = [fractions(question.columns, row) for row in value or ()]
        elif question.of.kind.name in NUMBERS and value is not None:
            found[question.name] = Fraction(value, SCALE if question.of.kind.name in SCALED else 1)
    return found


def column_sum(column: Question, rows: list[Row]) -> int:
    """What a column adds up to, in the units its kind is kept in."""
    return sum(row.get(column.name) or 0 for row in rows)


def last_working_day(rule: Derived, values: Mapping[str, Any], calendar: Calendar) -> str | None:
    """The last day away: `days` working days from `start` on, both named in `of`; half a day is the day
    itself.
    """
    start, units = (values.get(name) for name in rule.of)
    if not start or not units:
        return None
    first = date.fromisoformat(start)
    days = -(-units // SCALE)
    return nth_working_day(calendar, first, days - calendar.is_working_day(first)).isoformat()


RULES: Mapping[str, Callable[[Derived, Mapping[str, Any], Calendar], str | None]] = {
    "last_working_day": last_working_day
}


def _answer(question: Question, raw: Any, filler: Filler) -> tuple[Any, list[Problem]]:
    """One question's value as kept, and what is wrong with it. What its filler may not touch stays as it was."""
    if question.formula:
        return None, []
    before = filler.before.get(question.name)
    if question.columns:
        return _table(question, raw, filler, before or [])
    level = filler.levels.get(question.name, READ)
    if level not in FILLED:
        given = raw not in (None, "", [])
        return before, [_problem(question, Problem(question.name, "flow.field_not_yours", {}))] if given else []
    return _cell(question, raw, filler, level)


def _cell(question: Question, raw: Any, filler: Filler, level: str) -> tuple[Any, list[Problem]]:
    field = replace(question.of, required=question.of.required or level == REQUIRED)
    meant = _meant(question, raw, filler.today)
    found = read(field, meant, me=filler.person, today=filler.today.isoformat())
    if field.required and field.kind.name in NUMBERS and found == 0:
        found = Problem(question.name, "flow.zero", {})
    return (None, [_problem(question, found)]) if isinstance(found, Problem) else (found, [])


def _table(question: Question, raw: Any, filler: Filler, before: list[Row]) -> tuple[Any, list[Problem]]:
    """The rows of a table. Cells that may not be filled in keep what stood in the same row."""
    level = filler.levels.get(question.name, READ)
    own = {one.name: filler.levels.get(f"{question.name}.{one.name}", READ) for one in question.columns}
    if level not in FILLED and not any(one in FILLED for one in own.values()):
        return before, [_problem(question, Problem(question.name, "flow.field_not_yours", {}))] if raw else []
    if raw is None and before:
        return before, []
    if (wrong := _shape(question, raw or [], level, own, before)) is not None:
        return None, [_problem(question, wrong)]
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, typed in enumerate(raw or []):
        row, found = _row(question, typed, filler, own, before[number] if number < len(before) else {})
        rows.append(row)
        problems += [replace(one, field=f"{question.name}.{number}.{one.field}") for one in found]
    return rows, problems


def _shape(question: Question, raw: Any, level: str, own: Levels, before: list[Row]) -> Problem | None:
    name, kind = question.name, question.of.kind
    if not isinstance(raw, list | tuple) or not all(isinstance(one, Mapping) for one in raw):
        return Problem(name, "field.unreadable", {"value": str(raw)[:80], "expected": "table"})
    computed = {one.name for one in question.columns if one.formula}
    theirs = [one for one, level in own.items() if level not in FILLED and one not in computed]
    kept = any(row.get(one) is not None for one in theirs for row in before)
    if (level not in FILLED or kept) and len(raw) != len(before):
        return Problem(name, "flow.rows_fixed", {})
    low = max(kind.low or 0, int(question.of.required or level == REQUIRED))
    if len(raw) < low:
        return Problem(name, "flow.rows_few", {"low": low})
    most = min(kind.high or MOST_ROWS, MOST_ROWS)
    return Problem(name, "flow.rows_many", {"high": most}) if len(raw) > most else None


def _row(
    question: Question, typed: Mapping[str, Any], filler: Filler, own: Levels, before: Row
) -> tuple[Row, list[Problem]]:
    known = {one.name for one in question.columns}
    problems = [Problem(name, "field.unknown", {}) for name in typed if name not in known]
    row: Row = {}
    for column in question.columns:
        if column.formula:
            continue
        if own[column.name] not in FILLED:
            row[column.name] = before.get(column.name)
            continue
        row[column.name], wrong = _cell(column, typed.get(column.name), filler, own[column.name])
        problems += wrong
    return row, problems


def _row_worked_out(question: Question, row: Row) -> Row:
    whole = dict(row)
    for column in question.columns:
        if column.formula:
            whole[column.name] = _units(column, work_out(column.formula, fractions(question.columns, whole)))
    return whole


def _units(question: Question, number: Fraction | None) -> int | None:
    """A number worked out → as its kind is kept: amounts to the cent, quantities to four decimals, counts whole."""
    if number is None:
        return None
    if question.of.kind.name == "money":
        return round(number * 100) * CENT
    return round(number * SCALE) if question.of.kind.name == "quantity" else round(number)


def _problem(question: Question, found: Problem) -> Problem:
    return replace(found, details={"label": dict(question.label), **found.details})


def _meant(question: Question, raw: Any, today: date) -> Any:
    if not isinstance(raw, str):
        return raw
    kind = question.of.kind.name
    if kind == "date" and (day := read_date(raw, today)):
        return day.value.isoformat()
    if kind == "quantity" and (days := read_days(raw)) is not None:
        return from_units(days.value, 0)
    if kind == "choice":
        return _option(question, raw)
    return raw


def _option(question: Question, raw: str) -> str:
    typed = raw.strip().casefold()
    for value, text in question.options.items():
        if typed in {value, *(one.casefold() for one in (*text.values(), *question.aliases.get(value, ())))}:
            return value
    return raw
