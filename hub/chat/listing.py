"""Rooms as one person has them: what they are called, what is new there, who is in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.chat import acts, draw, standing
from hub.chat.rules import TALKS, Room, readable_from, visible
from hub.chat.who import shown, who
from hub.kernel import Act, Actor
from hub.store import Reads, Row, Sql, Work, marks

MOST_WITH, MOST_PEOPLE, MOST_LAST = 50, 1_000, 200
SLICE = 200
MINE = f"""SELECT {standing.ROOM}, m.person, m.role, m.from_seq, m.read_seq, m.read_no, m.muted, m.pinned,
(SELECT COUNT(DISTINCT n.no) FROM mention n WHERE n.channel = r.id AND n.person IN (m.person, '*')
AND n.no > m.read_no AND n.author <> m.person) AS calls,
(SELECT s.id FROM message s WHERE s.channel = r.id AND s.line AND (r.history = 'all' OR s.seq >= m.from_seq)
ORDER BY s.seq DESC LIMIT 1) AS last
FROM room r JOIN channel c ON c.id = r.id LEFT JOIN room_member m ON m.channel = r.id AND m.person = ?"""
JOINED = "SELECT r.id FROM room_member m JOIN room r ON r.id = m.channel WHERE m.person = ?"
OPEN = """SELECT r.id FROM room r LEFT JOIN room_member m ON m.channel = r.id AND m.person = ?
WHERE (m.person IS NOT NULL OR r.kind = 'public')"""
TOGETHER = "SELECT channel, person FROM room_member WHERE channel IN ({}) ORDER BY joined_at, person"
STANDING_CARDS = """SELECT channel, COUNT(DISTINCT card) AS n FROM card_copy WHERE card IN ({}) AND until IS NULL
GROUP BY channel"""
Asks = Work | Reads


async def channel_list(act: Act, reads: Reads) -> dict[str, Any]:
    """My rooms, or those of the company I could enter too, the youngest first."""
    asked: acts.ChannelList = act.input
    where, args = ["r.company = ?", "r.id < ?"], [act.actor.id, act.actor.company, asked.before or "~"]
    if asked.query:
        where.append("(r.name_key LIKE ? ESCAPE '!' OR lower(r.topic) LIKE ? ESCAPE '!')")
        args += [f"%{_like(asked.query.casefold())}%"] * 2
    page = JOINED if asked.joined else OPEN
    rows = await reads.db.rows(f"{page} AND {' AND '.join(where)} ORDER BY r.id DESC LIMIT ?", *args, asked.limit + 1)
    ids = [row["id"] for row in rows[: asked.limit]]
    found = await channels(reads, ids, act.actor.id)
    return {"channels": [found[id] for id in ids], "more": len(rows) > asked.limit}


async def channel_get(act: Act, reads: Reads) -> dict[str, Any]:
    """One room with its people, what is pinned there, and who has which role."""
    asked: acts.ChannelGet = act.input
    seen, member = await standing.look(reads.db, asked.channel, act.actor.id)
    room = visible(seen, member, act.actor)
    shape = (await channels(reads, [room.id], act.actor.id))[room.id]
    sql = """SELECT * FROM message WHERE channel = ? AND pinned_at IS NOT NULL AND seq >= ?
    ORDER BY pinned_at DESC, seq DESC"""
    pins = await reads.db.rows(sql, room.id, readable_from(room, member))
    sql = "SELECT person, role FROM room_member WHERE channel = ? ORDER BY joined_at, person LIMIT ?"
    people = await reads.db.rows(sql, room.id, MOST_PEOPLE)
    return {
        "channel": shape, "people": [row["person"] for row in people], "pins": await draw.messages(reads.db, pins),
        "head": room.head_seq, "roles": {row["person"]: row["role"] for row in people if row["role"] != "member"},
    }  # fmt: skip


async def channels(asks: "Asks | _Quiet", ids: Sequence[str], person: str) -> dict[str, dict[str, Any]]:
    """Id → room as this person has it."""
    rows = await asks.db.rows(f"{MINE} WHERE r.id IN ({marks(ids)})", person, *ids)
    return {one["id"]: one for one in await _shapes(asks, rows, person)}


def facts(room: Room) -> dict[str, Any]:
    """What everyone in a room may know of it."""
    told = {
        "id": room.id, "kind": room.kind, "name": room.name, "topic": room.topic, "people": room.people,
        "archived": room.archived,
    }  # fmt: skip
    return told | ({"icon": room.icon} if room.icon else {})


async def entered(db: Sql, words: Any, refs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`channel.entered` in somebody's inbox (`room/person`): the room as they have it now."""
    found: dict[str, dict[str, Any]] = {}
    for ref in refs:
        channel, _, person = ref.partition("/")
        found[ref] = {"channel": (await channels(_Quiet(db), [channel], person)).get(channel, {"id": channel})}
    return found


class _Quiet:
    """A look for a replay: nobody else is asked."""

    def __init__(self, db: Sql) -> None:
        self.db = db

    async def offer(self, name: str, *args: Any) -> Any:
        return None


async def _shapes(asks: Any, rows: Sequence[Row], person: str) -> list[dict[str, Any]]:
    ids = [row["id"] for row in rows]
    together = await _together(asks, [row["id"] for row in rows if row["kind"] in TALKS])
    last = await _last_words(asks.db, [row["last"] for row in rows if row["last"]])
    waiting = await _waiting(asks, ids, person)
    return [
        _shape(row, together.get(row["id"]), last.get(row["last"] or ""), waiting.get(row["id"], 0)) for row in rows
    ]


def _shape(row: Row, company: list[Any] | None, last: dict[str, Any] | None, waiting: int) -> dict[str, Any]:
    joined = row["person"] is not None
    head = {"seq": row["last_seq"], "no": row["last_no"]}
    read = {"seq": row["read_seq"], "no": row["read_no"]} if joined else head
    told = facts(standing.room_of(row)) | {
        "joined": joined, "head": head, "read": read, "mentions": row["calls"] if joined else 0,
        "unread": max(0, head["no"] - read["no"]), "muted": bool(row["muted"]), "pinned": bool(row["pinned"]),
        "waiting": waiting if joined else 0,
    }  # fmt: skip
    if company is not None:
        told["with"] = company
    return told | ({"last": last} if last else {})


async def _together(asks: Any, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Conversation → the people in it."""
    members: dict[str, list[str]] = {id: [] for id in ids}
    for start in range(0, len(ids), SLICE):
        part = ids[start : start + SLICE]
        for row in await asks.db.rows(TOGETHER.format(marks(part)), *part):
            members[row["channel"]].append(row["person"])
    known = await shown(asks, sorted({one for people in members.values() for one in people[:MOST_WITH]}))
    return {id: [known[one] for one in people[:MOST_WITH] if one in known] for id, people in members.items()}


async def _last_words(db: Sql, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Message → it as the last line of a list of rooms."""
    return {id: last_of(one) for id, one in (await draw.by_id(db, ids)).items()}


def last_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """A message as the one line a list of rooms shows: its text, else its card's title, else its file's name."""
    title: Mapping[str, Any] = message["card"]["title"] if "card" in message else {}
    file = message["files"][0]["name"] if "files" in message else ""
    words = message.get("words") or title.get("words")
    told = {
        "id": message["id"], "by": message["by"], "at": message["at"],
        "text": (message["text"] or title.get("text") or file)[:MOST_LAST],
    }  # fmt: skip
    return told | ({"words": words} if words else {})


async def _waiting(asks: Any, ids: Sequence[str], person: str) -> dict[str, int]:
    """Room → how many cards in it wait for this person."""
    cards = await asks.offer("todo.cards", person) or []
    if not cards or not ids:
        return {}
    rows = await asks.db.rows(STANDING_CARDS.format(marks(cards)), *cards)
    return {row["channel"]: row["n"] for row in rows}


def _like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


async def of_person(db: Sql, person: str) -> str | None:
    """The room of the department somebody works in, or of the nearest one above it that has one they are in."""
    sql = """WITH RECURSIVE up (id, parent, far) AS (
    SELECT d.id, d.parent, 0 FROM department d JOIN person p ON p.department = d.id WHERE p.id = ?
    UNION ALL SELECT d.id, d.parent, up.far + 1 FROM department d JOIN up ON d.id = up.parent WHERE up.far < 50)
    SELECT r.id FROM up JOIN room r ON r.department = up.id JOIN room_member m ON m.channel = r.id AND m.person = ?
    WHERE r.archived_at IS NULL ORDER BY up.far, r.id LIMIT 1"""
    found: str | None = await db.value(sql, person, person)
    return found


def people_told(people: Mapping[str, str], by: Actor, total: int) -> dict[str, Any]:
    """The data of `channel.joined` and `channel.left`: who (id → name), by whose hand, and how many are there now."""
    return {"people": [who(id, name) for id, name in people.items()], "by": who(by.id, by.name), "total": total}
