"""Looking into a file before anything is kept: its columns, and what would come of every row."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hub.files import Blobs, open_file
from hub.kernel import Act, Actor, Both, Refused
from hub.office.crm.intake import acts, keys
from hub.office.crm.intake.judging import KINDS, Judged, Rules, judge
from hub.office.crm.intake.likeness import SAME, Weighed, telling, weighed
from hub.office.crm.intake.mapping import NAME_PARTS, guessed, kind_of, labels_of, plain, source_of
from hub.office.crm.intake.tables import Table, read_file
from hub.people import Named
from hub.records import Record, RecordType, heading, read_form, stored, today_of
from hub.store import Reads, Sql, Work

SHOWN, TROUBLED, SAMPLES = 20, 100, 3
PEOPLE = "SELECT id, name, name_en, login FROM person WHERE company = ? AND kind = 'person' AND gone_at IS NULL"


async def preview(act: Act, reads: Reads) -> acts.ImportPreviewed:
    """Look into a file. Refused as reading it is, or `file.missing`."""
    asked: acts.ImportPreview = act.input
    row = await open_file(reads, asked.file, act.actor)
    table = await read_blob(reads.registry.settings, row["sha"])
    kind_name: Any = asked.kind or kind_of(table.header)
    kind = KINDS[kind_name]
    mapped = guessed(kind_name, table.header) if asked.mapping is None else columns_of(asked.mapping, kind, table)
    rules = await rules_of(reads, kind, mapped, act.actor)
    rows = await asyncio.to_thread(judge, rules, list(enumerate(table.rows, table.first)))
    near = await likes(reads.db, act.actor.company, kind, rows)
    records = {one.id: one for one in await stored_all(reads.db, [id for some in near.values() for _, id, _ in some])}
    outcomes = {one.no: outcome(one, near.get(one.no, ()), asked.policy) for one in rows}
    counts = {name: list(outcomes.values()).count(name) for name in ("created", "updated", "same", "failed")}
    shown = [one for at, one in enumerate(rows) if at < SHOWN or outcomes[one.no] == "failed" or near.get(one.no)]
    names = await _owners(reads.db, records.values())
    told = [_row(reads, kind, one, outcomes[one.no], near.get(one.no, ()), records, names) for one in shown[:TROUBLED]]
    return acts.ImportPreviewed(
        asked.file, row["name"], kind_name, source_of(table.header), table.form, table.encoding,
        len(rows), _columns(table, mapped), _fields(reads, kind), counts, told,
    )  # fmt: skip


async def read_blob(settings: Mapping[str, Any], sha: str) -> Table:
    """A file's bytes as a table; both the reading and the understanding are a thread's work."""
    path = Blobs(str(settings["store.data"])).path(sha)
    return await asyncio.to_thread(_read, path)


def _read(path: Path) -> Table:
    try:
        return read_file(path.read_bytes())
    except OSError:
        raise Refused("file.missing", field="file") from None


def columns_of(mapping: Mapping[str, str], kind: RecordType, table: Table) -> dict[int, str]:
    """The mapping somebody chose, checked. Refused `import.mapping`."""
    known = {one.name for one in kind.verbs()[0].form} | set(NAME_PARTS)
    found = {}
    for at, name in mapping.items():
        if not at.isdecimal() or int(at) >= len(table.header) or (name and name not in known):
            raise Refused("import.mapping", field="mapping", value=f"{at}: {name}")
        if name:
            found[int(at)] = name
    if len(set(found.values())) < len(found):
        raise Refused("import.mapping_twice", field="mapping")
    return found


async def rules_of(desk: Reads | Work, kind: RecordType, mapped: Mapping[int, str], actor: Actor) -> Rules:
    """How rows are read for this person, in their company's words and with its people. Refused `import.unnamed` when no
    column names the record.
    """
    if not {"name", "family", "given"} & set(mapped.values()):
        raise Refused("import.unnamed", field="mapping")
    called: dict[str, list[str]] = {}
    for one in kind.fields:
        for code in one.kind.options:
            both = desk.words.both(f"field.{kind.name}.{one.name}.{code}")
            called[f"{one.name}.{code}"] = list((both.get("words") or {}).values())
    people: dict[str, str] = {}
    for row in await desk.db.rows(PEOPLE, actor.company):
        people |= {plain(row[name]): row["id"] for name in ("name", "name_en", "login") if row[name]}
    return Rules(kind, mapped, today_of(desk), actor.id, labels_of(kind, called), people)


async def likes(db: Sql, company: str, kind: RecordType, rows: Sequence[Judged]) -> dict[int, list[Weighed]]:
    """Row → the records there are that may be the same, and the earlier rows of the file (`#12`)."""
    found = await keys.sharing(db, company, kind, [pair for one in rows for pair in one.keys])
    if len(rows) == 1:
        return _likes(kind.name, found, rows)
    return await asyncio.to_thread(_likes, kind.name, found, rows)


def _likes(kind: str, found: list[dict[str, str]], rows: Sequence[Judged]) -> dict[int, list[Weighed]]:
    by_pair = _turned(telling(found))
    near: dict[int, list[Weighed]] = {}
    for one in rows:
        others = _turned({pair: by_pair.get(pair, []) for pair in one.keys})
        if some := weighed(kind, one.keys, others):
            near[one.no] = some
        for pair in one.keys:
            by_pair.setdefault(pair, []).append(f"#{one.no}")
    return near


def _turned(pairs: Mapping[Any, Sequence[Any]]) -> dict[Any, list[Any]]:
    """A → its Bs as B → its As."""
    found: dict[Any, list[Any]] = {}
    for one, others in pairs.items():
        for other in others:
            found.setdefault(other, []).append(one)
    return found


def outcome(one: Judged, near: Sequence[Weighed], policy: str) -> str:
    """What would come of a row: failed when anything in it cannot be read, else new, changed, or there already."""
    if one.problems:
        return "failed"
    if not near or near[0][0] < SAME or policy == "create":
        return "created"
    return "updated" if policy == "update" else "same"


async def stored_all(db: Sql, ids: Sequence[str]) -> list[Record]:
    """Records by id, however many; those that are rows of the file itself (`#12`) are left aside."""
    wanted = sorted({one for one in ids if not one.startswith("#")})
    found: list[Record] = []
    for start in range(0, len(wanted), keys.SLICE):
        found += await stored(db, wanted[start : start + keys.SLICE])
    return found


async def _owners(db: Sql, records: Any) -> dict[str, str]:
    ids = sorted({one.owner for one in records})
    found: dict[str, str] = {}
    for start in range(0, len(ids), keys.SLICE):
        some = ids[start : start + keys.SLICE]
        rows = await db.rows(f"SELECT id, name FROM person WHERE id IN ({', '.join('?' * len(some))})", *some)
        found |= {row["id"]: row["name"] for row in rows}
    return found


def _row(
    reads: Reads, kind: RecordType, one: Judged, came: Any, near: Sequence[Weighed], records: Mapping[str, Record],
    names: Mapping[str, str],
) -> acts.ImportRow:  # fmt: skip
    told = [_near(reads, near_one, records, names) for near_one in near[:3]]
    return acts.ImportRow(one.no, one.title, came, problems_told(reads, kind, one.problems), told)


def problems_told(desk: Reads | Work, kind: RecordType, problems: Sequence[Mapping[str, Any]]) -> list[Any]:
    """What is wrong with a row, each in words in every language."""
    told = []
    for problem in problems:
        field = str(problem["field"])
        label: Both | str = heading(kind, field, desk.words) if kind.field(field) else field
        details = {**problem, "label": label}
        if "expected" in problem:
            details["expected"] = desk.words.both(f"text.record.kind.{problem['expected']}")
        told.append(acts.ImportProblem(field, as_words(desk.words.both(f"refused.{problem['reason']}", **details))))
    return told


def as_words(both: Mapping[str, Any]) -> Any:
    """A text in every language as the wire has it."""
    return acts.Words(text=both["text"], words=both.get("words") or {})


def _near(desk: Reads, near: Weighed, records: Mapping[str, Record], names: Mapping[str, str]) -> acts.ImportNear:
    _, id, shared = near
    by = [as_words(desk.words.both(f"text.crm.import.by.{key}")) for key in shared]
    record = records.get(id)
    if record is None:
        row = as_words(desk.words.both("text.crm.import.row", no=id.removeprefix("#")))
        return acts.ImportNear(row.text, "", by)
    return acts.ImportNear(record.title, record.no, by, Named(record.owner, names.get(record.owner, "")))


def _columns(table: Table, mapped: Mapping[int, str]) -> list[acts.ImportColumn]:
    found = []
    for at, header in enumerate(table.header):
        samples = list(dict.fromkeys(row[at][:60] for row in table.rows[:200] if row[at]))[:SAMPLES]
        if header or samples:
            found.append(acts.ImportColumn(at, header, samples, mapped.get(at, "")))
    return found


def _fields(desk: Reads, kind: RecordType) -> list[acts.ImportField]:
    own = [
        acts.ImportField(one.name, as_words(heading(kind, one.name, desk.words)), one.required)
        for one in kind.verbs()[0].form
        if one.kind.name != "file"
    ]
    parts = NAME_PARTS if kind is KINDS["contact"] else ()
    return own + [acts.ImportField(one, as_words(desk.words.both(f"text.crm.import.{one}")), False) for one in parts]


def read_values(fields: Sequence[Any], form: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """Values of a form as they are kept, and nothing that is not in it."""
    return read_form(fields, form, me=rules.me, today=rules.today, partial=True)
