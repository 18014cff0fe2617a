"""The ledger: keys, journal, channel log and outbox, written once per act, in the act's own transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.kernel import Act, Registry, dump
from hub.store.place import Place
from hub.store.sql import Sql, marks, padded, stretches

INSERT_EVENT = "INSERT INTO channel_event (channel, seq, name, actor, at, ref, data) VALUES (?, ?, ?, ?, ?, ?, ?)"
INSERT_OUTBOX = "INSERT INTO outbox (name, channel, ref, data, at) VALUES (?, ?, ?, ?, ?)"
INSERT_JOIN = "INSERT INTO membership (channel, person, from_seq) VALUES (?, ?, ?)"
CLOSE_MEMBERSHIP = "UPDATE membership SET to_seq = ? WHERE channel = ? AND person = ? AND to_seq IS NULL"
ADVANCE = """WITH moved (id, n, counted, changed) AS (VALUES {values}) UPDATE channel SET
last_seq = last_seq + moved.n, last_no = last_no + moved.counted, epoch = epoch + moved.changed, moved_at = ?
FROM moved WHERE channel.id = moved.id RETURNING channel.id, last_seq, last_no"""
MOVED = "(CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT))"
USED = """WITH asked (owner, key) AS (VALUES {pairs}) SELECT k.owner, k.key, k.digest, k.reply
FROM asked CROSS JOIN act_key k WHERE k.owner = asked.owner AND k.key = asked.key"""
LOCK = "SELECT id FROM channel WHERE id IN ({ids}) ORDER BY id FOR UPDATE"
SLICE = 200


async def give_places(db: Sql, places: Sequence[Place], now: int) -> None:
    """Give every event its place and write the log rows. Channels are locked all at once, in order of id."""
    await place_all(db, places, now)
    await db.many(INSERT_EVENT, [place.row() for place in places])
    for place in places:
        for sql, args in place.keep(place) if place.keep else ():
            await db.run(sql, *args)
    await _move_members(db, places)


async def place_all(db: Sql, places: Sequence[Place], now: int) -> None:
    """Give every event its seq and no; the rows are the caller's to write."""
    by_channel: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda one: one.channel):
        by_channel.setdefault(place.channel, []).append(place)
    heads = await _advance(db, by_channel, now)
    for channel, mine in by_channel.items():
        if channel not in heads:
            raise LookupError(f"channel {channel} is told of something but does not exist")
        last_seq, last_no = heads[channel]
        seq, no = last_seq - len(mine), last_no - sum(place.counts for place in mine)
        for place in mine:
            seq, no = seq + 1, no + place.counts
            place.seq, place.no = seq, no


async def _advance(db: Sql, by_channel: Mapping[str, Sequence[Place]], now: int) -> dict[str, tuple[int, int]]:
    heads: dict[str, tuple[int, int]] = {}
    channels = list(by_channel)
    if db.dialect == "postgres" and len(channels) > 1:
        await db.rows(LOCK.format(ids=marks(channels)), *channels)
    for start, end in stretches(len(channels)):
        part = channels[start:end]
        args: list[Any] = []
        for channel in part:
            mine = by_channel[channel]
            changed = any(place.joins or place.leaves for place in mine)
            args += (channel, len(mine), sum(place.counts for place in mine), int(changed))
        rows = await db.rows(ADVANCE.format(values=",".join([MOVED] * len(part))), *args, now)
        heads.update({row["id"]: (row["last_seq"], row["last_no"]) for row in rows})
    return heads


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
) -> bool:
    """Write the events somebody hears afterwards; was there any?"""
    rows = outbox_rows(registry, events, at)
    await db.many(INSERT_OUTBOX, rows)
    return bool(rows)


def outbox_rows(
    registry: Registry, events: Iterable[tuple[str, str | None, str | None, Any]], at: int
) -> list[tuple[Any, ...]]:
    """The rows of those events that somebody hears afterwards. Where all hear many at once, and what an event refers to
    as it then stands, its name has one row with all references.
    """
    rows: list[tuple[Any, ...]] = []
    together: dict[str, list[str]] = {}
    for name, channel, ref, data in events:
        hearers = [one for one in registry.hearers(name, "after") if one.cares(data or {})]
        if ref is not None and hearers and all(one.many for one in hearers):
            together.setdefault(name, []).append(ref)
        elif hearers:
            rows.append((name, channel, ref, dump(data), at))
    return rows + [(name, None, " ".join(refs), "{}", at) for name, refs in together.items()]


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


async def used_keys(db: Sql, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """What keys were used for: (owner, key) → {digest, reply}."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for start in range(0, len(keys), SLICE):
        part = padded(keys[start : start + SLICE])
        sql = USED.format(pairs=",".join(["(?, ?)"] * len(part)))
        rows = await db.rows(sql, *(one for pair in part for one in pair))
        found.update({(row["owner"], row["key"]): row for row in rows})
    return found


async def keep_reply(db: Sql, act: Act, reply: str) -> None:
    """Remember the reply for whoever sends the same key again."""
    await db.run("UPDATE act_key SET reply = ? WHERE owner = ? AND key = ?", reply, act.actor.keyring, act.key)
