"""How a person stands towards rooms and messages: the facts every rule is judged by, read from the rows."""

from collections.abc import Iterable, Sequence

from hub.chat.rules import Member, Room, Said, visible
from hub.kernel import Actor, Refused
from hub.store import Row, Sql, marks, padded

ROOM = """r.id, r.company, r.kind, r.name, r.topic, r.icon, r.history, r.people, r.archived_at, r.department,
c.last_seq, c.last_no"""
MEMBER = "m.channel, m.person, m.role, m.from_seq, m.read_seq, m.read_no, m.muted, m.pinned"
IN_ROOMS = f"""WITH asked (channel, person) AS (VALUES {{pairs}}) SELECT {MEMBER}
FROM asked CROSS JOIN room_member m WHERE m.channel = asked.channel AND m.person = asked.person"""
"""A join in this order: SQLite would walk the whole table to find pairs by `IN (VALUES …)`."""
SAID = "id, channel, author, at, seq, no, thread, card, recalled_at"
SLICE = 400


async def rooms(db: Sql, ids: Iterable[str], *, lock: bool = False) -> dict[str, Room]:
    """Id → room. `lock` keeps everybody else from telling these rooms anything until this transaction ends."""
    wanted = sorted(set(ids))
    held = " ORDER BY c.id FOR UPDATE OF c" if lock and db.dialect == "postgres" else ""
    found: dict[str, Room] = {}
    for start in range(0, len(wanted), SLICE):
        part = padded(wanted[start : start + SLICE])
        sql = f"SELECT {ROOM} FROM channel c JOIN room r ON r.id = c.id WHERE c.id IN ({marks(part)}){held}"
        found.update({row["id"]: room_of(row) for row in await db.rows(sql, *part)})
    return found


async def members(
    db: Sql, pairs: Sequence[tuple[str, str]], *, lock: bool = False
) -> dict[tuple[str, str], Member]:
    """(room, person) → their place in it, of those who are in. Locked always in the same order, after their rooms."""
    wanted = sorted(set(pairs))
    held = " ORDER BY m.channel, m.person FOR UPDATE OF m" if lock and db.dialect == "postgres" else ""
    found: dict[tuple[str, str], Member] = {}
    for start in range(0, len(wanted), SLICE):
        part = padded(wanted[start : start + SLICE])
        sql = IN_ROOMS.format(pairs=",".join(["(?, ?)"] * len(part))) + held
        rows = await db.rows(sql, *(one for pair in part for one in pair))
        found.update({(row["channel"], row["person"]): member_of(row) for row in rows})
    return found


async def look(db: Sql, channel: str, person: str, *, lock: bool = False) -> tuple[Room | None, Member | None]:
    """A room and this person's place in it, where there are such. Whoever moves people locks the room first."""
    room = (await rooms(db, [channel], lock=lock)).get(channel)
    return room, (await members(db, [(channel, person)])).get((channel, person))


async def said(db: Sql, ids: Iterable[str]) -> dict[str, Said]:
    """Id → what judging a message needs."""
    wanted = sorted(set(ids))
    found: dict[str, Said] = {}
    for start in range(0, len(wanted), SLICE):
        part = padded(wanted[start : start + SLICE])
        rows = await db.rows(f"SELECT {SAID} FROM message WHERE id IN ({marks(part)})", *part)
        found.update({row["id"]: said_of(row) for row in rows})
    return found


async def said_at(db: Sql, channel: str, seq: int) -> Said | None:
    """The message at a place of a room's log; whether somebody may read it is for whoever asks to judge."""
    row = await db.row(f"SELECT {SAID} FROM message WHERE channel = ? AND seq = ?", channel, seq)
    return said_of(row) if row else None


async def last_answers(db: Sql, roots: Iterable[str]) -> dict[str, int]:
    """Message → the place of the last answer to it, of those that have been answered."""
    wanted = sorted(set(roots))
    sql = f"SELECT thread, MAX(seq) AS seq FROM message WHERE thread IN ({marks(wanted)}) GROUP BY thread"
    return {row["thread"]: int(row["seq"]) for row in await db.rows(sql, *wanted)} if wanted else {}


async def seq_before(db: Sql, channel: str, at: int) -> int:
    """The place of the last message posted before an instant (ms UTC); 0 when there is none."""
    sql = "SELECT seq FROM message WHERE channel = ? AND at < ? ORDER BY seq DESC LIMIT 1"
    return int(await db.value(sql, channel, at) or 0)


async def message_for(db: Sql, message: str, actor: Actor) -> tuple[Said, Room, Member | None]:
    """A message this actor may read, the room it stands in and their place there. Refuses `message.missing`."""
    one = (await said(db, [message])).get(message)
    if one is None:
        raise Refused("message.missing", field="message")
    room, member = await look(db, one.channel, actor.id)
    try:
        there = visible(room, member, actor)
    except Refused:
        raise Refused("message.missing", field="message") from None
    if member and there.history == "joined" and one.seq < member.from_seq:
        raise Refused("message.missing", field="message")
    return one, there, member


def room_of(row: Row) -> Room:
    """A row of rooms joined with their channel."""
    return Room(
        row["id"], row["company"], row["kind"], row["name"], row["topic"], row["icon"], row["history"], row["people"],
        row["archived_at"] is not None, row["department"], row["last_seq"], row["last_no"],
    )  # fmt: skip


def member_of(row: Row) -> Member:
    """A row of room_member."""
    return Member(
        row["person"], row["role"], row["from_seq"], row["read_seq"], row["read_no"], bool(row["muted"]),
        bool(row["pinned"]),
    )  # fmt: skip


def said_of(row: Row) -> Said:
    """A row of messages."""
    return Said(
        row["id"], row["channel"], row["author"], row["at"], row["seq"], row["no"], row["thread"], row["card"],
        row["recalled_at"] is not None,
    )  # fmt: skip
