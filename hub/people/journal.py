"""The journal as people read it: who did what to which thing, and when; sought by name, act, day or thing.

What was said in a conversation or written in a form is nobody's business here: of such acts the line tells that they
happened. Acts that administer the office are told in full, but for passwords and how to reach somebody.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import UNSET

from hub.kernel import Act, Refused, Words, load, milliseconds, wire
from hub.people import oversight, shapes
from hub.people.address_book import SLICE, like
from hub.people.names import folded
from hub.people.organisation import company_for
from hub.store import Reads, Row, Sql, marks

TOLD_IN_FULL = (
    "people.", "department.", "post.", "grade.", "calendar.", "company.", "session.", "bot.", "hook.", "type.",
)  # fmt: skip
VEILED = frozenset({"phone", "email", "settings", "status", "csv", "file", "manifest", "body"})
UNTOLD = frozenset({"key", "bearer"})
VEIL = "•••"
LONGEST = 200
MOST_MEANT = 200
NAMES = """SELECT id, name, name_en FROM person WHERE id IN ({ids}) UNION ALL SELECT id, name, name_en FROM department
WHERE id IN ({ids}) UNION ALL SELECT id, name, name_en FROM post WHERE id IN ({ids}) UNION ALL
SELECT id, name, name_en FROM company WHERE id IN ({ids})"""
MEANT = "SELECT id FROM person WHERE company = ? AND sought LIKE ? ESCAPE '!' LIMIT ?"
OURS = """(company = ? OR (company = '' AND EXISTS
(SELECT 1 FROM person p WHERE p.id = journal.target AND p.company = ?)))"""
"""What the hub itself did to our people, signing in above all, is ours too."""
Where = tuple[list[str], list[Any]]


async def journal_list(act: Act, reads: Reads) -> oversight.Journal:
    """Lines of one's company's journal, the latest first, and how far they are sealed."""
    given: oversight.JournalList = act.input
    company = await company_for(reads.db, act.actor, given.company)
    where, args = _between(given, company)
    if given.query and given.query.strip():
        clause, more = await _meant(reads.db, reads.words, company["id"], given.query.strip())
        where, args = [*where, clause], [*args, *more]
    sql = f"SELECT * FROM journal WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?"
    rows = await reads.db.rows(sql, *args, given.limit + 1)
    shown = rows[: given.limit]
    names = await _names(reads.db, shown)
    return oversight.Journal([_line(row, names) for row in shown], len(rows) > given.limit, await _seal(reads.db))


def _between(given: oversight.JournalList, company: Row) -> Where:
    where: list[str] = [OURS]
    args: list[Any] = [company["id"], company["id"]]
    if given.before:
        where.append("id < ?")
        args.append(given.before)
    for column, value in (("actor", given.actor), ("act", given.act), ("target", given.target)):
        if value:
            where.append(f"{column} = ?")
            args.append(value)
    zone = ZoneInfo(company["zone"])
    for sign, day, days in ((">=", given.since, 0), ("<", given.until, 1)):
        if day:
            where.append(f"at {sign} ?")
            args.append(_midnight(day, days, zone))
    return where, args


def _midnight(day: str, later: int, zone: ZoneInfo) -> int:
    try:
        moment = date.fromisoformat(day) + timedelta(days=later)
    except (ValueError, OverflowError):
        raise Refused("field.unreadable", field="since", value=day) from None
    return milliseconds(datetime(moment.year, moment.month, moment.day, tzinfo=zone).astimezone(UTC))


async def _meant(db: Sql, words: Words, company: str, query: str) -> tuple[str, list[Any]]:
    """What a word may mean: an act by its sentence or name, somebody's name, a thing by its id."""
    wanted = query.casefold()
    acts = sorted({
        key.removeprefix("act.")
        for told in words.sentences.values()
        for key, sentence in told.items()
        if key.startswith("act.") and (wanted in sentence.casefold() or wanted in key)
    })  # fmt: skip
    found = await db.rows(MEANT, company, f"%{like(folded(query))}%", MOST_MEANT)
    people = [row["id"] for row in found]
    clause = f"(act IN ({marks(acts)}) OR actor IN ({marks(people)}) OR target IN ({marks(people)}) OR target = ?)"
    return clause, [*acts, *people, *people, query]


async def _names(db: Sql, rows: Sequence[Row]) -> dict[str, shapes.Named]:
    wanted = {str(id) for row in rows for id in (row["actor"], row["target"]) if id}
    for row in rows:
        wanted |= {value for value in _details(row).values() if isinstance(value, str)}
    found: dict[str, shapes.Named] = {}
    ids = sorted(wanted)
    for start in range(0, len(ids), SLICE // 4):
        part = ids[start : start + SLICE // 4]
        for row in await db.rows(NAMES.format(ids=marks(part)), *part * 4):
            found[row["id"]] = shapes.Named(row["id"], row["name"], row["name_en"])
    return found


def _details(row: Row) -> dict[str, Any]:
    """What a line tells of its input; nothing where it could hold what people wrote to each other.

    Of a line of command, the command: what follows it is the writer's own.
    """
    if row["act"] == "command.run":
        typed = str(load(row["input"], {}).get("line", "")).split(maxsplit=1)
        return {"command": typed[0][:40]} if typed else {}
    if not row["act"].startswith(TOLD_IN_FULL) or row["act"] == "people.settings":
        return {}
    given: dict[str, Any] = load(row["input"], {})
    told = {name: value for name, value in given.items() if name not in UNTOLD and value not in (None, "", [], False)}
    return {name: VEIL if name in VEILED else value for name, value in told.items()}


def _line(row: Row, names: dict[str, shapes.Named]) -> oversight.JournalLine:
    nobody = shapes.Named(row["actor"], "")
    target = row["target"]
    return oversight.JournalLine(
        id=row["id"], at=wire(row["at"]), act=row["act"], actor=names.get(row["actor"], nobody),
        via=row["via"] or UNSET, target=names.get(target, shapes.Named(target, "")) if target else UNSET,
        details=list(_told(_details(row), names)),
    )  # fmt: skip


def _told(details: dict[str, Any], names: dict[str, shapes.Named]) -> Iterable[oversight.JournalDetail]:
    for name, value in details.items():
        text = str(value)
        if isinstance(value, str) and value in names:
            yield oversight.JournalDetail(name, text, names[value])
        else:
            yield oversight.JournalDetail(name, text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


async def _seal(db: Sql) -> oversight.JournalSeal:
    last = await db.row("SELECT last_id, at FROM journal_seal ORDER BY last_id DESC LIMIT 1")
    head = await db.row("SELECT day, chain FROM journal_head ORDER BY day DESC LIMIT 1")
    return oversight.JournalSeal(
        last["last_id"] if last else 0, wire(last["at"]) if last else UNSET, head["day"] if head else UNSET,
        head["chain"] if head else UNSET,
    )  # fmt: skip
