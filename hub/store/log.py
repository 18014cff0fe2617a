"""Reading the log: where every channel stands, and what somebody missed, drawn as it stands now."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from hub.kernel import Registry, load, wire
from hub.store.sql import Row, Sql, marks

MOST_EVENTS = 1_000
MOST_BYTES = 1_048_576
SLICE = 500


class Told(msgspec.Struct):
    """One event of a channel's log, ready to be sent: who did what when, and the new state."""

    channel: str
    seq: int
    name: str
    at: int
    by: str
    by_name: str
    data: Any

    def wire(self) -> dict[str, Any]:
        """The event as protocol.md section 3 sends it."""
        return {
            "channel": self.channel, "seq": self.seq, "name": self.name, "at": wire(self.at),
            "by": {"id": self.by, "name": self.by_name}, "data": self.data or {},
        }  # fmt: skip


async def heads(db: Sql, person: str) -> dict[str, tuple[int, int]]:
    """Every channel this person is in, their inbox included → (last seq, last no)."""
    sql = """SELECT c.id, c.last_seq, c.last_no FROM membership m JOIN channel c ON c.id = m.channel
    WHERE m.person = ? AND m.to_seq IS NULL"""
    return {row["id"]: (row["last_seq"], row["last_no"]) for row in await db.rows(sql, person)}


async def heads_of(db: Sql, channels: Sequence[str]) -> dict[str, int]:
    """Channel → last seq, for those of these channels that exist."""
    found: dict[str, int] = {}
    for start in range(0, len(channels), SLICE):
        part = channels[start : start + SLICE]
        rows = await db.rows(f"SELECT id, last_seq FROM channel WHERE id IN ({marks(part)})", *part)
        found.update({row["id"]: row["last_seq"] for row in rows})
    return found


async def moved_since(db: Sql, at: int) -> dict[str, int]:
    """Channels that moved at or after an instant (milliseconds UTC) → last seq."""
    rows = await db.rows("SELECT id, last_seq FROM channel WHERE moved_at >= ?", at)
    return {row["id"]: row["last_seq"] for row in rows}


async def channels_of(db: Sql, people: Sequence[str]) -> dict[str, set[str]]:
    """Person → the channels they are in now, for these people."""
    found: dict[str, set[str]] = {person: set() for person in people}
    for start in range(0, len(people), SLICE):
        part = people[start : start + SLICE]
        sql = f"SELECT person, channel FROM membership WHERE to_seq IS NULL AND person IN ({marks(part)})"
        for row in await db.rows(sql, *part):
            found[row["person"]].add(row["channel"])
    return found


async def members(db: Sql, channel: str) -> list[str]:
    """Who is in a channel now."""
    rows = await db.rows("SELECT person FROM membership WHERE channel = ? AND to_seq IS NULL", channel)
    return [row["person"] for row in rows]


async def events(db: Sql, registry: Registry, channel: str, after: int, limit: int = MOST_EVENTS) -> list[Told]:
    """A channel's events after a seq, oldest first, each drawn as it stands now."""
    sql = "SELECT * FROM channel_event WHERE channel = ? AND seq > ? ORDER BY seq LIMIT ?"
    rows = await db.rows(sql, channel, after, limit)
    drawn = await draw(db, registry, rows)
    named = await _names(db, registry, {row["actor"] for row in rows})
    return [
        Told(channel, row["seq"], row["name"], row["at"], row["actor"], named.get(row["actor"], ""), data)
        for row, data in zip(rows, drawn, strict=True)
    ]


async def draw(db: Sql, registry: Registry, rows: Sequence[Row]) -> list[Any]:
    """The data of log rows: what was stored, or the thing they refer to as it stands now."""
    wanted: dict[str, list[str]] = {}
    for row in rows:
        if row["ref"] is not None:
            wanted.setdefault(row["name"], []).append(row["ref"])
    drawn = {name: await registry.drawers[name](db, registry.words, refs) for name, refs in wanted.items()}
    return [load(row["data"], {}) if row["ref"] is None else drawn[row["name"]].get(row["ref"], {}) for row in rows]


async def resume(db: Sql, registry: Registry, person: str, cursors: Mapping[str, int]) -> dict[str, Any]:
    """What a client missed since its cursors (protocol.md section 4): `{channels: {…}, gone: […]}`."""
    mine = {
        row["channel"]: row
        for row in await db.rows(
            """SELECT m.channel, m.from_seq, c.last_seq FROM membership m JOIN channel c ON c.id = m.channel
            WHERE m.person = ? AND m.to_seq IS NULL""",
            person,
        )
    }
    answer: dict[str, Any] = {}
    room = MOST_BYTES
    for channel, cursor in cursors.items():
        row = mine.get(channel)
        if row is not None and cursor != row["last_seq"]:
            answer[channel], size = await _missed(db, registry, row, cursor, room)
            room -= size
    return {"channels": answer, "gone": sorted(set(cursors) - set(mine))}


async def _missed(db: Sql, registry: Registry, row: Row, cursor: int, room: int) -> tuple[dict[str, Any], int]:
    """What one channel's cursor missed, and how many bytes of the answer that takes."""
    limited = {"limited": True, "head": row["last_seq"]}
    if not row["from_seq"] - 1 <= cursor <= row["last_seq"] <= cursor + MOST_EVENTS:
        return limited, 0
    if room <= 0:
        return {"later": True}, 0
    told = await events(db, registry, row["channel"], cursor)
    if not told or told[0].seq != cursor + 1:
        return limited, 0
    sent = [one.wire() for one in told]
    size = len(msgspec.json.encode(sent))
    if size > room:  # what is larger than a whole answer would never fit
        return ({"later": True} if size <= MOST_BYTES else limited), 0
    return {"events": sent, "head": row["last_seq"]}, size


async def _names(db: Sql, registry: Registry, ids: set[str]) -> dict[str, str]:
    names = registry.offers.get("people.names")
    return {} if names is None or not ids else dict(await names(db, sorted(ids)))
