"""Who holds what, since when and until when: of things that are lent and of things people are to do (R136, R236)."""

from typing import Any

from hub.kernel import Act, Actor, Refused, dump, load, wire
from hub.people import names as names_of
from hub.records import acts, rows
from hub.records.decide import holding, possible
from hub.records.declared import type_of
from hub.records.handle import Desk, today_of
from hub.records.holdings import held
from hub.records.names import called
from hub.records.pages import on_screen
from hub.records.spec import Record, RecordType
from hub.store import Reads, Row

MOST_PEOPLE = 100
NEVER = "9999-12-31"
DUE = f"COALESCE(NULLIF(h.until, ''), '{NEVER}')"
FROM = "holding h JOIN record r ON r.id = h.record WHERE h.ended_at IS NULL AND h.company = ? AND h.type = ?"
LATE = "CASE WHEN h.until <> '' AND h.until < ? THEN 1 ELSE 0 END"


async def list_holdings(act: Act, reads: Reads) -> acts.HoldingPage:
    """A page of what is held, of records the asker may see. Refused `type.missing`, `field.unreadable`."""
    given: acts.ListHoldings = act.input
    kind, today = type_of(reads.registry, given.type), today_of(reads)
    limit = max(1, min(given.limit, acts.MOST_LISTED))
    found = await _page(kind, act.actor, given, today, limit, reads)
    records = {one.id: one for one in await rows.stored(reads.db, [row["record"] for row in found[:limit]] or [""])}
    mine = await held(reads.db, kind, act.actor.id, act.actor.company)
    told = [_told(kind, records[row["record"]], row, act.actor, today, mine) for row in found[:limit]]
    people = [] if given.before else await _people(kind, act.actor, today, reads)
    names = await called(reads.db, kind, records.values())
    names |= await names_of(reads.db, {*(one.who for one in people), *(one.who for one in told)} - names.keys())
    last = found[limit - 1] if len(found) > limit else None
    return acts.HoldingPage(told, names, people, dump([last["due"], last["id"]]) if last else "")


def with_verbs(kind: RecordType, record: Record, actor: Actor, today: str, mine: int) -> dict[str, Any]:
    """A record on screen, with the names of the verbs this actor, who holds so many of the type, may use on it, and
    whether it is held longer than it should be.
    """
    verbs = [one.name for one in possible(kind, record, actor, today, mine)]
    now = holding(kind, record)
    late = bool(now and now.until and now.until < today)
    return {**on_screen(kind, record, actor), "verbs": verbs, "late": late}


async def _page(
    kind: RecordType, actor: Actor, given: acts.ListHoldings, today: str, limit: int, desk: Desk
) -> list[Row]:
    seen, whose = rows.scope(kind, actor)
    sql, args = f"{FROM} AND {seen}", [actor.company, kind.name, *whose]
    if given.who:
        sql, args = f"{sql} AND h.who = ?", [*args, given.who]
    if given.late:
        sql, args = f"{sql} AND {LATE} = 1", [*args, today]
    if given.before:
        sql, args = f"{sql} AND ({DUE}, h.id) > (?, ?)", [*args, *_cursor(given.before)]
    columns = f"h.id, h.record, h.who, h.since, h.until, h.amount, {DUE} AS due"
    return await desk.db.rows(f"SELECT {columns} FROM {sql} ORDER BY {DUE}, h.id LIMIT ?", *args, limit + 1)


def _cursor(before: str) -> tuple[str, str]:
    try:
        due, last = load(before)
        return str(due), str(last)
    except (ValueError, TypeError):
        raise Refused("field.unreadable", field="before", value=before[:80]) from None


def _told(kind: RecordType, record: Record, row: Row, actor: Actor, today: str, mine: int) -> acts.HeldBy:
    late = bool(row["until"]) and row["until"] < today
    shown = with_verbs(kind, record, actor, today, mine)
    return acts.HeldBy(shown, row["who"], wire(row["since"]), row["until"], row["amount"], late)


async def _people(kind: RecordType, actor: Actor, today: str, desk: Desk) -> list[acts.Holder]:
    seen, whose = rows.scope(kind, actor)
    sql = f"""SELECT h.who, count(*) AS n, sum({LATE}) AS late FROM {FROM} AND {seen}
    GROUP BY h.who ORDER BY n DESC, h.who LIMIT {MOST_PEOPLE}"""
    found = await desk.db.rows(sql, today, actor.company, kind.name, *whose)
    return [acts.Holder(row["who"], int(row["n"]), int(row["late"])) for row in found]
