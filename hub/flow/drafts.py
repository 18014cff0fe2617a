"""Drafts: what somebody has begun to fill in, kept for them on every device until they send or drop it (R177, R179)."""

from collections.abc import Mapping
from typing import Any

from hub.flow import acts, definitions
from hub.flow import draft_acts as told
from hub.flow.form import both
from hub.flow.spec import Definition
from hub.flow.vocabulary import numbering
from hub.kernel import Act, Refused, dump, load, new_id, wire
from hub.people import calendar_of
from hub.store import Reads, Row, Work

MOST = 100
"""Drafts somebody may keep."""
LARGEST = 200_000
ADD = "INSERT INTO flow_draft (id, company, person, flow, no, form, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
KEEP = "UPDATE flow_draft SET form = ?, no = ?, at = ? WHERE id = ? AND person = ?"
HOLD = "UPDATE flow_draft SET at = ? WHERE id = ? AND person = ? AND flow = ? RETURNING *"
MINE = "SELECT * FROM flow_draft WHERE person = ? AND company = ? ORDER BY at DESC, id DESC"
ONE = "SELECT * FROM flow_draft WHERE id = ? AND person = ?"
GONE = "DELETE FROM flow_draft WHERE id = ? AND person = ? RETURNING no, flow"


async def save(act: Act, work: Work) -> told.Drafted:
    """Keep a form as far as it is filled in; nothing of it is judged yet. Refuses a hundred and first draft."""
    asked: told.SaveDraft = act.input
    _, definition = await definitions.in_force(work.db, act.actor.company, asked.flow)
    form = dump(asked.form)
    if len(form) > LARGEST:
        raise Refused("flow.draft_large", field="form")
    row = None
    if asked.draft:  # held, so that what is saved at the same time on another device takes no number away
        row = await work.db.row(HOLD, work.at, asked.draft, act.actor.id, asked.flow)
        if row is None:
            raise Refused("flow.draft_missing", field="draft")
    no = row["no"] if row else ""
    if asked.numbered and not no:
        no = await number_for(work, definition)
    id = row["id"] if row else new_id("L", work.at)
    if row:
        await work.db.run(KEEP, form, no, work.at, id, act.actor.id)
    else:
        held = await work.db.value("SELECT COUNT(*) FROM flow_draft WHERE person = ?", act.actor.id)
        if held >= MOST:
            raise Refused("flow.drafts_many", most=MOST)
        await work.db.run(ADD, id, act.actor.company, act.actor.id, asked.flow, no, form, work.at)
    work.target = no or id
    return told.Drafted(_shape(await _held(work, id, act.actor.id), definition))


async def drop(act: Act, work: Work) -> acts.Done:
    """Throw a draft away. Refuses `flow.draft_missing`."""
    asked: told.DropDraft = act.input
    work.target = asked.draft
    if not await work.db.rows(GONE, asked.draft, act.actor.id):
        raise Refused("flow.draft_missing", field="draft")
    return acts.Done()


async def listed(act: Act, reads: Reads) -> told.Drafts:
    """What I have begun, the latest first; nothing of a kind that is not offered any more."""
    rows = await reads.db.rows(MINE, act.actor.id, act.actor.company)
    kinds = {one.name: one for one in await definitions.all_in_force(reads.db, act.actor.company)}
    return told.Drafts([_shape(row, kinds[row["flow"]]) for row in rows if row["flow"] in kinds])


async def spent(work: Work, draft: str | None, flow: str) -> str:
    """The number a draft was given, which its request takes over; the draft is gone. Refuses `flow.draft_missing`."""
    if draft is None:
        return ""
    rows = await work.db.rows(GONE, draft, work.actor.id)
    if not rows or rows[0]["flow"] != flow:
        raise Refused("flow.draft_missing", field="draft")
    return str(rows[0]["no"])


async def number_for(work: Work, definition: Definition) -> str:
    """The next number of a kind, by its rule (R176): each text before the serial number counts for itself."""
    calendar = await calendar_of(work.db, work.actor.company)
    series, digits, end = numbering(definition.number, definition.prefix, calendar.local(work.at).date())
    return f"{series}{await work.next_in(series.removesuffix('-')):0{digits}d}{end}"


async def _held(work: Work, id: str, person: str) -> Row:
    row: Row | None = await work.db.row(ONE, id, person)
    if row is None:
        raise Refused("flow.draft_missing", field="draft")
    return row


def _shape(row: Mapping[str, Any], definition: Definition) -> told.Draft:
    return told.Draft(
        row["id"], row["flow"], row["no"], dict(both(definition.label)), definition.icon, load(row["form"]),
        wire(row["at"]),
    )  # fmt: skip
