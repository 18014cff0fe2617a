"""Built types on the administrator's page: which there are, what each says, and what a new text would change."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from hub.kernel import LOCALES, Act, Refused, changed_lines, load, wire
from hub.people import Named, names
from hub.records.built import acts, keep, paper
from hub.records.built.checking import against, problems
from hub.records.built.handlers import may_change
from hub.records.declared import declared
from hub.records.describe import label
from hub.store import Reads, Row

OURS = "SELECT t.*, v.at, v.file FROM built_type t JOIN built_version v ON v.name = t.name AND v.version = t.version"
COUNTS = "SELECT type, COUNT(*) AS count FROM record WHERE company = ? AND gone_at IS NULL GROUP BY type"
HISTORY = "SELECT * FROM built_version WHERE name = ? ORDER BY version DESC"
FILES = "SELECT * FROM built_file WHERE problems <> '[]' ORDER BY file"


async def listed(act: Act, reads: Reads) -> acts.BuiltTypes:
    """Every type of the company: built by users first, then those that came with the hub."""
    company = act.actor.company
    counts = {row["type"]: row["count"] for row in await reads.db.rows(COUNTS, company)}
    rows = await reads.db.rows(f"{OURS} WHERE t.company IN ('', ?) ORDER BY t.name", company)
    for_all = await may_change(reads.db, act.actor, "")
    types = [_built(row, reads, counts, for_all if row["company"] == "" else True) for row in rows]
    for name, one in sorted(declared(reads.registry).items()):
        if not one.built:
            types.append(acts.BuiltType(
                name=name, label=label(one.kind, reads.words), icon=one.kind.icon, tone=one.kind.tone,
                slash=one.kind.slash, source="code", enabled=True, version=0, records=counts.get(name, 0),
            ))  # fmt: skip
    return acts.BuiltTypes(types, await _files(act, reads))


def _built(row: Row, reads: Reads, counts: dict[str, int], yours: bool) -> acts.BuiltType:
    try:
        written = paper.read(row["body"])
        said = {locale: told[f"text.{row['name']}"] for locale, told in written.sentences.items()}
        icon, tone, slash = written.kind.icon, written.kind.tone, written.kind.slash
    except paper.Bad:  # an older hub wrote it: it stands here by its name, to be mended
        said, icon, tone, slash = {locale: str(row["name"]) for locale in LOCALES}, "warn", "slate", ""
    return acts.BuiltType(
        name=row["name"], label={"text": said["zh"], "words": said}, icon=icon, tone=tone, slash=slash,
        source="file" if row["file"] else "page", enabled=bool(row["enabled"]), version=row["version"],
        records=counts.get(row["name"], 0), at=wire(row["at"]), yours=yours,
    )  # fmt: skip


async def _files(act: Act, reads: Reads) -> list[acts.RefusedFile]:
    if not await may_change(reads.db, act.actor, ""):
        return []
    return [
        acts.RefusedFile(row["file"], wire(row["at"]), [acts.TypeProblem(**one) for one in load(row["problems"], [])])
        for row in await reads.db.rows(FILES)
    ]


async def one(act: Act, reads: Reads) -> acts.OneType:
    """A built type as text, with its history and what each version changed. Refused `type.missing`."""
    given: acts.GetType = act.input
    row = await keep.found(reads.db, given.name)
    if row is None or row["company"] not in ("", act.actor.company):
        raise Refused("type.missing", field="name", type=given.name)
    lines = await reads.db.rows(HISTORY, given.name)
    people = {one for line in lines for one in (line["by_person"], line["leader"]) if one}
    called = await names(reads.db, people)
    return acts.OneType(
        name=given.name, body=row["body"], version=row["version"], enabled=bool(row["enabled"]),
        yours=await may_change(reads.db, act.actor, row["company"]), history=_history(lines, called),
    )  # fmt: skip


def _history(lines: Sequence[Row], called: dict[str, Any]) -> list[acts.TypeVersion]:
    told = []
    for at, line in enumerate(lines):
        before = next((older["body"] for older in lines[at + 1 :] if older["body"]), "")
        by = called.get(line["by_person"])
        leader = called.get(line["leader"]) if line["leader"] else None
        told.append(acts.TypeVersion(
            version=line["version"], what=line["what"], at=wire(line["at"]), by=_person(line["by_person"], by),
            reason=line["reason"], opinion=line["opinion"], file=line["file"], body=line["body"],
            changes=changed_lines(before, line["body"]) if line["body"] and before else [],
            leader=_person(line["leader"], leader) if leader else UNSET,
        ))  # fmt: skip
    return told


def _person(id: str, name: Any) -> Named:
    return Named(id, str(name or ""))


async def check(act: Act, reads: Reads) -> acts.CheckedType:
    """Could this be put in force, and what would it change? Refused `type.not_yours`."""
    given: acts.CheckType = act.input
    try:
        written = paper.read(given.body)
    except paper.Bad as bad:
        return acts.CheckedType(problems(reads.words, bad.faults), [])
    before = await keep.found(reads.db, written.kind.name)
    if before is not None and not await may_change(reads.db, act.actor, before["company"]):
        raise Refused("type.not_yours", field="body", name=written.kind.name)
    company = before["company"] if before else act.actor.company
    told = problems(reads.words, await against(reads.db, reads.registry, written, given.body, company))
    said = {locale: every[f"text.{written.kind.name}"] for locale, every in written.sentences.items()}
    return acts.CheckedType(
        told, changed_lines(before["body"] if before else "", given.body), written.kind.name,
        before["version"] if before else 0, {"text": said["zh"], "words": said},
    )  # fmt: skip
