"""What is wrong with the form of a definition: its kinds, tables, formulas, and who may do what with it. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING

from hub.flow.formulas import names_in
from hub.flow.vocabulary import WHO, numbering
from hub.records.kinds import READ

if TYPE_CHECKING:
    from hub.flow.spec import Definition, Question

LEVELS = ("hidden", "read", "write", "required")
NUMBERS = ("integer", "quantity", "money")
RESERVED = ("text", "to", "people", "of", "node", "way", "order")
"""What the form of a button may hold besides: no field filled in with an approval is called so."""


def form_faults(one: "Definition") -> list[str]:
    """Everything wrong with a definition's form, its rights and its numbers."""
    found = [f"{question.name}: {fault}" for question in one.form for fault in _question(one, question)]
    found += [f"fields: {fault}" for fault in _rights(one, one.fields)]
    found += [f"{node.id}: {fault}" for node in one.every_node for fault in _rights(one, node.fields)]
    try:
        numbering(one.number, one.prefix, date(2026, 1, 1))
    except ValueError as error:
        found.append(str(error))
    return found


def _question(one: "Definition", question: "Question") -> Iterator[str]:
    if question.of.kind.name != "table":
        yield from _plain(question)
        yield from _formula(question, _before(one.form, question))
        return
    names = [column.name for column in question.columns]
    if not names:
        yield "a table has columns"
    yield from (f"{name} is declared twice" for name in sorted({name for name in names if names.count(name) > 1}))
    for column in question.columns:
        if column.of.kind.name == "table":
            yield f"{column.name}: a column is not a table"
        else:
            yield from (f"{column.name}: {fault}" for fault in _plain(column))
        yield from (f"{column.name}: {fault}" for fault in _formula(column, _before(question.columns, column)))


def _plain(question: "Question") -> Iterator[str]:
    kind = question.of.kind.name
    if kind not in READ:
        yield f"kind is one of {', '.join((*READ, 'table'))}"
    if question.columns:
        yield "only a table has columns"
    if question.sum and kind not in NUMBERS:
        yield "only numbers are added up"
    if question.choose and kind not in ("person", "people"):
        yield "only people are chosen"
    yield from (f"nobody is called {who}" for who in question.choose if not WHO.fullmatch(who))


def _formula(question: "Question", known: set[str]) -> Iterator[str]:
    if not question.formula:
        return
    if question.of.kind.name not in NUMBERS:
        yield f"a formula gives {', '.join(NUMBERS)}"
    try:
        if strange := names_in(question.formula) - known:
            yield f"the formula names unknown {sorted(strange)}"
    except ValueError as error:
        yield str(error)


def _before(questions: tuple["Question", ...], last: "Question") -> set[str]:
    """What a formula may read: every number filled in beside it, the columns of tables, and formulas before it."""
    at = questions.index(last)
    known = {one.name for place, one in enumerate(questions) if not one.formula or place < at}
    return known | {f"{one.name}.{column.name}" for one in questions for column in one.columns}


def _rights(one: "Definition", fields: Mapping[str, str]) -> Iterator[str]:
    columns = {f"{question.name}.{column.name}" for question in one.form for column in question.columns}
    known = {question.name for question in one.form} | columns | {derived.name for derived in one.derived}
    yield from (f"names unknown {name}" for name in fields if name not in known)
    yield from (f"{name} is one of {', '.join(LEVELS)}" for name, level in fields.items() if level not in LEVELS)
    spoken = {
        name for text in (one.title, one.sub) for said in text.values() for _, name, _, _ in Formatter().parse(said)
    }
    for name, level in fields.items():
        if level in ("write", "required") and fields is not one.fields and name in RESERVED:
            yield f"{name} cannot be filled in here, it is the name of something else on the button"
        if level == "hidden" and name in spoken:
            yield f"{name} stands in the title, which everybody reads, and cannot be hidden"
