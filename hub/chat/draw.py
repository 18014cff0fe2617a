"""Messages as they stand now, the way clients get them: the only way out, past which no recalled text comes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.chat.who import named, who
from hub.files import file_shapes
from hub.kernel import Words, load, wire
from hub.store import Row, Sql, marks, padded

SLICE = 400
Drawn = dict[str, Any]


def shape(
    row: Mapping[str, Any], by: Mapping[str, Any], card: Drawn | None = None, files: Sequence[Drawn] = (),
    reactions: Sequence[Drawn] = (), replies: Drawn | None = None, taken_back: Mapping[str, Any] | None = None,
) -> Drawn:  # fmt: skip
    """One message's row and what belongs to it → the message as told. Of a recalled one, the tombstone."""
    told: Drawn = {
        "id": row["id"], "channel": row["channel"], "seq": row["seq"], "no": row["no"], "at": wire(row["at"]),
        "by": by, "text": "", "mentions": [], "reactions": [], "pinned": row["pinned_at"] is not None,
        "urgent": bool(row["urgent"]), "kind": row["kind"],
    }  # fmt: skip
    if row["thread"]:
        told |= {"thread": row["thread"], "also": bool(row["line"])}
    if replies:
        told["replies"] = replies
    if row["recalled_at"] is not None:
        return told | {"recalled": _recalled(row, taken_back)}
    told |= {"text": row["body"], "mentions": load(row["mentions"], []), "reactions": list(reactions)}
    told |= {name: load(row[name]) for name in ("words", "blocks", "alias") if row[name]}
    told |= {name: value for name, value in (("card", card), ("files", list(files))) if value}
    if row["edited_at"] is not None:
        told["edited_at"] = wire(row["edited_at"])
    return told


def _recalled(row: Mapping[str, Any], by: Mapping[str, Any] | None) -> Drawn:
    told: Drawn = {"by": by or who(row["recalled_by"], ""), "at": wire(row["recalled_at"])}
    return told | ({"reason": row["recall_reason"]} if row["recall_reason"] else {})


async def messages(db: Sql, rows: Sequence[Row]) -> list[Drawn]:
    """Rows of messages, drawn with everything that belongs to them."""
    ids = [row["id"] for row in rows]
    by = await named(db, {one for row in rows for one in (row["author"], row["recalled_by"]) if one})
    cards = await faces(db, {row["card"] for row in rows if row["card"]})
    files = await file_shapes(db, [one for row in rows for one in load(row["files"], [])])
    reacted, replied = await reactions(db, ids), await threads(db, ids)
    return [
        shape(
            row, by[row["author"]], cards.get(row["card"] or ""),
            [files[one] for one in load(row["files"], []) if one in files],
            reacted.get(row["id"], []), replied.get(row["id"]), by.get(row["recalled_by"] or ""),
        )
        for row in rows
    ]  # fmt: skip


async def by_id(db: Sql, ids: Iterable[str]) -> dict[str, Drawn]:
    """Id → message as it stands."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Drawn] = {}
    for start in range(0, len(wanted), SLICE):
        part = padded(wanted[start : start + SLICE])
        rows = await db.rows(f"SELECT * FROM message WHERE id IN ({marks(part)})", *part)
        found.update({one["id"]: one for one in await messages(db, rows)})
    return found


async def reactions(db: Sql, ids: Sequence[str]) -> dict[str, list[Drawn]]:
    """Message → its reactions, each with its people, in the order they came."""
    sql = f"SELECT message, emoji, person FROM reaction WHERE message IN ({marks(ids)}) ORDER BY at, person, emoji"
    found: dict[str, dict[str, list[str]]] = {}
    for row in await db.rows(sql, *ids) if ids else []:
        found.setdefault(row["message"], {}).setdefault(row["emoji"], []).append(row["person"])
    return {
        message: [{"emoji": emoji, "people": people} for emoji, people in one.items()] for message, one in found.items()
    }


async def threads(db: Sql, ids: Iterable[str]) -> dict[str, Drawn]:
    """Message → how its thread stands, of those that have been answered."""
    wanted = sorted(set(ids))
    rows = await db.rows(f"SELECT * FROM thread WHERE message IN ({marks(wanted)})", *wanted) if wanted else []
    return {row["message"]: replies(row["replies"], row["last_at"], load(row["people"], [])) for row in rows}


def replies(count: int, last_at: int, people: Sequence[str]) -> Drawn:
    """How a thread stands, as told."""
    return {"count": count, "last_at": wire(last_at), "people": list(people)}


async def faces(db: Sql, ids: Iterable[str]) -> dict[str, Drawn]:
    """Card → its face for everyone, as it was last told."""
    wanted = sorted(set(ids))
    rows = await db.rows(f"SELECT id, drawn FROM card WHERE id IN ({marks(wanted)})", *wanted) if wanted else []
    return {row["id"]: load(row["drawn"]) for row in rows}


async def whispers(db: Sql, rows: Sequence[Row]) -> list[Drawn]:
    """Rows of whispers as messages; of a dismissed one only that it was there."""
    by = await named(db, {row["author"] for row in rows})
    cards = await faces(db, {row["card"] for row in rows if row["card"]})
    return [whisper(row, by[row["author"]], cards.get(row["card"] or "")) for row in rows]


def whisper(row: Mapping[str, Any], by: Mapping[str, Any], card: Drawn | None) -> Drawn:
    """One whisper as the message its reader gets."""
    told: Drawn = {
        "id": row["id"], "channel": row["channel"], "seq": row["seq"], "no": row["no"], "at": wire(row["at"]),
        "by": by, "text": "", "mentions": [], "reactions": [], "pinned": False, "urgent": False, "kind": "message",
        "ephemeral": {"until": wire(row["until"])},
    }  # fmt: skip
    if row["command"]:
        told["ephemeral"]["command"] = row["command"]
    if row["thread"]:
        told |= {"thread": row["thread"], "also": False}
    if row["dismissed_at"] is not None:
        return told
    told["text"] = row["body"]
    told |= {name: load(row[name]) for name in ("words", "blocks") if row[name]}
    return told | ({"card": card} if card else {})


# ---- how the log draws what it holds by reference


async def posted(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, Drawn]:
    """`chat.posted`: the message, and with an answer how its thread stands."""
    found = await by_id(db, refs)
    roots = await threads(db, {one["thread"] for one in found.values() if "thread" in one})
    told = {id: {"message": one} for id, one in found.items()}
    for id, one in found.items():
        if roots.get(one.get("thread", "")):
            told[id]["parent"] = {"id": one["thread"], "replies": roots[one["thread"]]}
    return told


async def changed(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, Drawn]:
    """`chat.edited` and `chat.recalled`: the message."""
    return {id: {"message": one} for id, one in (await by_id(db, refs)).items()}


async def reacted(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, Drawn]:
    """`chat.reacted`: all reactions a message has. A recalled one has none."""
    return {id: {"message": id, "reactions": one["reactions"]} for id, one in (await by_id(db, refs)).items()}


async def carded(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, Drawn]:
    """`card.changed`: the card's face for everyone."""
    return {id: {"card": face} for id, face in (await faces(db, refs)).items()}


async def whispered(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, Drawn]:
    """`chat.whispered`: the answer, blank once it was dismissed."""
    wanted = sorted(set(refs))
    rows = await db.rows(f"SELECT * FROM whisper WHERE id IN ({marks(wanted)})", *wanted)
    return {one["id"]: {"message": one} for one in await whispers(db, rows)}
