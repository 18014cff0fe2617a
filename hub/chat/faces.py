"""The faces of bound cards: one row for a thing, drawn by its presenter, told to every room a copy stands in.

When its thing changes every copy changes: a new state or version at once, anything else at most once a second.
"""

from collections.abc import Mapping
from typing import Any

from hub.chat import acts
from hub.kernel import Act, Actor, Presenter, Refused, Registry, dump, load, new_id
from hub.store import Reads, Work

SECOND = 1_000
MOST_AT_ONCE = 30
"""Channels an act may have told when it stops telling rooms of cards: it may tell 50, and has inboxes to tell too."""
INSERT = """INSERT INTO card (id, company, kind, thing, version, face, drawn, drawn_at) VALUES (?, ?, ?, ?, ?, 1, ?, ?)
ON CONFLICT (kind, thing) DO NOTHING"""
HOLD = "UPDATE card SET drawn_at = drawn_at WHERE kind = ? AND thing = ? RETURNING *"
"""Whoever redraws a card waits for whoever is redrawing it, and only then looks at its thing."""
DRAWN = "UPDATE card SET version = ?, face = ?, drawn = ?, drawn_at = ?, told_at = ? WHERE id = ?"
COPIES = """SELECT DISTINCT channel FROM card_copy WHERE card = ? AND channel > ? AND (until IS NULL OR until > ?)
ORDER BY channel LIMIT ?"""


async def kept(work: Work, kind: str, thing: str, company: str) -> dict[str, Any]:
    """The card of a thing, made if there is none yet: its face for all as it was last told."""
    row = await work.db.row("SELECT * FROM card WHERE kind = ? AND thing = ?", kind, thing)
    if row is None:
        face = await _drawn(work, kind, thing, new_id("K", work.at), 1)
        args = (face["id"], company, kind, thing, version_of(face), dump(face), work.at)
        if await work.db.run(INSERT, *args) == 1:
            return face
        row = await work.db.row("SELECT * FROM card WHERE kind = ? AND thing = ?", kind, thing)
    assert row is not None
    if row["drawn_at"] < work.at:
        return await redraw(work, kind, thing) or load(row["drawn"])
    face = load(row["drawn"])
    return dict(face)


async def redraw(work: Work, kind: str, thing: str) -> dict[str, Any] | None:
    """The thing has changed: draw its card anew and tell every room it stands in. None when it has no card.

    A new state or version is told at once; anything else waits until a second has passed since the last time.
    """
    row = await work.db.row(HOLD, kind, thing)
    if row is None:
        return None
    before: dict[str, Any] = load(row["drawn"])
    face = await _drawn(work, kind, thing, row["id"], row["face"])
    if face == before:
        return before
    if _same_state(before, face) and work.at - row["told_at"] < SECOND:
        await work.later(row["told_at"] + SECOND, "card.tell", {"card": row["id"]}, timer=f"card:{row['id']}")
        return before
    face["face"] = row["face"] + 1
    await work.db.run(DRAWN, version_of(face), face["face"], dump(face), work.at, work.at, row["id"])
    await _tell(work, row["id"], face, "")
    return face


async def _drawn(work: Work, kind: str, thing: str, card: str, face: int) -> dict[str, Any]:
    drawn = await presenter_of(work.registry, kind).draw(work.db, work.words, thing)
    told: dict[str, Any] = load(dump({**drawn, "id": card, "face": face}))
    return told


async def tell(act: Act, work: Work) -> acts.Done:
    """Draw a card whose turn has come; or go on telling rooms where one act could not tell them all."""
    asked: acts.CardTell = act.input
    row = await work.db.row("SELECT * FROM card WHERE id = ?", asked.card)
    if row is not None and asked.after is not None:
        await _tell(work, row["id"], load(row["drawn"]), asked.after)
    elif row is not None:
        await redraw(work, row["kind"], row["thing"])
    return acts.Done()


async def _tell(work: Work, card: str, face: dict[str, Any], after: str) -> None:
    room = max(0, MOST_AT_ONCE - len({place.channel for place in work.places}))
    found = await work.db.rows(COPIES, card, after, work.at, room + 1)
    channels = [row["channel"] for row in found]
    for channel in channels[:room]:
        work.tell(channel, "card.changed", {"card": face}, ref=card)
    if len(channels) > room:
        rest = {"card": card, "after": channels[room - 1] if room else after}
        await work.later(work.at, "card.tell", rest, timer=f"card:{card}:{channels[room]}")


async def seen(asks: Work | Reads, row: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """A card's row as one person sees it."""
    own = await presenter_of(asks.registry, row["kind"]).see(asks.db, asks.words, row["thing"], actor)
    return {**own, "id": row["id"], "face": row["face"], "version": version_of(own)}


async def card_for(asks: Work | Reads, kind: str, thing: str, actor: Actor) -> dict[str, Any] | None:
    """A thing's card as one person sees it; None when it has no card."""
    row = await asks.db.row("SELECT * FROM card WHERE kind = ? AND thing = ?", kind, thing)
    return None if row is None else await seen(asks, row, actor)


def _same_state(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return before["state"]["code"] == after["state"]["code"] and version_of(before) == version_of(after)


def version_of(face: Mapping[str, Any]) -> int:
    """What a tap on this face must name."""
    return int(face.get("version", 1))


def presenter_of(registry: Registry, kind: str) -> Presenter:
    """Who draws things of this kind. Refuses `card.missing` when its module is not there."""
    try:
        return registry.presenters[kind]
    except KeyError:
        raise Refused("card.missing", kind=kind) from None
