"""The form of a request as people read it: values in words, tables row by row, and the fields a screen draws. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hub.flow.access import FILLED, REQUIRED, Levels
from hub.flow.filling import column_sum
from hub.flow.spec import Definition, Question, Text
from hub.kernel import Both, Words, from_units, same
from hub.records.values import on_wire

Names = Mapping[str, Text]
"""What everybody and everything a form names is called, by id, in every language."""
NAMED = ("person", "people", "department", "file", "signature", "record")
"""Kinds whose values are ids of something that has a name."""
MOST_SHOWN = 8
"""Rows of a table written out in words; of more only the first are, and how many there are."""


def shown(definition: Definition, form: Mapping[str, Any], names: Names, words: Words, today: date) -> dict[str, Text]:
    """Every value as people read it, by name; nothing for what is empty."""
    told = {one.name: told_value(one, form.get(one.name), names, words, today) for one in definition.form}
    days = {one.name: day_text(form[one.name], today) for one in definition.derived if form.get(one.name)}
    return told | {name: {"zh": text, "en": text} for name, text in days.items()}


def told_value(question: Question, value: Any, names: Names, words: Words, today: date) -> Text:
    """One value in words, in every language."""
    kind = question.of.kind.name
    if value is None or value == [] or isinstance(value, Mapping):
        return value or {"zh": "", "en": ""}
    if question.columns:
        return _told_rows(question, value, names, words, today)
    if kind in ("flag", "signature"):
        told: Text = words.both(f"text.flow.{'signed' if kind == 'signature' else 'yes' if value else 'no'}")["words"]
        return told
    if kind in NAMED:
        return joined([names.get(one, {}) for one in (value if isinstance(value, list) else [value])])
    text = _plain(kind, value, today)
    return question.options.get(str(value)) or {"zh": text, "en": text}


def _told_rows(question: Question, rows: list[dict[str, Any]], names: Names, words: Words, today: date) -> Text:
    """A table in words: a line for each row, the sums below."""
    columns = question.columns
    lines = [
        joined([measured(one, told_value(one, row.get(one.name), names, words, today)) for one in columns], " · ")
        for row in rows[:MOST_SHOWN]
    ]
    if len(rows) > MOST_SHOWN:
        lines.append(words.both("text.flow.rows_more", count=len(rows))["words"])
    for one in columns:
        if one.sum and any(row.get(one.name) is not None for row in rows):
            total = measured(one, told_value(one, column_sum(one, rows), names, words, today))
            lines.append(words.both("text.flow.total", label=one.label, total=total)["words"])
    return joined(lines, "\n")


def named_in(form: Sequence[Question], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ids a form names, by the kind of their field; a record's with its type."""
    found: dict[str, list[str]] = {}
    for question in form:
        value, kind = values.get(question.name), question.of.kind
        if question.columns:
            for row in value or ():
                for name, ids in named_in(question.columns, row).items():
                    found.setdefault(name, []).extend(ids)
        elif kind.name in NAMED and value:
            name = f"record:{kind.of}" if kind.name == "record" else kind.name
            found.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return found


def measured(question: Question, text: Text) -> Text:
    """A value in words with the unit it is counted in, where it has one."""
    if not question.unit:
        return text
    return {locale: f"{one} {question.unit.get(locale, '')}".strip() if one else "" for locale, one in text.items()}


def joined(texts: Sequence[Text], by: str = "") -> Text:
    """Several texts as one, in every language, with `by` between them or as lists are written; empty ones drop out."""
    marks = {"zh": by or "、", "en": by or ", "}
    return {locale: mark.join(one for text in texts if (one := text.get(locale, ""))) for locale, mark in marks.items()}


def day_text(day: str, today: date) -> str:
    """A date as lists write it: `12-02`, in another year `2025-11-18` (ux.md section 8)."""
    return day[5:] if day[:4] == f"{today.year}" else day


def field_shape(question: Question, value: Any = None, level: str = "", levels: Levels | None = None) -> dict[str, Any]:
    """A question as a form on a screen draws it; `level`: what its reader may do with it, `levels` with its columns."""
    field = question.of
    fixed = bool(question.formula) or (level != "" and level not in FILLED)
    columns = [
        field_shape(one, level=(levels or {}).get(f"{question.name}.{one.name}", ""))
        for one in question.columns
        if (levels or {}).get(f"{question.name}.{one.name}") != "hidden"
    ]
    shape = {
        "name": field.name, "kind": field.kind.name, "label": both(question.label),
        "required": (field.required or level == REQUIRED) and not fixed,
        "list": False, "help": both(question.help) if question.help else None,
        "unit": both(question.unit) if question.unit else None,
        "options": [{"value": one, "label": both(text)} for one, text in question.options.items()] or None,
        "low": field.kind.low, "high": field.kind.high, "type": field.kind.of or None,
        "default": field.default if value is None else value_on_wire(question, value),
        "fixed": fixed or None, "sum": question.sum or None, "columns": columns or None,
    }  # fmt: skip
    return {name: held for name, held in shape.items() if held is not None}


def value_on_wire(question: Question, value: Any) -> Any:
    """A kept value as clients get it; a table as the list of its rows."""
    if not question.columns:
        return on_wire(question.of.kind, value)
    return [
        {one.name: on_wire(one.of.kind, row[one.name]) for one in question.columns if one.name in row}
        for row in value or ()
    ]


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
