"""An announcement as it is kept: what it says, to whom it went, and how far it has come."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from hub.kernel import Refused, load
from hub.store import Row, Sql

KIND, REPORT = "announcement", "announcement.report"
"""The card everybody is given, and the one on which its author sees who has read."""
APP = "announcer"
SIGNING, SENDING, SENT, RECALLED = "signing", "sending", "sent", "recalled"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement. Instants are ms UTC and 0 where there is none; `round` counts the chases."""

    id: str
    company: str
    no: str
    author: str
    state: str
    version: int
    title: str
    body: str
    audience: str
    must_read: bool
    question: str
    due_at: int
    total: int
    sent_at: int
    edited_at: int = 0
    ended_at: int = 0
    ended_by: str = ""
    reason: str = ""
    channel: str = ""
    message: str = ""
    chased_at: int = 0
    round: int = 0
    signer: str = ""
    signed_at: int = 0
    sign_todo: str = ""
    wish: str = ""
    opinion: str = ""

    @property
    def is_for_everyone(self) -> bool:
        """Does it wait to be signed for the whole company?"""
        return bool(self.wish) and not any(load(self.wish).values())

    @property
    def is_live(self) -> bool:
        """Does it still hold?"""
        return self.state != RECALLED


COLUMNS = tuple(one.name for one in fields(Announcement))
INSERT = f"INSERT INTO announcement ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
EDITION = "INSERT INTO announcement_edition (announcement, version, title, body, at, author) VALUES (?, ?, ?, ?, ?, ?)"
HOLD = "UPDATE announcement SET touched = touched + 1 WHERE id = ? RETURNING *"
"""Whoever changes an announcement queues for its row, and only then looks at it."""


async def added(db: Sql, one: Announcement) -> None:
    """Keep a new announcement and its first edition."""
    values = [int(value) if isinstance(value, bool) else value for value in astuple(one)]
    await db.run(INSERT, *values)
    await edition(db, one, one.sent_at, one.author)


async def edition(db: Sql, one: Announcement, at: int, by: str) -> None:
    """Keep what an edition said: the evidence of who was given which."""
    await db.run(EDITION, one.id, one.version, one.title, one.body, at, by)


async def named(db: Sql, company: str, id: str | None, no: str | None) -> Announcement:
    """An announcement of a company, by id or number. Refuses `announcement.missing`."""
    by, value = ("id", id) if id else ("no", (no or "").strip().upper())
    row = await db.row(f"SELECT * FROM announcement WHERE {by} = ? AND company = ?", value, company)
    if row is None:
        raise Refused("announcement.missing", no=no or "")
    return from_row(row)


async def seen(db: Sql, id: str) -> Announcement:
    """An announcement by its id. Refuses `announcement.missing`."""
    row = await db.row("SELECT * FROM announcement WHERE id = ?", id)
    if row is None:
        raise Refused("announcement.missing", no="")
    return from_row(row)


async def held(db: Sql, id: str) -> Announcement:
    """The same, held until the act ends: whoever else would change it waits. Refuses `announcement.missing`."""
    row = await db.row(HOLD, id)
    if row is None:
        raise Refused("announcement.missing", no="")
    return from_row(row)


async def changed(db: Sql, one: Announcement, **values: Any) -> None:
    """Write some of its columns anew."""
    sets = ", ".join(f"{name} = ?" for name in values)
    await db.run(f"UPDATE announcement SET {sets} WHERE id = ?", *values.values(), one.id)


async def under_way(db: Sql) -> Sequence[str]:
    """Those that have not reached everybody yet."""
    return [row["id"] for row in await db.rows("SELECT id FROM announcement WHERE state = ? ORDER BY id", SENDING)]


def from_row(row: Row) -> Announcement:
    """A row of the table as an announcement."""
    return Announcement(**{name: row[name] for name in COLUMNS} | {"must_read": bool(row["must_read"])})
