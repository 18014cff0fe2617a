"""Bound cards: shown wherever they are wanted, seen by each person as theirs, and tapped: a tap stands for an act.

A card is minted and drawn by the hub alone, under the name of the bot that presents its kind, whether that bot runs
or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.chat import acts
from hub.chat.composing import Content
from hub.chat.faces import kept, presenter_of, redraw, seen
from hub.chat.filling import tap_free
from hub.chat.posting import say
from hub.chat.standing import message_for, rooms
from hub.chat.who import bot_of
from hub.kernel import Act, Actor, Both, Refused
from hub.store import Reads, Row, Sql, Work, admit

OF_MESSAGE = """SELECT card, channel FROM message WHERE id = ? UNION ALL SELECT card, inbox FROM whisper
WHERE id = ? AND person = ?"""
ANSWERED = """SELECT k.kind, k.thing, m.id AS message, m.thread, m.channel, m.author, m.body FROM message m
JOIN message p ON p.id = m.thread JOIN card k ON k.id = p.card WHERE m.id = ? AND m.recalled_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A card, and the message in which this copy of it stands."""

    card: str
    message: str


async def mint_card(
    work: Work, kind: str, thing: str, channel: str, thread: str | None = None, text: Both | None = None
) -> Copy:
    """Show a thing's card in a room, as the bot that presents its kind; the same thing is the same card everywhere."""
    room = (await rooms(work.db, [channel])).get(channel)
    if room is None:
        raise Refused("channel.missing", field="channel")
    face = await kept(work, kind, thing, room.company)
    bot = await bot_of(work, presenter_of(work.registry, kind).app, room.company)
    said = text or {"text": "", "words": None}
    message, _ = await say(work, channel, Content(said["text"], said.get("words"), None, face), bot, thread)
    return Copy(face["id"], message)


async def view(act: Act, reads: Reads) -> dict[str, Any]:
    """The card as this person sees it: nothing of theirs masked, exactly their own buttons; never behind."""
    asked: acts.CardView = act.input
    if asked.thing and not (asked.card or asked.message):
        row = await reads.db.row("SELECT * FROM card WHERE thing = ?", asked.thing)
    else:
        row = await _card(reads, act.actor, asked.message, asked.card)
    if row is None or row["company"] != act.actor.company:
        raise Refused("card.missing")
    return {"card": await seen(reads, row, act.actor)}


async def tap(act: Act, work: Work) -> dict[str, Any]:
    """Carry out what a button stands for, as the person who tapped (house.md 1.7); a free card's goes to its bot."""
    asked: acts.CardTap = act.input
    row = await _card(work, act.actor, asked.message, asked.card)
    if row is None and asked.message:
        return {"interaction": await tap_free(work, act)}
    if row is None or row["company"] != act.actor.company:
        raise Refused("card.missing")
    before = await seen(work, row, act.actor)
    work.target = row["thing"]
    try:
        await _carry_out(work, asked, row, before)
    except Refused as no:
        if no.reason.endswith(".stale"):
            raise Refused("card.stale", card=await seen(work, row, act.actor)) from None
        raise
    if not any(one["id"] == asked.action and _is_for(one, act.actor) for one in before["actions"]):
        raise Refused("card.not_yours")  # the engine judged otherwise than the card: then nobody may
    await redraw(work, row["kind"], row["thing"])
    now = await work.db.row("SELECT * FROM card WHERE id = ?", row["id"])
    return {"card": await seen(work, now or row, act.actor)}


async def _carry_out(work: Work, asked: acts.CardTap, row: Row, before: Mapping[str, Any]) -> None:
    """Do the act a tap stands for. An act that takes a version judges it itself: who decided comes before what
    changed.
    """
    name, given = presenter_of(work.registry, row["kind"]).tap(row, asked.action, asked.form or {}, asked.value)
    kind = work.registry.acts.get(name)
    if kind:
        admit(kind, work.actor)  # a tap is no way around who may try an act
    if kind and asked.version and "version" in getattr(kind.input, "__struct_fields__", ()):
        given.setdefault("version", asked.version)
    elif asked.version and asked.version < before["version"]:
        raise Refused("card.stale")
    await work.act_now(name, given)


async def answered(db: Sql, message: str) -> Row | None:
    """What a reply stands below, when that is a card: `{kind, thing, message, thread, channel, author, body}`."""
    return await db.row(ANSWERED, message)


async def _card(asks: Work | Reads, actor: Actor, message: str | None, card: str | None) -> Row | None:
    """The card that is meant. One named by a message takes being in its room; else its presenter judges."""
    if message:
        place = await asks.db.row(OF_MESSAGE, message, message, actor.id)
        if place is None or place["card"] is None:
            return None
        if not place["channel"].startswith("I"):
            await message_for(asks.db, message, actor)
        card = place["card"]
    return await asks.db.row("SELECT * FROM card WHERE id = ?", card or "")


def _is_for(action: Mapping[str, Any], actor: Actor) -> bool:
    return action["for"] == "all" or (isinstance(action["for"], list) and actor.id in action["for"])
