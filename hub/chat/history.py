"""Reading back: a stretch of a room's messages, of a thread's, or of what one was answered alone; at one instant."""

from dataclasses import dataclass
from typing import Any

from hub.chat import acts, draw, standing
from hub.chat.rules import readable_from, visible
from hub.kernel import Act, Refused
from hub.store import Reads, Row, Sql

LATEST = 2**53
THREAD = "(SELECT * FROM message WHERE thread = ? UNION ALL SELECT * FROM message WHERE id = ?) AS message"
WHISPERS = """SELECT * FROM whisper WHERE person = ? AND dismissed_at IS NULL AND until > ? AND {} ORDER BY at, id
LIMIT 200"""
STILL_THERE = "EXISTS (SELECT 1 FROM room_member m WHERE m.channel = whisper.channel AND m.person = whisper.person)"
"""What was answered in a room goes with it when one leaves, like all that was said there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which messages may be read: from where, with the values of its marks, and the first event that counts."""

    source: str
    args: tuple[Any, ...]
    since: int


async def history(act: Act, reads: Reads) -> dict[str, Any]:
    """Messages, oldest first, and where the log stood at that instant."""
    asked: acts.History = act.input
    inbox = await reads.db.value("SELECT last_seq FROM channel WHERE id = ? AND kind = 'inbox'", asked.channel)
    if inbox is not None:
        return await _inbox(reads, asked.channel, act.actor.id, inbox)
    room, member = await standing.look(reads.db, asked.channel, act.actor.id)
    there = visible(room, member, act.actor)
    rows, more, ahead = await _page(reads.db, asked, _stretch(asked, readable_from(there, member)))
    messages = await draw.messages(reads.db, rows)
    if not ahead and member:
        messages += await _whispered(reads, act.actor.id, asked)
    return {"messages": messages, "more": more, "ahead": ahead, "head": there.head_seq}


def _stretch(asked: acts.History, since: int) -> Stretch:
    """A thread is its first message and every answer; a room's own line has the answers that were shown there too."""
    if asked.thread:
        return Stretch(f"{THREAD} WHERE channel = ?", (asked.thread, asked.thread, asked.channel), since)
    return Stretch("message WHERE channel = ? AND line", (asked.channel,), since)


async def _page(db: Sql, asked: acts.History, stretch: Stretch) -> tuple[list[Row], bool, bool]:
    """Rows oldest first, are there more the way that was asked for, are there newer ones."""
    if asked.around is not None:
        return await _around(db, stretch, await _seq_of(db, asked.around, asked.channel), asked.limit)
    if asked.after is not None:
        rows = await _newer(db, stretch, asked.after, asked.limit + 1)
        return rows[: asked.limit], len(rows) > asked.limit, len(rows) > asked.limit
    before = LATEST if asked.before is None else asked.before
    rows = await _older(db, stretch, before, asked.limit + 1)
    ahead = asked.before is not None and bool(await _newer(db, stretch, before - 1, 1))
    return rows[-asked.limit :], len(rows) > asked.limit, ahead


async def _seq_of(db: Sql, where: int | str, channel: str) -> int:
    if isinstance(where, int):
        return where
    seq = await db.value("SELECT seq FROM message WHERE id = ? AND channel = ?", where, channel)
    if seq is None:
        raise Refused("message.missing", field="around")
    return int(seq)


async def _around(db: Sql, stretch: Stretch, seq: int, limit: int) -> tuple[list[Row], bool, bool]:
    """Half before the message (itself with them), half after it."""
    half = max(1, limit // 2)
    older = await _older(db, stretch, seq + 1, half + 1)
    newer = await _newer(db, stretch, seq, limit - half + 1)
    return older[-half:] + newer[: limit - half], len(older) > half, len(newer) > limit - half


async def _older(db: Sql, stretch: Stretch, before: int, limit: int) -> list[Row]:
    sql = f"SELECT * FROM {stretch.source} AND seq >= ? AND seq < ? ORDER BY seq DESC LIMIT ?"
    return (await db.rows(sql, *stretch.args, stretch.since, before, limit))[::-1]


async def _newer(db: Sql, stretch: Stretch, after: int, limit: int) -> list[Row]:
    sql = f"SELECT * FROM {stretch.source} AND seq >= ? AND seq > ? ORDER BY seq LIMIT ?"
    return await db.rows(sql, *stretch.args, stretch.since, after, limit)


async def _whispered(reads: Reads, person: str, asked: acts.History) -> list[dict[str, Any]]:
    """What this person alone was answered here and has not dismissed: it survives a reload."""
    sql = WHISPERS.format("channel = ? AND COALESCE(thread, '') = ?")
    rows = await reads.db.rows(sql, person, reads.at, asked.channel, asked.thread or "")
    return await draw.whispers(reads.db, rows)


async def _inbox(reads: Reads, inbox: str, person: str, head: int) -> dict[str, Any]:
    sql = "SELECT 1 FROM membership WHERE channel = ? AND person = ? AND to_seq IS NULL"
    if await reads.db.value(sql, inbox, person) is None:
        raise Refused("channel.missing", field="channel")
    rows = await reads.db.rows(WHISPERS.format(f"inbox = ? AND {STILL_THERE}"), person, reads.at, inbox)
    return {"messages": await draw.whispers(reads.db, rows), "more": False, "ahead": False, "head": head}
