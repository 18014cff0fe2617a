"""What people ask of bots, and what bots answer: each goes to one connection of the bot, by its inbox's log.

The trigger of an interaction lets its bot answer, and act for the person who asked: for half an hour, twenty acts,
and only those its manifest lists and an administrator let in. It never holds standing rights (protocol.md section 7).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hub.chat import acts, app_acts, draw, standing
from hub.chat.apps import manifest_of
from hub.chat.blocks import actions_of
from hub.chat.composing import Content
from hub.chat.editing import rewrite
from hub.chat.faces import seen
from hub.chat.posting import say
from hub.chat.rules import inside, living
from hub.chat.whispers import whisper
from hub.chat.who import inboxes, named
from hub.chat.writing import clean
from hub.kernel import Act, Refused, Words, dump, load, new_id, same, wire
from hub.people import locales
from hub.store import Row, Sql, Work, marks

LIFE_MS = 30 * 60_000
MOST_ACTS = 20
LEASE_MS = 5_000
INSERT = """INSERT INTO interaction (id, company, bot, person, kind, channel, thread, message, asked, trigger_id, at,
expires_at, acts_left) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
CLAIM = """UPDATE interaction SET lease_until = ? WHERE id = ? AND answered_at IS NULL AND lease_until < ?
AND expires_at > ?"""
SPEND = """UPDATE interaction SET acts_left = acts_left - 1 WHERE trigger_id = ? AND bot = ? AND expires_at > ?
AND acts_left > 0 RETURNING person"""
WAITING = """SELECT bot, id FROM interaction WHERE bot IN ({}) AND answered_at IS NULL AND lease_until < ?
AND expires_at > ? ORDER BY at, id LIMIT 100"""


async def interact(
    work: Work, bot: str, kind: str, channel: str, asked: Mapping[str, Any], *, person: str | None = None,
    thread: str | None = None, message: str | None = None,
) -> str:  # fmt: skip
    """Put something to a bot in somebody's name (whoever acts, unless told); the interaction's id.

    `kind` is command, tap, form, shortcut or message; `asked` what it is about: `{command, args}` or `{action, value,
    form}`. An act whose reply names an interaction is one the door waits for, to answer for the bot.
    """
    inbox = (await inboxes(work.db, [bot])).get(bot)
    if inbox is None:
        raise Refused("bot.missing", app=bot)
    id, company = new_id("X", work.at), await work.db.value("SELECT company FROM person WHERE id = ?", bot)
    args = (
        id, company, bot, person or work.actor.id, kind, channel, thread, message, dump(dict(asked)),
        new_id("X", work.at), work.at, work.at + LIFE_MS, MOST_ACTS,
    )  # fmt: skip
    await work.db.run(INSERT, *args)
    told = (await drawn(work.db, work.words, [id]))[id]
    work.tell(inbox, "interaction.opened", told, ref=id)
    return id


async def tap_free(work: Work, act: Act) -> str:
    """A tap on a free card goes to the bot that posted it; only on what stands on the card."""
    asked: acts.CardTap = act.input
    said, room, member = await standing.message_for(work.db, asked.message or "", act.actor)
    inside(room, member, act.actor)
    living(said)
    blocks = load(await work.db.value("SELECT blocks FROM message WHERE id = ?", said.id), [])
    if asked.action not in actions_of(blocks) or not said.author.startswith("B"):
        raise Refused("card.missing")
    told = {"action": asked.action, "value": asked.value, "form": asked.form}
    given = {name: value for name, value in told.items() if value is not None}
    work.target = said.id
    return await interact(work, said.author, "tap", room.id, given, thread=said.thread, message=said.id)


async def ask(act: Act, work: Work) -> app_acts.Asked:
    """The clock puts a person's message to the bot it was meant for."""
    asked: app_acts.AppAsk = act.input
    where = {"thread": asked.thread, "message": asked.message}
    return app_acts.Asked(
        await interact(work, asked.bot, "message", asked.channel, {}, person=asked.person, **where)
    )


async def answer(act: Act, work: Work) -> Callable[[], app_acts.Answered] | app_acts.Answered:
    """A bot answers: to whoever asked alone, in the room, by changing its card, or with what is wrong in a form."""
    asked: app_acts.AppAnswer = act.input
    sql = """UPDATE interaction SET answered_at = COALESCE(answered_at, ?), answer = ? WHERE trigger_id = ?
    AND bot = ? AND expires_at > ? RETURNING *"""
    kept = dump({"errors": asked.errors} if asked.errors else {})
    row = await work.db.row(sql, act.at, kept, asked.trigger, act.actor.keyring, act.at)
    if row is None:
        raise Refused("trigger.spent", field="trigger")
    work.target = row["id"]
    message = None
    if asked.update:
        message = await _update(work, row, asked.update)
    if asked.reply:
        message = await _reply(work, row, asked.reply)
    if asked.errors:
        lines = "\n".join(f"{field}: {clean(words, 'errors', 300)}" for field, words in asked.errors.items())
        message = await _reply(work, row, app_acts.AppReply(text=lines))
    return app_acts.Answered(message=message) if message else app_acts.Answered()


async def _reply(work: Work, row: Row, said: app_acts.AppReply) -> str:
    text = clean(said.text)
    if said.in_channel:
        content = Content(text, said.words, said.blocks)
        return (await say(work, row["channel"], content, work.actor, row["thread"]))[0]
    both = {"text": text, "words": said.words} if said.words else same(text)
    told = await whisper(
        work, row["person"], row["channel"], both, thread=row["thread"], blocks=said.blocks,
        card=await _card(work, said.card, row["person"]), command=load(row["asked"]).get("command"),
    )  # fmt: skip
    return str(told["id"])


async def _card(work: Work, card: str | None, person: str) -> dict[str, Any] | None:
    """A bound card a bot wants to show somebody: only one that person may see."""
    if card is None:
        return None
    row = await work.db.row("SELECT * FROM card WHERE id = ?", card)
    reader = await work.offer("people.actor", person)
    if row is None or reader is None or row["company"] != reader.company:
        raise Refused("card.missing")
    return await seen(work, row, reader)


async def _update(work: Work, row: Row, said: app_acts.AppUpdate) -> str:
    known = (await standing.said(work.db, [row["message"] or ""])).get(row["message"] or "")
    if known is None or known.author != work.actor.id:
        raise Refused("message.missing", field="update")
    await rewrite(work, known.id, work.actor, said.text, said.blocks)
    return known.id


async def on_behalf(db: Sql, bot: str, trigger: str, act: str, now: int) -> str:
    """Spend one of a trigger's acts; the person in whose name the bot may do this one. Refuses `trigger.spent`,
    or `act.not_allowed` for an act the bot's manifest does not list.
    """
    manifest = await manifest_of(db, bot)
    if act not in manifest.get("for_person", []):
        raise Refused("act.not_allowed", act=act)
    person: str | None = await db.value(SPEND, trigger, bot, now)
    if person is None:
        raise Refused("trigger.spent", field="for")
    return person


async def claim(db: Sql, interaction: str, now: int) -> dict[str, Any] | None:
    """Take an interaction to one connection of its bot, for five seconds; None when it is taken or answered."""
    if await db.run(CLAIM, now + LEASE_MS, interaction, now, now) != 1:
        return None
    rows = await db.rows("SELECT * FROM interaction WHERE id = ?", interaction)
    return (await _told(db, rows))[interaction]


async def waiting(db: Sql, bots: Sequence[str], now: int) -> list[tuple[str, str]]:
    """What waits for these bots and is with no connection of theirs, oldest first: (bot, interaction)."""
    rows = await db.rows(WAITING.format(marks(bots)), *bots, now, now) if bots else []
    return [(row["bot"], row["id"]) for row in rows]


async def hold(db: Sql, interaction: str) -> None:
    """The connection that has it is slow but alive: nobody else gets it."""
    sql = "UPDATE interaction SET lease_until = expires_at WHERE id = ? AND answered_at IS NULL"
    await db.run(sql, interaction)


async def release(db: Sql, interactions: Sequence[str]) -> None:
    """The connection that had these is gone; what it has not answered may go to another."""
    sql = "UPDATE interaction SET lease_until = 0 WHERE id = ? AND answered_at IS NULL"
    await db.many(sql, [(one,) for one in sorted(interactions)])


async def answers(db: Sql, interaction: str) -> dict[str, Any] | None:
    """What a bot said to an interaction, wherever it did: `{errors}` or nothing more; None while it has not."""
    sql = "SELECT answer FROM interaction WHERE id = ? AND answered_at IS NOT NULL"
    row = await db.row(sql, interaction)
    return None if row is None else dict(load(row["answer"], {}) or {})


async def drawn(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """`interaction.opened`: what was asked."""
    rows = await db.rows(f"SELECT * FROM interaction WHERE id IN ({marks(refs)})", *refs)
    return {id: {"interaction": one} for id, one in (await _told(db, rows)).items()}


async def _told(db: Sql, rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    people = await named(db, {row["person"] for row in rows})
    speak = await locales(db, list(people))
    messages = await draw.by_id(db, {row["message"] for row in rows if row["message"]})
    told: dict[str, dict[str, Any]] = {}
    for row in rows:
        user = {**people[row["person"]], "locale": speak.get(row["person"], "zh")}
        one = {name: row[name] for name in ("id", "kind", "channel")} | {"trigger": row["trigger_id"]}
        one |= {"user": user, "at": wire(row["at"]), **load(row["asked"])}
        one |= {"thread": row["thread"]} if row["thread"] else {}
        told[row["id"]] = one | ({"message": messages[row["message"]]} if row["message"] in messages else {})
    return told
