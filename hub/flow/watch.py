"""Watching over requests: where each one stands and since when, and how long people, departments and kinds take.

Times are working time of the company's calendar (R205, R208): a night or a holiday is nobody's delay.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hub.flow import acts, definitions, requests
from hub.flow.form import both
from hub.flow.instance import UNDER_WAY
from hub.flow.pages import like, summary, who
from hub.flow.request import Request
from hub.kernel import Act, Both, Calendar, Refused, same, wire, worked
from hub.people import calendar_of, names_in_words
from hub.store import Reads, Row, marks

LATE = "EXISTS (SELECT 1 FROM todo t WHERE t.thing = i.id AND t.box = 'mine' AND t.state = 'pending' AND t.due_at < ?)"
WAITS = "EXISTS (SELECT 1 FROM todo t WHERE t.thing = i.id AND t.box = 'mine' AND t.state = 'pending' AND t.person = ?)"
COUNTS = f"""SELECT i.state, COUNT(*) AS n, SUM(CASE WHEN {LATE} THEN 1 ELSE 0 END) AS late FROM flow_instance i
WHERE i.company = ? AND i.state IN ({marks(UNDER_WAY)}) GROUP BY i.state"""
DONE = """SELECT t.person, t.opened_at, t.decided_at, t.due_at, t.state, t.urged, i.flow, p.department
FROM todo t JOIN flow_instance i ON i.id = t.thing JOIN person p ON p.id = t.person
WHERE t.company = ? AND t.box = 'mine' AND t.kind IN ('approve', 'handle') AND t.opened_at < ?
AND (t.decided_at IS NULL OR t.decided_at >= ?)"""
HANDLED = ("approved", "rejected", "returned")
LONGEST_DAYS = 400
HOUR = 3_600_000
SHOWN_LATE = 5


@dataclass(slots=True)
class Figures:
    """What one person, department or kind of request has done and has before it; `took` in working ms."""

    handled: int = 0
    overdue: int = 0
    waiting: int = 0
    waiting_late: int = 0
    urged: int = 0
    took: list[int] = field(default_factory=list)


async def running(act: Act, reads: Reads) -> acts.Watched:
    """Every request under way, the longest standing first."""
    asked: acts.Watch = act.input
    where, args = _narrowed(asked, act.actor.company, reads.at)
    sql = f"SELECT i.id FROM flow_instance i WHERE {' AND '.join(where)} ORDER BY i.id LIMIT ?"
    rows = await reads.db.rows(sql, *args, asked.limit + 1)
    found = await requests.many(reads.db, [row["id"] for row in rows[: asked.limit]])
    known = await names_in_words(reads.db, {one for request in found for one in requests.people_in(request)})
    counts = await _counts(reads, act.actor.company)
    shown = [summary(request, known) | {"stands": _stands(request, known, reads.at)} for request in found]
    return acts.Watched(shown, len(rows) > asked.limit, counts, {"text": _said(reads, counts, found)})


async def figures(act: Act, reads: Reads) -> acts.FigureTable:
    """How many were handled between two days, how long they took, how many were late; and what waits now."""
    asked: acts.AskFigures = act.input
    calendar = await calendar_of(reads.db, act.actor.company)
    first, last = date.fromisoformat(asked.start), date.fromisoformat(asked.until)
    if last < first:
        raise Refused("flow.days_backwards", field="until")
    if (last - first).days > LONGEST_DAYS:
        raise Refused("flow.days_many", field="until", days=LONGEST_DAYS)
    start, end = calendar.instant(first, 0), calendar.instant(last + timedelta(days=1), 0)
    rows = await reads.db.rows(DONE, act.actor.company, end, start)
    table = await asyncio.to_thread(counted, rows, asked.by, calendar, start, end, reads.at)
    named = await _names(reads, asked.by, act.actor.company, table)
    shown = [_shape(id, named.get(id, same(id)), one) for id, one in table.items()]
    return acts.FigureTable(sorted(shown, key=lambda row: (-row["handled"], -row["waiting"], row["id"])))


def counted(rows: Iterable[Row], column: str, calendar: Calendar, start: int, end: int, now: int) -> dict[str, Figures]:
    """The figures by this column of the rows. Pure; with many rows it takes a while: not for the event loop."""
    table: defaultdict[str, Figures] = defaultdict(Figures)
    for row in rows:
        one, due = table[row[column] or ""], row["due_at"]
        one.urged += row["urged"]
        if row["state"] == "pending":
            one.waiting += 1
            one.waiting_late += bool(due and due < now)
        elif row["state"] in HANDLED and start <= row["decided_at"] < end:
            one.handled += 1
            one.overdue += bool(due and row["decided_at"] > due)
            one.took.append(worked(calendar, row["opened_at"], row["decided_at"]))
    return {id: one for id, one in table.items() if one.handled or one.waiting}


def _narrowed(asked: acts.Watch, company: str, now: int) -> tuple[list[str], list[Any]]:
    states = [asked.state] if asked.state else list(UNDER_WAY)
    where, args = [f"i.company = ? AND i.state IN ({marks(states)})"], [company, *states]
    narrower: tuple[tuple[Any, str, list[Any]], ...] = (
        (asked.flow, "i.flow = ?", [asked.flow]),
        (asked.person, WAITS, [asked.person]),
        (asked.late, LATE, [now]),
        (asked.after, "i.id > ?", [asked.after]),
        (asked.query.strip(), "(i.no LIKE ? ESCAPE '!' OR i.title LIKE ? ESCAPE '!')", _sought(asked.query)),
    )
    for wanted, sql, more in narrower:
        if wanted:
            where.append(sql)
            args += more
    return where, args


def _sought(query: str) -> list[Any]:
    return [f"%{like(query.strip().upper())}%", f"%{like(query.strip())}%"]


async def _counts(reads: Reads, company: str) -> dict[str, int]:
    rows = await reads.db.rows(COUNTS, reads.at, company, *UNDER_WAY)
    counts = dict.fromkeys(UNDER_WAY, 0) | {row["state"]: row["n"] for row in rows}
    return counts | {"late": sum(row["late"] or 0 for row in rows)}


def _stands(request: Request, known: Mapping[str, Any], now: int) -> list[dict[str, Any]]:
    """Each step it stands in: whom it waits for, since when, until when, and whether that has passed."""
    shown = []
    for run in request.instance.open_runs:
        node, first = request.definition.node(run.node), run.first_due
        due = {"due": wire(first.due), "late": first.due < now} if first else {}
        people = [who(slot.person, known) for slot in run.pending()]
        step = {"step": both(node.name)} if node else {}
        shown.append({"people": people, "since": wire(run.at or request.started_at), **step, **due})
    return shown


def _said(reads: Reads, counts: Mapping[str, int], found: list[Request]) -> Both:
    late = [one for one in found if any(slot.due and slot.due < reads.at for _, slot in one.instance.pending())]
    names = "\n".join(f"{one.no} {one.title[reads.words.company_locale]}" for one in late[:SHOWN_LATE])
    return reads.words.both("text.flow.watched", running=sum(counts[state] for state in UNDER_WAY), late=counts["late"],
                            names=names)  # fmt: skip


async def _names(reads: Reads, by: str, company: str, table: Mapping[str, Figures]) -> dict[str, Both]:
    if by == "flow":
        return {one.name: both(one.label) for one in await definitions.all_in_force(reads.db, company, asked=True)}
    if by == "person":
        return {id: both(name) for id, name in (await names_in_words(reads.db, table)).items()}
    rows = await reads.db.rows(f"SELECT id, name, name_en FROM department WHERE id IN ({marks(list(table))})", *table)
    return {row["id"]: both({"zh": row["name"], "en": row["name_en"] or row["name"]}) for row in rows}


def _shape(id: str, name: Both, one: Figures) -> dict[str, Any]:
    hours = [took / HOUR for took in one.took]
    return {
        "id": id, "name": name, "handled": one.handled, "overdue": one.overdue, "waiting": one.waiting,
        "waiting_late": one.waiting_late, "urged": one.urged,
        "hours": f"{sum(hours) / len(hours):.1f}" if hours else None,
        "longest": f"{max(hours):.1f}" if hours else None,
    }  # fmt: skip
