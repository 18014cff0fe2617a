"""Changing what was said: edit one's words, take a message back."""

from collections.abc import Callable
from typing import Any

from hub.chat import acts, draw, standing
from hub.chat.blocks import checked
from hub.chat.rules import inside, living, may_edit, may_recall, may_show_blocks
from hub.chat.who import who
from hub.chat.writing import MOST_REASON, clean, mentions
from hub.kernel import Act, Actor, Refused, dump
from hub.store import Work

EDIT = "UPDATE message SET body = ?, blocks = ?, mentions = ?, edited_at = ? WHERE id = ? AND recalled_at IS NULL"
RECALL = """UPDATE message SET recalled_at = ?, recalled_by = ?, recall_reason = ?
WHERE id = ? AND recalled_at IS NULL"""
Said = Callable[[], acts.Told]


async def edit(act: Act, work: Work) -> Said:
    """Put other words in the place of one's own, within the time the settings give. Everyone sees it was edited."""
    asked: acts.Edit = act.input
    said, room, member = await standing.message_for(work.db, asked.message, act.actor)
    inside(room, member, act.actor)
    may_edit(living(said), act.actor, act.at, work.registry.settings["chat.edit_minutes"])
    return await rewrite(work, asked.message, act.actor, asked.text, asked.blocks)


async def rewrite(work: Work, message: str, by: Actor, text: str, blocks: list[dict[str, Any]] | None) -> Said:
    """Write a message anew and tell its room."""
    text = clean(text)
    if blocks and not may_show_blocks(by):
        raise Refused("blocks.bots_only", field="blocks")
    row = await work.db.row("SELECT * FROM message WHERE id = ?", message)
    if row is None or not (text.strip() or blocks or row["files"]):
        raise Refused("field.required", field="text")
    held = dump(checked(blocks)) if blocks else None
    if await work.db.run(EDIT, text, held, dump(mentions(text)), work.at, message) != 1:
        raise Refused("message.recalled", field="message")
    return await _tell(work, "chat.edited", message, by)


async def recall(act: Act, work: Work) -> Said:
    """Take a message back: its text never leaves the hub again. Taking back what is taken back changes nothing."""
    asked: acts.Recall = act.input
    said, room, member = await standing.message_for(work.db, asked.message, act.actor)
    place = inside(room, member, act.actor)
    if said.recalled:
        return lambda: acts.Told(room.head_seq)
    may_recall(said, place, act.actor, act.at, work.registry.settings["chat.recall_minutes"])
    reason = clean(asked.reason, "reason", MOST_REASON)
    if await work.db.run(RECALL, act.at, act.actor.id, reason or None, said.id) != 1:
        return lambda: acts.Told(room.head_seq)
    return await _tell(work, "chat.recalled", said.id, act.actor)


async def _tell(work: Work, event: str, message: str, by: Actor) -> Said:
    told = (await draw.by_id(work.db, [message]))[message]
    if "recalled" in told:
        told["recalled"]["by"] = who(by.id, by.name)
    work.target = message
    place = work.tell(told["channel"], event, {"message": told}, ref=message, by=by)
    return lambda: acts.Told(place.seq)
