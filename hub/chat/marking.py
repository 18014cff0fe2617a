"""Marks on messages: reactions, and pins for what a room wants to keep in sight."""

from collections.abc import Callable

from hub.chat import acts, draw, standing
from hub.chat.rules import Room, inside, living
from hub.chat.who import who
from hub.chat.writing import emoji
from hub.kernel import Act, Refused
from hub.store import Work

MOST_KINDS = 30
MOST_PINS = 100
Said = Callable[[], acts.Told]


async def react(act: Act, work: Work) -> Said:
    """Put an emoji on a message. The same one twice is there once."""
    asked: acts.React = act.input
    room = await _room(work, act, asked.message)
    sign = emoji(asked.emoji)
    kinds = "SELECT COUNT(DISTINCT emoji) FROM reaction WHERE message = ? AND emoji <> ?"
    if await work.db.value(kinds, asked.message, sign) >= MOST_KINDS:
        raise Refused("message.reactions", field="emoji", most=MOST_KINDS)
    sql = "INSERT INTO reaction (message, emoji, person, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    changed = await work.db.run(sql, asked.message, sign, act.actor.id, act.at)
    if changed:
        work.happened("message.reacted", {"message": asked.message, "emoji": sign, "person": act.actor.id})
    return await _tell_reactions(work, room, asked.message, changed)


async def unreact(act: Act, work: Work) -> Said:
    """Take one's emoji off again."""
    asked: acts.React = act.input
    room = await _room(work, act, asked.message)
    sql = "DELETE FROM reaction WHERE message = ? AND emoji = ? AND person = ?"
    changed = await work.db.run(sql, asked.message, emoji(asked.emoji), act.actor.id)
    return await _tell_reactions(work, room, asked.message, changed)


async def pin(act: Act, work: Work) -> Said:
    """Keep a message in sight of its room."""
    asked: acts.OfMessage = act.input
    room = await _room(work, act, asked.message)
    held = await work.db.value("SELECT COUNT(*) FROM message WHERE channel = ? AND pinned_at IS NOT NULL", room.id)
    if held >= MOST_PINS:
        raise Refused("message.pins", most=MOST_PINS)
    sql = "UPDATE message SET pinned_at = ?, pinned_by = ? WHERE id = ? AND pinned_at IS NULL"
    changed = await work.db.run(sql, act.at, act.actor.id, asked.message)
    return _tell_pin(work, room, asked.message, True, changed)


async def unpin(act: Act, work: Work) -> Said:
    """Let a pinned message go its way."""
    asked: acts.OfMessage = act.input
    room = await _room(work, act, asked.message, dead=True)
    sql = "UPDATE message SET pinned_at = NULL, pinned_by = NULL WHERE id = ? AND pinned_at IS NOT NULL"
    return _tell_pin(work, room, asked.message, False, await work.db.run(sql, asked.message))


async def _room(work: Work, act: Act, message: str, dead: bool = False) -> Room:
    said, room, member = await standing.message_for(work.db, message, act.actor)
    inside(room, member, act.actor)
    if not dead:
        living(said)
    work.target = message
    return room


async def _tell_reactions(work: Work, room: Room, message: str, changed: int) -> Said:
    if not changed:
        return lambda: acts.Told(room.head_seq)
    now = (await draw.reactions(work.db, [message])).get(message, [])
    place = work.tell(room.id, "chat.reacted", {"message": message, "reactions": now}, ref=message)
    return lambda: acts.Told(place.seq)


def _tell_pin(work: Work, room: Room, message: str, pinned: bool, changed: int) -> Said:
    if not changed:
        return lambda: acts.Told(room.head_seq)
    by = who(work.actor.id, work.actor.name)
    place = work.tell(room.id, "chat.pinned", {"message": message, "pinned": pinned, "by": by})
    return lambda: acts.Told(place.seq)
