"""Starting an import, following it, and taking it back; the reading of its file, which is nobody's transaction."""

from collections.abc import AsyncIterator
from typing import Any

from hub.chat import Content, direct_with_app, mint_card, redraw, say
from hub.files import file_shapes, hang, store_upload
from hub.kernel import Act, Event, Refused, dump, load, new_id, wire
from hub.office.crm.acts import Answered, CrmDone
from hub.office.crm.intake import acts, jobs, looking, taking
from hub.office.crm.intake.jobs import KIND, UNDO_MS, Job
from hub.office.crm.intake.judging import KINDS
from hub.office.crm.intake.offering import may_import
from hub.office.crm.intake.tables import MOST_ROWS
from hub.office.crm.plans import APP, bot_in, clock_of
from hub.people import actor_of, written
from hub.records import Answer
from hub.store import Afterwards, Reads, Work

STAGED = 1_000
MOST_SHOWN = 200
WORTH = "SELECT no, cells, state, why FROM crm_import_row WHERE import = ? AND state IN ('failed', 'same', 'kept')"
FAILED = "SELECT no, cells, why FROM crm_import_row WHERE import = ? AND state = 'failed' ORDER BY no"


async def start(act: Act, work: Work) -> acts.OneImport:
    """Begin to take a file in: its card stands with the customers bot at once, its rows are read right after."""
    asked: acts.ImportStart = act.input
    kind = KINDS[asked.kind]
    if not await work.offer("file.owned", asked.file, act.actor.id):
        raise Refused("file.missing", field="file")
    if not may_import(act.actor):
        raise Refused("act.not_allowed", act=work.words.both(f"act.{kind.name}.create"))
    if not {"name", "family", "given"} & set(asked.mapping.values()):
        raise Refused("import.unnamed", field="mapping")
    row = await work.db.row("SELECT name, sha FROM file WHERE id = ?", asked.file)
    assert row is not None
    room = await direct_with_app(work, APP, act.actor.id)
    id = new_id("J", work.at)
    mapping = {at: name for at, name in asked.mapping.items() if name}
    one = {
        "id": id, "company": act.actor.company, "no": await work.number("DR", ""), "person": act.actor.id,
        "channel": room, "file": asked.file, "sha": row["sha"], "name": row["name"], "type": asked.kind,
        "mapping": mapping, "policy": asked.policy, "at": work.at,
    }  # fmt: skip
    await jobs.added(work, one)
    await hang(work, asked.file, KIND, id)
    work.target = one["no"]
    await mint_card(work, KIND, id, room)
    work.happened("crm.import.begun", {"id": id})
    return acts.OneImport(shape(work, await jobs.job_of(work.db, id)))


async def hear_begun(event: Event, hub: Afterwards) -> None:
    """Read the file, on a thread, and hand its rows over; once more after a fall changes nothing."""
    async with hub.reading() as reads:
        one = await jobs.job_of(reads.db, event.data["id"])
        settings = reads.registry.settings
    if one.state != "reading":
        return
    try:
        table = await looking.read_blob(settings, one.sha)
        looking.columns_of(one.mapping, KINDS[one.type], table)
    except Refused as no:
        await _clock(hub, one, "crm.import.fail", acts.ImportFail(id=one.id, why=no.reason))
        return
    for at in range(0, len(table.rows), STAGED):
        rows = [list(row) for row in table.rows[at : at + STAGED]]
        last = at + STAGED >= len(table.rows)
        given = acts.ImportStage(id=one.id, header=list(table.header), first=table.first + at, rows=rows, last=last)
        await _clock(hub, one, "crm.import.stage", given)


async def _clock(hub: Afterwards, one: Job, name: str, given: Any) -> None:
    await hub.run(Act(name, clock_of(one.company), hub.now(), given))


async def stage(act: Act, work: Work) -> CrmDone:
    """Keep rows of the file; with the last of them the taking in begins."""
    asked: acts.ImportStage = act.input
    one = await jobs.job_of(work.db, asked.id)
    if one.state != "reading":
        return CrmDone()
    work.target = one.no
    await jobs.staged(work.db, one, asked.first, asked.rows)
    if asked.last and await jobs.moved(work.db, one, "running", "reading"):
        sql = """UPDATE crm_import SET header = ?, total = (SELECT count(*) FROM crm_import_row WHERE import = ?)
        WHERE id = ?"""
        await work.db.run(sql, dump(asked.header), one.id, one.id)
        await taking.go_on(work, one, "crm.import.step")
    await taking.shown(work, one)
    return CrmDone()


async def fail(act: Act, work: Work) -> CrmDone:
    """The file could not be read."""
    asked: acts.ImportFail = act.input
    one = await jobs.job_of(work.db, asked.id)
    if await jobs.moved(work.db, one, "broken", "reading"):
        await work.db.run("UPDATE crm_import SET why = ? WHERE id = ?", asked.why, one.id)
        await taking.shown(work, one)
    work.target = one.no
    return CrmDone()


async def hear_done(event: Event, hub: Afterwards) -> None:
    """Write the rows that failed into a file whoever started it can mend and hand in again."""
    async with hub.reading() as reads:
        one = await jobs.job_of(reads.db, event.data["id"])
        person = await actor_of(reads.db, one.person)
        rows = await reads.db.rows(FAILED, one.id)
        if not rows or one.report or person is None:
            return
        why = reads.words.say(person.locale, "text.crm.import.why")
        lines = [[*one.header, why]]
        for row in rows:
            told = looking.problems_told(reads, KINDS[one.type], load(row["why"], []))
            said = "; ".join(str((each.words.words or {}).get(person.locale) or each.words.text) for each in told)
            lines.append([*load(row["cells"]), said])
    name = f"{one.name.rpartition('.')[0] or one.name}-{one.no}.csv"
    kept = await store_upload(hub.corridor, _bytes(written(lines)), name, "text/csv", person)
    await _clock(hub, one, "crm.import.report", acts.ImportReport(id=one.id, file=kept["id"]))


async def _bytes(text: str) -> AsyncIterator[bytes]:
    yield text.encode("utf-8")


async def report(act: Act, work: Work) -> CrmDone:
    """The rows that failed lie in a file: it is sent to whoever started the import."""
    asked: acts.ImportReport = act.input
    one = await jobs.job_of(work.db, asked.id)
    sql = "UPDATE crm_import SET report = ? WHERE id = ? AND report = ''"
    if await work.db.run(sql, asked.file, one.id) == 0:
        return CrmDone()
    work.target = one.no
    await hang(work, asked.file, KIND, one.id)
    files = await file_shapes(work.db, [asked.file])
    by = await bot_in(work, one.company)
    text = work.words.both("text.crm.import.report", count=one.failed, name=one.name)
    await say(work, one.channel, Content(text["text"], text.get("words"), files=[files[asked.file]]), by)
    await redraw(work, KIND, one.id)
    return CrmDone()


async def undo(act: Act, work: Work) -> Answered:
    """Take an import back. Refused `import.not_undone` unless it is done, `import.late` after a week."""
    asked: acts.ImportUndo = act.input
    one = await jobs.mine(work.db, act.actor.id, asked.id, None)
    work.target = one.no
    if work.at - one.ended_at > UNDO_MS and one.state == "done":
        raise Refused("import.late")
    if not await jobs.moved(work.db, one, "undoing", "done"):
        raise Refused("import.not_undone")
    await taking.go_on(work, one, "crm.import.back")
    await taking.shown(work, one)
    return Answered(Answer(work.words.both("text.crm.import.undoing", name=one.name), {"kind": KIND, "thing": one.id}))


async def ask(act: Act, reads: Reads) -> Answered:
    """`/import`: where it is done, in words with the way there."""
    asked: acts.ImportAsk = act.input
    line = reads.words.say(act.actor.locale, f"text.crm.import.open.{asked.kind}")
    block = {"type": "section", "text": {"type": "mrkdwn", "text": f"</customers/import?kind={asked.kind}|{line}>"}}
    return Answered(Answer(reads.words.both("text.crm.import.how"), blocks=[block]))


async def get(act: Act, reads: Reads) -> acts.OneImport:
    """An import as it stands, with the rows that did not go in."""
    asked: acts.ImportGet = act.input
    one = await jobs.mine(reads.db, act.actor.id, asked.id, asked.no)
    rows = await reads.db.rows(f"{WORTH} ORDER BY no LIMIT ?", one.id, MOST_SHOWN)
    kind, mapping = KINDS[one.type], {int(at): name for at, name in one.mapping.items()}
    told = []
    for row in rows:
        cells = load(row["cells"], [])
        parts = [cells[at] for at, name in mapping.items() if name in ("name", "family", "given") and at < len(cells)]
        problems = looking.problems_told(reads, kind, load(row["why"], []) if row["why"] else [])
        told.append(acts.ImportRow(row["no"], "".join(parts)[:80], row["state"], problems))
    return acts.OneImport(shape(reads, one), told)


async def listed(act: Act, reads: Reads) -> acts.Imports:
    """My imports."""
    sql = "SELECT * FROM crm_import WHERE person = ? ORDER BY at DESC LIMIT ?"
    rows = await reads.db.rows(sql, act.actor.id, act.input.limit)
    return acts.Imports([shape(reads, jobs.read_job(row)) for row in rows])


def shape(desk: Reads | Work, one: Job) -> acts.ImportShape:
    """An import as clients have it."""
    why = looking.as_words(desk.words.both(f"refused.{one.why}", most=MOST_ROWS)) if one.why else None
    may_undo = one.state == "done" and desk.at - one.ended_at <= UNDO_MS and one.created + one.updated > 0
    kind: Any = one.type
    return acts.ImportShape(
        one.id, one.no, one.name, kind, one.policy, one.state, one.total, one.counts, wire(one.at), may_undo, why,  # type: ignore[arg-type]
        f"/api/files/{one.report}" if one.report else "",
    )  # fmt: skip


async def readable(db: Any, person: str, things: Any) -> set[str]:
    """Those of these imports a person started: their files are theirs alone."""
    marks = ", ".join("?" * len(things))
    rows = await db.rows(f"SELECT id FROM crm_import WHERE person = ? AND id IN ({marks})", person, *things)
    return {row["id"] for row in rows}
