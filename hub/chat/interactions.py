"""What people ask of bots, and what bots answer: each goes to one connection of the bot, by its inbox's log.

The trigger of an interaction lets its bot answer, and act for the person who asked: for half an hour, twenty acts,
and only those its manifest lists and an administrator let in. It never holds standing rights (protocol.md section 7).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.chat import app_acts, draw
from hub.chat.apps import manifest_of
from hub.chat.views import app_views
from hub.chat.who import inboxes, named
from hub.kernel import Act, Refused, Words, dump, load, new_id, wire
from hub.people import locales
from hub.store import Row, Sql, Work, marks

LIFE_MS = 30 * 60_000
MOST_ACTS = 20
LEASE_MS = 5_000
INSERT = """INSERT INTO interaction (id, company, bot, person, kind, channel, thread, message, asked, trigger_id, at,
expires_at, acts_left, view) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
CLAIM = """UPDATE interaction SET lease_until = ? WHERE id = ? AND answered_at IS NULL AND lease_until < ?
AND expires_at > ?"""
SPEND = """UPDATE interaction SET acts_left = acts_left - 1 WHERE trigger_id = ? AND bot = ? AND expires_at > ?
AND acts_left > 0 RETURNING person"""
WAITING = """SELECT bot, id FROM interaction WHERE bot IN ({}) AND answered_at IS NULL AND lease_until < ?
AND expires_at > ? ORDER BY at, id LIMIT 100"""


async def interact(
    work: Work, bot: str, kind: str, channel: str, asked: Mapping[str, Any], *, person: str | None = None,
    thread: str | None = None, message: str | None = None, view: str | None = None, life: int = LIFE_MS,
) -> str:  # fmt: skip
    """Put something to a bot in somebody's name (whoever acts, unless told); the interaction's id.

    `kind` is one of those `asked.Interaction` names; `asked` what it is about: `{command, args}`, `{action, form}`.
    It waits for the bot for `life` ms. An act whose reply names an interaction is one the door waits for, to answer
    for the bot.
    """
    inbox = (await inboxes(work.db, [bot])).get(bot)
    if inbox is None:
        raise Refused("bot.missing", app=bot)
    id, company = new_id("X", work.at), await work.db.value("SELECT company FROM person WHERE id = ?", bot)
    args = (
        id, company, bot, person or work.actor.id, kind, channel, thread, message, dump(dict(asked)),
        new_id("X", work.at), work.at, work.at + life, MOST_ACTS, view,
    )  # fmt: skip
    await work.db.run(INSERT, *args)
    told = (await drawn(work.db, work.words, [id]))[id]
    work.tell(inbox, "interaction.opened", told, ref=id)
    return id


async def ask(act: Act, work: Work) -> app_acts.Asked:
    """The clock puts a person's message to the bot it was meant for."""
    asked: app_acts.AppAsk = act.input
    id = await interact(
        work, asked.bot, "message", asked.channel, {}, person=asked.person, thread=asked.thread, message=asked.message
    )  # fmt: skip
    return app_acts.Asked(id)


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
    views = await app_views(db, sorted({row["view"] for row in rows if row["view"]}))
    told: dict[str, dict[str, Any]] = {}
    for row in rows:
        user = {**people[row["person"]], "locale": speak.get(row["person"], "zh")}
        one = {name: row[name] for name in ("id", "kind", "channel")} | {"trigger": row["trigger_id"]}
        one |= {"user": user, "at": wire(row["at"]), **load(row["asked"])}
        one |= {"thread": row["thread"]} if row["thread"] else {}
        one |= {"view": views[row["view"]]} if row["view"] in views else {}
        told[row["id"]] = one | ({"message": messages[row["message"]]} if row["message"] in messages else {})
    return told
