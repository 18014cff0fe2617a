"""What a form points to: people, departments, records and files by their names, and whether its writer may use them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.files import file_shapes, hang
from hub.flow import requests
from hub.flow.access import hidden_from
from hub.flow.form import named_in
from hub.flow.instance import Instance
from hub.flow.resolve import people_named
from hub.flow.spec import Definition, Question
from hub.kernel import same
from hub.people import names_in_words
from hub.records import Problem, refusal, some, stored, type_of
from hub.store import Sql, Work, marks

HELD = "flow.field"
"""Files of a form hang on `<request>:<field>`, so that whoever may read the field may read them, and nobody else."""
DEPARTMENTS = "SELECT id, name, name_en FROM department WHERE id IN ({})"


async def names_for(db: Sql, form: Sequence[Question], values: Mapping[str, Any], *people: str) -> dict[str, Any]:
    """Id → name in every language, of all these values name and of these people."""
    ids = named_in(form, values)
    found: dict[str, Any] = await names_in_words(db, {*ids.get("person", ()), *ids.get("people", ()), *people} - {""})
    if departments := sorted(set(ids.get("department", ()))):
        for row in await db.rows(DEPARTMENTS.format(marks(departments)), *departments):
            found[row["id"]] = {"zh": row["name"], "en": row["name_en"] or row["name"]}
    records = sorted({one for kind, some_ids in ids.items() if kind.startswith("record:") for one in some_ids})
    found |= {one.id: same(one.title)["words"] for one in await stored(db, records)} if records else {}
    files = await file_shapes(db, {*ids.get("file", ()), *ids.get("signature", ())})
    return found | {id: same(file["name"])["words"] for id, file in files.items()}


async def check_pointed(
    work: Work, definition: Definition, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Refuses what a form names anew and its writer may not use: another's file, a record unseen, a stranger."""
    for question in definition.form:
        new = _ids([question], after, before)
        wrong = [id for kind, ids in new.items() for id in await _unusable(work, kind, ids)]
        if question.choose and not wrong:
            asker = Instance("", work.actor.id, after)
            offered = await people_named(work.db, question.choose, asker, work.actor.company)
            wrong = [id for ids in new.values() for id in ids if id not in offered]
        if wrong:
            details = {"label": dict(question.label), "value": wrong[0]}
            raise refusal([Problem(question.name, "flow.not_there", details)])


async def hold_files(work: Work, request: str, definition: Definition, form: Mapping[str, Any]) -> None:
    """Let whoever may read a field read the files in it."""
    for question in definition.form:
        ids = named_in([question], {question.name: form.get(question.name)})
        for file in (*ids.get("file", ()), *ids.get("signature", ())):
            await hang(work, file, HELD, f"{request}:{_place(question, form, file)}")


async def readable(db: Sql, person: str, things: Iterable[str]) -> set[str]:
    """Those of these fields, as `<request>:<field>`, that this person may read."""
    found = set()
    for thing in things:
        id, _, name = thing.partition(":")
        rows = await requests.many(db, [id])
        if rows and await requests.may_see(db, rows[0], person):
            hidden = hidden_from(rows[0].definition, rows[0].instance, person)
            found |= {thing} if name not in hidden and name.partition(".")[0] not in hidden else set()
    return found


def _ids(form: Sequence[Question], after: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, list[str]]:
    had = named_in(form, before)
    return {kind: [one for one in ids if one not in had.get(kind, ())] for kind, ids in named_in(form, after).items()}


async def _unusable(work: Work, kind: str, ids: list[str]) -> list[str]:
    if kind in ("file", "signature"):
        return [id for id in ids if not await work.offer("file.owned", id, work.actor.id)]
    if kind.startswith("record:"):
        seen = await some(work.db, type_of(work.registry, kind.partition(":")[2]), work.actor, ids)
        return sorted(set(ids) - {one.id for one in seen})
    table = "department" if kind == "department" else "person"
    sql = f"SELECT id FROM {table} WHERE id IN ({marks(ids)}) AND company = ? AND gone_at IS NULL"
    rows = await work.db.rows(sql, *ids, work.actor.company) if ids else []
    return sorted(set(ids) - {row["id"] for row in rows})


def _place(question: Question, form: Mapping[str, Any], file: str) -> str:
    """The field or column in which a file stands."""
    for column in question.columns:
        if any(file in named_in([column], row).get(column.of.kind.name, ()) for row in form.get(question.name) or ()):
            return f"{question.name}.{column.name}"
    return question.name
