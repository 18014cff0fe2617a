"""The ledger: keys, journal, channel log and outbox, written once per act, in the act's own transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from hub.kernel import Act, Registry, dump
from hub.store.place import Place
from hub.store.sql import Sql, marks

INSERT_EVENT = "INSERT INTO channel_event (channel, seq, name, actor, at, ref, data) VALUES (?, ?, ?, ?, ?, ?, ?)"
INSERT_OUTBOX = "INSERT INTO outbox (name, channel, ref, data, at, not_before) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_JOIN = "INSERT INTO membership (channel, person, from_seq) VALUES (?, ?, ?)"
CLOSE_MEMBERSHIP = "UPDATE membership SET to_seq = ? WHERE channel = ? AND person = ? AND to_seq IS NULL"
ADVANCE = """UPDATE channel SET last_seq = last_seq + ?, last_no = last_no + ?, epoch = epoch + ?, moved_at = ?
WHERE id = ? RETURNING last_seq, last_no, epoch, company"""


async def give_places(db: Sql, places: Sequence[Place], now: int) -> None:
    """Give every event its place and write the log rows. Channels are locked all at once, in order of id."""
    by_channel: dict[str, list[Place]] = {}
    for place in places:
        by_channel.setdefault(place.channel, []).append(place)
    for channel in sorted(by_channel):
        mine = by_channel[channel]
        moved = any(place.joins or place.leaves for place in mine)
        counted = sum(place.counts for place in mine)
        head = await db.row(ADVANCE, len(mine), counted, int(moved), now, channel)
        if head is None:
            raise LookupError(f"channel {channel} is told of something but does not exist")
        seq, no = head["last_seq"] - len(mine), head["last_no"] - counted
        for place in mine:
            seq, no = seq + 1, no + place.counts
            place.seq, place.no = seq, no
    await db.many(INSERT_EVENT, [place.row() for place in places])
    for place in places:
        for sql, args in place.keep(place) if place.keep else ():
            await db.run(sql, *args)
    await _move_members(db, places)


async def _move_members(db: Sql, places: Iterable[Place]) -> None:
    for place in places:
        for person in place.leaves:
            await db.run(CLOSE_MEMBERSHIP, place.seq, place.channel, person)
        await db.many(INSERT_JOIN, [(place.channel, person, place.seq) for person in place.joins])


async def put_in_outbox(
    db: Sql,
    registry: Registry,
    events: Iterable[tuple[str, str | None, str | None, Any]],
    at: int,
    not_before: int = 0,
) -> bool:
    """Write the events somebody hears afterwards; was there any?"""
    rows = [
        (name, channel, ref, dump(data), at, not_before)
        for name, channel, ref, data in events
        if registry.hearers(name, "after")
    ]
    await db.many(INSERT_OUTBOX, rows)
    return bool(rows)


async def write_journal(db: Sql, act: Act, target: str | None, told: str) -> None:
    """One line for one act: who, through what, on what, with what input."""
    await db.run(
        "INSERT INTO journal (company, act, actor, via, target, input, key, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        act.actor.company, act.name, act.actor.id, act.via, target, told, act.key, act.at,
    )  # fmt: skip


async def claim_key(db: Sql, act: Act, digest: str) -> bool:
    """Claim an idempotency key; False when it was used before. A run still at work is waited for by the database."""
    sql = "INSERT INTO act_key (owner, key, act, digest, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    return await db.run(sql, act.actor.keyring, act.key, act.name, digest, act.at) == 1


async def used_keys(db: Sql, owner: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What this owner's keys were used for: key → {digest, reply}."""
    sql = f"SELECT key, digest, reply FROM act_key WHERE owner = ? AND key IN ({marks(keys)})"
    return {row["key"]: row for row in await db.rows(sql, owner, *keys)}


async def keep_reply(db: Sql, act: Act, reply: str) -> None:
    """Remember the reply for whoever sends the same key again."""
    await db.run("UPDATE act_key SET reply = ? WHERE owner = ? AND key = ?", reply, act.actor.keyring, act.key)
