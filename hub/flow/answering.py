"""The answers of a form for whoever reads a request: only what they may see, tables row by row with their sums."""

from collections.abc import Mapping
from typing import Any

from hub.files import file_shapes
from hub.flow.filling import column_sum
from hub.flow.form import both, field_shape, measured, named_in
from hub.flow.naming import names_for
from hub.flow.request import Request
from hub.flow.spec import Question
from hub.kernel import Words
from hub.records import on_wire
from hub.store import Reads

Hidden = frozenset[str]


async def answers_of(reads: Reads, request: Request, hidden: Hidden) -> list[dict[str, Any]]:
    """Every question this reader may see, with its answer as kept and as people read it."""
    form, values = request.definition.form, request.instance.form
    known = await names_for(reads.db, form, values)
    ids = named_in(form, values)
    files = await file_shapes(reads.db, {*ids.get("file", ()), *ids.get("signature", ())})
    shown = [question for question in form if question.name not in hidden]
    return [_answer(request, question, hidden, known, files, reads.words) for question in shown]


def _answer(
    request: Request, question: Question, hidden: Hidden, known: Mapping[str, Any], files: Mapping[str, Any],
    words: Words,
) -> dict[str, Any]:  # fmt: skip
    value = request.instance.form.get(question.name)
    answer = {
        "field": question.name, "kind": question.of.kind.name, "label": both(question.label),
        "value": on_wire(question.of.kind, value) if not question.columns else None,
        "shown": both(measured(question, request.values.get(question.name, {}))),
    }  # fmt: skip
    if question.columns:
        answer |= _table(question, value or [], hidden, words)
    ids = [one for some in named_in([question], {question.name: value}).values() for one in some]
    if names := {one: known[one] for one in ids if one in known and question.of.kind.name not in ("person", "people")}:
        answer["names"] = {one: both(name) for one, name in names.items()}
    if held := [files[one] for one in ids if one in files]:
        answer["files"] = held
    return answer


def _table(question: Question, rows: list[dict[str, Any]], hidden: Hidden, words: Words) -> dict[str, Any]:
    columns = [one for one in question.columns if f"{question.name}.{one.name}" not in hidden]
    concealed = len(columns) < len(question.columns)
    return {
        "value": [{one.name: on_wire(one.of.kind, row.get(one.name)) for one in columns} for row in rows],
        "columns": [field_shape(one) for one in columns],
        "sums": {one.name: on_wire(one.of.kind, column_sum(one, rows)) for one in columns if one.sum},
        **({"shown": words.both("text.flow.rows", count=len(rows))} if concealed else {}),
    }
