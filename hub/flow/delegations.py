"""Standing in: whom somebody's approvals go to while they are away, from when until when, and how it ends.

Found when a request enters a step, and written into it: what has gone to somebody stays with them when the delegation
ends. One hop only, so that two who stand in for each other never send a request round in circles (Q6).
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from hub.flow import acts, definitions
from hub.kernel import Act, Both, Calendar, Refused, Words, dump, load, new_id, wire
from hub.people import actor_of, calendar_of, names
from hub.store import Reads, Row, Sql, Work, marks

LONGEST_DAYS = 366
HELD = """SELECT person, heir, flows FROM flow_delegation WHERE person IN ({}) AND from_at <= ? AND until_at > ?
AND ended_at IS NULL ORDER BY id"""
CLASH = """SELECT 1 FROM flow_delegation WHERE person = ? AND from_at < ? AND until_at > ? AND ended_at IS NULL"""


async def in_force(db: Sql, people: Collection[str], flow: str, at: int) -> dict[str, str]:
    """Who stands in for whom now, in requests of this kind. Nobody who is away themselves stands in."""
    if not people:
        return {}
    ids = sorted(people)
    rows = await db.rows(HELD.format(marks(ids)), *ids, at, at)
    found = {row["person"]: row["heir"] for row in rows if not (only := load(row["flows"])) or flow in only}
    away = {row["person"] for row in await db.rows(HELD.format(marks(list(found.values()))), *found.values(), at, at)}
    return {person: heir for person, heir in found.items() if heir not in away and await actor_of(db, heir)}


async def delegate(act: Act, work: Work) -> acts.Delegated:
    """Let somebody stand in for me, from one day until another, both included."""
    asked: acts.SetDelegation = act.input
    calendar = await calendar_of(work.db, act.actor.company)
    first, last = _days(asked, calendar, work.at)
    heir = await actor_of(work.db, asked.to)
    if heir is None or heir.company != act.actor.company or heir.kind != "person" or heir.id == act.actor.id:
        raise Refused("flow.heir_unknown", field="to")
    for name in asked.flows:
        await definitions.in_force(work.db, act.actor.company, name)
    start, end = calendar.instant(first, 0), calendar.instant(last + timedelta(days=1), 0)
    await work.db.run("UPDATE person SET gone_at = gone_at WHERE id = ?", act.actor.id)  # my devices queue here
    if await work.db.value(CLASH, act.actor.id, end, start):
        raise Refused("flow.delegated_already", field="start")
    id = new_id("L", work.at)
    await work.db.run(
        "INSERT INTO flow_delegation (id, company, person, heir, flows, from_at, until_at, reason, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, act.actor.company, act.actor.id, heir.id, dump(list(asked.flows)), start, end, asked.reason, work.at,
    )  # fmt: skip
    work.target = id
    said = work.words.both(
        "text.flow.delegated", who=(await names(work.db, [heir.id])).get(heir.id, ""), first=f"{first:%m-%d}",
        last=f"{last:%m-%d}",
    )  # fmt: skip
    return acts.Delegated(id, {"text": said})


async def end(act: Act, work: Work) -> acts.Delegated:
    """I am back: from now on my approvals come to me again."""
    asked: acts.EndDelegation = act.input
    sql = "UPDATE flow_delegation SET ended_at = ? WHERE person = ? AND until_at > ? AND ended_at IS NULL"
    args: list[Any] = [work.at, act.actor.id, work.at]
    if asked.delegation is not None:
        sql, args = f"{sql} AND id = ?", [*args, asked.delegation]
    if await work.db.run(sql, *args) == 0:
        raise Refused("flow.not_delegated")
    work.target = asked.delegation
    return acts.Delegated(asked.delegation or "", {"text": work.words.both("text.flow.delegation_ended")})


async def listed(act: Act, reads: Reads) -> acts.Delegations:
    """Who stands in for me, and for whom I stand in: now and to come."""
    sql = """SELECT * FROM flow_delegation WHERE (person = ? OR heir = ?) AND until_at > ? AND ended_at IS NULL
    ORDER BY from_at, id"""
    rows = await reads.db.rows(sql, act.actor.id, act.actor.id, reads.at)
    known = await names(reads.db, {row["person"] for row in rows} | {row["heir"] for row in rows})
    calendar = await calendar_of(reads.db, act.actor.company)
    lines = [_line(reads.words, calendar, row, known) for row in rows] or [reads.words.both("text.flow.no_delegation")]
    text = {locale: "\n".join(one["words"][locale] for one in lines) for locale in ("zh", "en")}
    said: Both = {"text": text[reads.words.company_locale], "words": text}
    return acts.Delegations([_shape(row, known) for row in rows], {"text": said})


def _days(asked: acts.SetDelegation, calendar: Calendar, at: int) -> tuple[date, date]:
    today = calendar.local(at).date()
    first, last = date.fromisoformat(asked.start), date.fromisoformat(asked.until)
    if last < first or last < today:
        raise Refused("flow.delegation_days", field="until")
    if (last - first).days > LONGEST_DAYS:
        raise Refused("flow.delegation_long", field="until", days=LONGEST_DAYS)
    return first, last


def _line(words: Words, calendar: Calendar, row: Row, known: dict[str, str]) -> Both:
    first, last = calendar.local(row["from_at"]), calendar.local(row["until_at"] - 1)
    return words.both(
        "text.flow.delegation", who=known.get(row["person"], ""), to=known.get(row["heir"], ""),
        first=f"{first:%m-%d}", last=f"{last:%m-%d}",
    )  # fmt: skip


def _shape(row: Row, known: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row["id"], "person": {"id": row["person"], "name": known.get(row["person"], "")},
        "to": {"id": row["heir"], "name": known.get(row["heir"], "")}, "from": wire(row["from_at"]),
        "until": wire(row["until_at"]), "flows": load(row["flows"]), "reason": row["reason"],
    }  # fmt: skip
