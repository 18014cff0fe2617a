"""Finding: the words, narrowed by operators, through the one visibility filter, with the place of each word marked."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from hub.kernel import Act, Actor, Refused, milliseconds, wire
from hub.records import overseen, sees_all, types_of
from hub.search import acts
from hub.search.index import counted, matching
from hub.search.pinyin import sounds
from hub.search.query import Query, means_me, read_query
from hub.search.snippet import marks as marked
from hub.search.snippet import snippet
from hub.search.tokens import Phrase, fold
from hub.store import Reads, Row, Sql, marks

Condition = tuple[str, Sequence[Any]]
KINDS = ("person", "record", "file", "message")
BESIDE = 5
"""How many people, records and files stand beside the messages when nothing else was asked for."""
CANDIDATES = 200
COUNTED = 1_000
PART, NO_FIT = 2, 3
MOST_NAMED = 50
GROUP = "SELECT g.id FROM company g, company m WHERE m.id = ? AND coalesce(g.parent, g.id) = coalesce(m.parent, m.id)"
IN_ROOM = "EXISTS (SELECT 1 FROM room_member m WHERE m.channel = d.channel AND m.person = ? AND d.seq >= m.from_seq)"


async def find(act: Act, reads: Reads) -> acts.Hits:
    """Everything this actor may see that holds the words: by kind, messages newest first, names best first."""
    asked: acts.Find = act.input
    query = read_query(asked.query, _today(reads))
    if not query.phrases and not _narrows(query):
        return acts.Hits([])
    conditions = await _conditions(asked, query, act.actor, reads)
    wanted = query.kinds or tuple(asked.kinds) or KINDS
    rows: list[Row] = []
    more = ""
    for kind in KINDS:
        if kind in wanted and (kind == "message" or not asked.before or len(wanted) == 1):
            alone = len(wanted) == 1
            limit = asked.limit if alone or kind == "message" else min(BESIDE, asked.limit)
            found, rest = await _of_kind(reads.db, kind, query, conditions, limit, asked.before)
            rows += found
            more = rest if alone or kind == "message" else more
    names = await _names(reads.db, [row["author"] for row in rows])
    counts = (
        {} if asked.before else await counted(reads.db, query.phrases, [*conditions, _any("d.kind", wanted)], COUNTED)
    )
    return acts.Hits([_hit(row, query.phrases, names) for row in rows], more, counts)


async def find_messages(act: Act, reads: Reads) -> acts.Hits:
    """As `find`, over messages alone (`chat.search`)."""
    given: acts.FindMessages = act.input
    asked = acts.Find(given.query, ["message"], given.channel, given.limit, given.before)
    return await find(Act(act.name, act.actor, act.at, asked), reads)


async def _of_kind(
    db: Sql, kind: str, query: Query, conditions: Sequence[Condition], limit: int, before: str
) -> tuple[list[Row], str]:
    """One kind's hits, and where its next page begins. Names are put in order by how well they match."""
    mine: list[Condition] = [*conditions, ("d.kind = ?", [kind])]
    if kind in ("message", "file"):
        if before:
            mine.append(("d.id < ?", [_number(before)]))
        rows = await matching(db, query.phrases, mine, limit + 1)
        return rows[:limit], str(rows[limit - 1]["id"]) if len(rows) > limit else ""
    rows = sorted(await matching(db, query.phrases, mine, CANDIDATES), key=lambda row: quality(row, query.words))
    skip = _number(before) if before else 0
    end = skip + limit
    return rows[skip:end], str(end) if len(rows) > end else ""


def quality(row: Row, words: str) -> tuple[int, int]:
    """How well the best of a thing's names fits what was typed, the best lowest: by how (the whole of it, its
    beginning; the same by how it sounds; a part as written, a part as it sounds), then by its length. Letters in the
    midst of another word (`hw` in Southwest) come behind a name whose sound they are.
    """
    typed = fold(words)
    names = [fold(row["title"]), fold(row["body"]), *fold(row["more"]).split()]
    written = min((_fit(typed, (one,)), len(one)) for one in names)
    if written[0] < PART or (written[0] == PART and not typed.isascii()):
        return written
    heard = min((_fit(typed, sounds(one)[:2]), len(one)) for one in names)
    if heard[0] < PART:
        return PART + heard[0], heard[1]
    return (2 * PART, written[1]) if written[0] == PART else (PART + 1 + heard[0], heard[1])


def _fit(typed: str, names: Sequence[str]) -> int:
    """The whole of one of the names, its beginning, a part of it, or none of them."""
    fits = [(one == typed, one.startswith(typed), typed in one) for one in names]
    return min((fit.index(True) for fit in fits if any(fit)), default=NO_FIT)


async def _conditions(asked: acts.Find, query: Query, actor: Actor, reads: Reads) -> list[Condition]:
    found = [_visible(actor, reads)]
    if asked.channel:
        found.append(("d.channel = ?", [asked.channel]))
    for name in query.authors:
        found.append(_any("d.author", [actor.id] if means_me(name) else await _people(reads.db, actor, name)))
    for name in query.rooms:
        found.append(_any("d.channel", await _rooms(reads.db, actor, name)))
    found += [("d.has LIKE ?", [f"% {one} %"]) for one in query.has]
    zone = ZoneInfo(str(reads.registry.settings.get("people.zone", "Asia/Shanghai")))
    for sign, day in ((">=", query.after), ("<", query.before)):
        if day:
            found.append((f"d.at {sign} ?", [milliseconds(datetime.combine(day, time(), zone))]))
    return found


def _visible(actor: Actor, reads: Reads) -> Condition:
    """The one filter: messages and files of one's rooms, people of one's group, records one may see."""
    kinds = types_of(reads.registry).values()
    every = [one.name for one in kinds if sees_all(one, actor)]
    some = [(one.name, *overseen(one, actor, "d.owner", "d.thing")) for one in kinds if one.name not in every]
    others = "".join(f" OR (d.type = ? AND {owned})" for _, owned, _ in some)
    sql = f"""((d.kind IN ('message', 'file') AND {IN_ROOM}) OR (d.kind = 'person' AND d.company IN ({GROUP}))
    OR (d.kind = 'record' AND d.company = ? AND (d.type IN ({marks(every)}){others})))"""
    args = [value for name, _, whose in some for value in (name, *whose)]
    return sql, [actor.id, actor.company, actor.company, *every, *args]


async def _people(db: Sql, actor: Actor, name: str) -> list[str]:
    """Those a name in `from:` may mean, also by pinyin."""
    if name.startswith("<@"):
        return [name.strip("<@>")]
    phrases = read_query(name, date.min).phrases
    mine: list[Condition] = [("d.kind = 'person'", []), (f"d.company IN ({GROUP})", [actor.company])]
    return [row["thing"] for row in await matching(db, phrases, mine, MOST_NAMED)] if phrases else []


async def _rooms(db: Sql, actor: Actor, name: str) -> list[str]:
    """The actor's rooms a name in `in:` may mean."""
    sql = """SELECT r.id, r.name FROM room r JOIN room_member m ON m.channel = r.id WHERE m.person = ?"""
    return [row["id"] for row in await db.rows(sql, actor.id) if name == row["id"] or fold(name) in fold(row["name"])]


def _any(column: str, values: Iterable[str]) -> Condition:
    listed = list(values)
    return f"{column} IN ({marks(listed)})", listed


def _narrows(query: Query) -> bool:
    return bool(query.authors or query.rooms or query.has or query.after or query.before)


def _number(before: str) -> int:
    if not before.isdecimal() or len(before) > 18:
        raise Refused("field.unreadable", field="before", value=before)
    return int(before)


def _today(reads: Reads) -> date:
    zone = ZoneInfo(str(reads.registry.settings.get("people.zone", "Asia/Shanghai")))
    return datetime.fromtimestamp(reads.at / 1000, UTC).astimezone(zone).date()


async def _names(db: Sql, ids: Iterable[str]) -> dict[str, str]:
    wanted = sorted(set(filter(None, ids)))
    rows = await db.rows(f"SELECT id, name FROM person WHERE id IN ({marks(wanted)})", *wanted)
    return {row["id"]: row["name"] for row in rows}


def _hit(row: Row, phrases: Sequence[Phrase], names: dict[str, str]) -> acts.Hit:
    text = (row["body"] or row["more"]) if row["kind"] == "message" else row["title"]  # a bare card by its name
    if row["kind"] != "message" and row["body"] and not marked(row["title"], phrases):
        text = row["body"]
    piece, places = snippet(text, phrases)
    author = row["author"]
    return acts.Hit(
        kind=row["kind"], id=row["thing"].partition(":")[0], title=row["title"], snippet=piece, marks=places,
        url=row["url"], hint=row["hint"], type=row["type"], channel=row["channel"], message=row["message"],
        seq=row["seq"], at=wire(row["at"]) if row["at"] else "",
        by={"id": author, "name": names.get(author, "")} if author else None,
    )  # fmt: skip
