"""Putting a built type in force, switching it on and off, and taking the files of config/modules (R48, R51)."""

import hashlib
from collections.abc import Sequence
from typing import Any

from hub.kernel import Act, Actor, Both, Refused, Words, dump
from hub.people import Warrant, add_role, check_warrant, cite
from hub.records.built import acts, keep, paper
from hub.records.built.checking import Placed, against, look_beforehand, problems, read, refused
from hub.records.built.live import shelf_of
from hub.records.declared import types_of
from hub.records.rows import reindex
from hub.records.spec import RecordType
from hub.store import CLOCK, Row, Sql, Work

__all__ = ["enable", "index", "look_beforehand", "publish", "take"]

NOBODY = Warrant()
FIRST = "SELECT id FROM company WHERE gone_at IS NULL ORDER BY created_at, id LIMIT 1"
COMPANIES = "SELECT id FROM company WHERE gone_at IS NULL AND ? IN ('', id) ORDER BY id"
TAKE = """INSERT INTO built_file (file, digest, at, problems) VALUES (?, ?, ?, ?) ON CONFLICT (file) DO UPDATE
SET digest = excluded.digest, at = excluded.at, problems = excluded.problems
WHERE built_file.digest <> excluded.digest OR built_file.problems <> '[]'"""
SWITCH = "UPDATE built_type SET version = version + 1, enabled = ? WHERE name = ? AND version = ? AND enabled <> ?"
SLICE = 500


async def publish(act: Act, work: Work) -> acts.TypeKept:
    """Put a description in force: checked, compared with the records there are, by a leader's opinion.

    Refused `type.bad` with every line that is wrong, `type.stale`, `type.unchanged`, `type.not_yours`, `role.opinion`.
    """
    given: acts.PublishType = act.input
    written = read(given.body, work.words, act.actor.locale)
    await check_warrant(work.db, act.actor, act.actor.company, "", given)
    before = await keep.found(work.db, written.kind.name)
    if before is not None and not await may_change(work.db, act.actor, before["company"]):
        raise Refused("type.not_yours", field="body", name=written.kind.name)
    if before is not None and given.version not in (0, before["version"]):
        raise Refused("type.stale", version=before["version"])
    if _is_same(before, given.body):
        raise Refused("type.unchanged", field="body")
    company = act.actor.company if before is None else before["company"]
    faults = await against(work.db, work.registry, written, given.body, company, work.prepared)
    if faults:
        raise refused(work.words, act.actor.locale, faults)
    version = await _force(work, before, company, given, written.kind, given.body, given.reason.strip(), "")
    cite(work, act.actor.company, given, "", f"{written.kind.name}:{version}", what=_named(written, work.words))
    await _roles(work, company, written)
    return acts.TypeKept(written.kind.name, version)


async def enable(act: Act, work: Work) -> acts.TypeKept:
    """Switch a type on or off; its records stay, and are there again when it comes back.

    Refused `type.missing`, `type.not_yours`, `type.unchanged`, `type.stale`; `type.bad` when what was published
    meanwhile stands against it.
    """
    given: acts.EnableType = act.input
    before = await keep.found(work.db, given.name)
    if before is None or before["company"] not in ("", act.actor.company):
        raise Refused("type.missing", field="name", type=given.name)
    if not await may_change(work.db, act.actor, before["company"]):
        raise Refused("type.not_yours", field="name", name=given.name)
    await check_warrant(work.db, act.actor, act.actor.company, "", given)
    if bool(before["enabled"]) == given.enabled:
        raise Refused("type.unchanged", field="enabled")
    written = read(before["body"], work.words, act.actor.locale)
    if given.enabled and (faults := await against(work.db, work.registry, written, before["body"], before["company"])):
        raise refused(work.words, act.actor.locale, faults)
    if await work.db.run(SWITCH, given.enabled, given.name, before["version"], given.enabled) != 1:
        raise Refused("type.stale", version=before["version"])
    version = before["version"] + 1
    what = "enable" if given.enabled else "disable"
    await _note(work, given.name, version, what, given, given.reason.strip(), "", "")
    cite(work, act.actor.company, given, "", f"{given.name}:{version}", what=_named(written, work.words))
    _live(work, {**before, "version": version, "enabled": given.enabled})
    return acts.TypeKept(given.name, version)


async def take(act: Act, work: Work) -> acts.Taken:
    """Take a file of config/modules that changed. One that is wrong is kept out, and its lines are told on the page."""
    given: acts.TakeFile = act.input
    digest = hashlib.sha256(given.body.encode()).hexdigest()
    faults: Sequence[Placed] = ()
    written = None
    try:
        written = paper.read(given.body)
        before = await keep.found(work.db, written.kind.name)
        owned = before["company"] if before else ""
        faults = await against(work.db, work.registry, written, given.body, owned)
    except paper.Bad as bad:
        faults, before = bad.faults, None
    told = [{"line": one.line, "text": one.text} for one in problems(work.words, faults)]
    if await work.db.run(TAKE, given.file, digest, work.at, dump(told)) != 1:
        return acts.Taken(False)
    work.target = given.file
    if faults or written is None or _is_same(before, given.body):
        return acts.Taken(False)
    company = before["company"] if before else ""
    reason = work.words.say("zh", "text.type.file", file=given.file)
    await _force(work, before, company, NOBODY, written.kind, given.body, reason, given.file)
    await _roles(work, company, written)
    return acts.Taken(True)


def _is_same(before: Row | None, body: str) -> bool:
    return before is not None and before["body"] == body and bool(before["enabled"])


async def index(act: Act, work: Work) -> acts.Indexed:
    """Let the records of a type be found by the fields it has now, some hundreds at a time."""
    given: acts.IndexType = act.input
    kind = types_of(work.registry).get(given.type)
    last, count = await reindex(work.db, kind, given.after, SLICE) if kind else ("", 0)
    if count == SLICE:
        await work.later(work.at, "type.index", {"type": given.type, "after": last}, timer=f"index:{given.type}")
    return acts.Indexed(count)


async def may_change(db: Sql, actor: Actor, company: str) -> bool:
    """A type of one company is changed there; one of all companies, by the administrator of the first."""
    if actor.kind == "clock":
        return True
    return actor.company == (company or await db.value(FIRST))


async def _force(
    work: Work, before: Row | None, company: str, warrant: Warrant, kind: RecordType, body: str, reason: str, file: str
) -> int:
    version = await keep.put_in_force(work.db, before, kind.name, company, body)
    if not version:
        raise Refused("type.stale", version=before["version"] if before else 0)
    await _note(work, kind.name, version, "publish", warrant, reason, file, body)
    row = {"name": kind.name, "company": company, "version": version, "enabled": True, "body": body}
    _live(work, row)
    await work.later(work.at + 1_000, "type.index", {"type": kind.name}, timer=f"index:{kind.name}")
    return version


async def _note(
    work: Work, name: str, version: int, what: str, warrant: Warrant, reason: str, file: str, body: str
) -> None:
    """A line of the history: it is never changed."""
    by = "" if work.actor.id == CLOCK.id else work.actor.id
    leader, opinion = warrant.leader, warrant.opinion.strip()
    await work.db.run(keep.ADD, name, version, what, work.at, by, file, reason, leader, opinion, body)
    work.target = name
    work.happened("type.changed", {"type": name, "version": version, "what": what, "company": work.actor.company})


def _live(work: Work, row: dict[str, Any]) -> None:
    """This node knows it as soon as it is committed; the others, within a second."""
    shelf = shelf_of(work.registry)
    work.after(lambda: shelf.know([row]))


async def _roles(work: Work, company: str, written: paper.Written) -> None:
    """The role of whoever keeps such records, in every company that has the type."""
    code = written.kind.keeper
    said = {locale: written.sentences[locale].get(f"text.role.{code}", code) for locale in ("zh", "en")}
    for row in await work.db.rows(COMPANIES, company):
        await add_role(work, row["id"], code, said["zh"], said["en"])


def _named(written: paper.Written, words: Words) -> Both:
    """A described type, as a sentence names it."""
    label = {locale: told[f"text.{written.kind.name}"] for locale, told in written.sentences.items()}
    return words.both("text.type.named", name=label)
