"""The form of a request: what was filled in, read into values, and the values as people read them. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hub.flow.spec import Definition, Derived, Question, Text
from hub.flow.vocabulary import SCALE
from hub.kernel import Both, Calendar, Words, from_units, nth_working_day, read_date, read_days, same
from hub.records.kinds import Problem, read, refusal
from hub.records.values import on_wire

Names = Mapping[str, Text]
"""What everybody is called, by id, in every language."""
NUMBERS = ("integer", "quantity", "money")


def read_answers(
    definition: Definition, raw: Mapping[str, Any], *, asker: str, today: date, calendar: Calendar
) -> dict[str, Any]:
    """The form as filled in → values as they are kept, with those worked out from them.

    Dates and spans are also read as people say them. Refused with every field's problem at once.
    """
    values, problems = check_answers(definition, raw, asker=asker, today=today)
    if problems:
        raise refusal(problems)
    return values | {one.name: RULES[one.rule](one, values, calendar) for one in definition.derived}


def check_answers(
    definition: Definition, raw: Mapping[str, Any], *, asker: str, today: date
) -> tuple[dict[str, Any], list[Problem]]:
    """The values that can be read, and what is wrong with the others."""
    asked = {question.name for question in definition.form}
    problems = [Problem(name, "field.unknown", {}) for name in raw if name not in asked]
    values: dict[str, Any] = {}
    for question in definition.form:
        found = read(question.of, _meant(question, raw.get(question.name), today), me=asker, today=today.isoformat())
        if question.of.required and question.of.kind.name in NUMBERS and found == 0:
            found = Problem(question.name, "flow.zero", {})
        if isinstance(found, Problem):
            problems.append(replace(found, details={"label": dict(question.label), **found.details}))
        else:
            values[question.name] = found
    return values, problems


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


def shown(definition: Definition, form: Mapping[str, Any], names: Names, words: Words, today: date) -> dict[str, Text]:
    """Every value as people read it, by name; nothing for what is empty."""
    told = {one.name: told_value(one, form.get(one.name), names, words, today) for one in definition.form}
    days = {one.name: day_text(form[one.name], today) for one in definition.derived if form.get(one.name)}
    return told | {name: {"zh": text, "en": text} for name, text in days.items()}


def told_value(question: Question, value: Any, names: Names, words: Words, today: date) -> Text:
    """One value in words, in every language."""
    kind = question.of.kind.name
    if value is None or value == []:
        return {"zh": "", "en": ""}
    if isinstance(value, Mapping):
        return value
    if kind == "flag":
        told: Text = words.both("text.flow.yes" if value else "text.flow.no")["words"]
        return told
    if kind in ("person", "people"):
        return joined([names.get(one, {}) for one in ([value] if kind == "person" else value)])
    text = _plain(kind, value, today)
    return question.options.get(str(value)) or {"zh": text, "en": text}


def measured(question: Question, text: Text) -> Text:
    """A value in words with the unit it is counted in, where it has one."""
    if not question.unit:
        return text
    return {locale: f"{one} {question.unit.get(locale, '')}".strip() if one else "" for locale, one in text.items()}


def joined(texts: Sequence[Text]) -> Text:
    """Several texts as one, in every language."""
    marks = {"zh": "、", "en": ", "}
    return {locale: mark.join(text.get(locale, "") for text in texts) for locale, mark in marks.items()}


def day_text(day: str, today: date) -> str:
    """A date as lists write it: `12-02`, in another year `2025-11-18` (ux.md section 8)."""
    return day[5:] if day[:4] == f"{today.year}" else day


def field_shape(question: Question, value: Any = None) -> dict[str, Any]:
    """A question as a form on a screen draws it."""
    field = question.of
    shape = {
        "name": field.name, "kind": field.kind.name, "label": both(question.label), "required": field.required,
        "list": False, "help": both(question.help) if question.help else None,
        "unit": both(question.unit) if question.unit else None,
        "options": [{"value": one, "label": both(text)} for one, text in question.options.items()] or None,
        "low": field.kind.low, "high": field.kind.high, "type": field.kind.of or None,
        "default": field.default if value is None else on_wire(field.kind, value),
    }  # fmt: skip
    return {name: held for name, held in shape.items() if held is not None}


def both(text: Text, locale: str = "zh") -> Both:
    """A text of a definition as the wire carries it."""
    return {"text": text.get(locale) or next(iter(text.values()), ""), "words": dict(text)} if text else same("")


def filled(template: Text, values: Mapping[str, Text]) -> Text:
    """A template with values filled in, in every language. What is missing leaves no gap; from a day to the same day is
    that day.
    """
    return {
        locale: _tidy(one.format_map({name: text.get(locale, "") for name, text in values.items()}))
        for locale, one in template.items()
    }


def _tidy(text: str) -> str:
    first, dash, last = " ".join(text.strip(" ·—").split()).partition(" — ")
    return first if first == last else first + dash + last


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


def _plain(kind: str, value: Any, today: date) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if kind == "date":
        return day_text(value, today)
    if kind == "quantity":
        return from_units(value, 0)
    if kind == "money":
        text = from_units(value)
        return f"{int(text.partition('.')[0]):,}.{text.partition('.')[2]}".removesuffix(".00")
    return str(value)
