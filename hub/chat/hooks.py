"""Incoming webhooks: an address that posts into one room, under a name of its own, for whoever knows it.

Each is a bot of its own, in its room like everybody there: whoever keeps the room sees it among the people and can take
it out, and what it says passes every rule a bot's words pass.
"""

import hmac
import secrets
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hub.chat import bot_acts, standing
from hub.chat.membership import enter, go
from hub.chat.rules import Room, may_hook
from hub.chat.shapes import Who
from hub.chat.who import contacts
from hub.chat.writing import named
from hub.kernel import LOCALES, Act, Actor, Both, Refused, Words, new_id, wire
from hub.people import token_hash
from hub.store import Reads, Row, Sql, Work

NOBODY_KNOWS = token_hash("")
HOOKS = """SELECT h.*, r.name AS room, p.name AS maker FROM hook h JOIN room r ON r.id = h.channel
LEFT JOIN person p ON p.id = h.created_by WHERE h.company = ? AND h.revoked_at IS NULL"""
INSERT = """INSERT INTO hook (id, company, bot, channel, name, hash, created_by, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
ROTATE = "UPDATE hook SET hash = ? WHERE id = ? AND revoked_at IS NULL"
REVOKE = "UPDATE hook SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
USED = "UPDATE hook SET used_at = ? WHERE id = ? AND (used_at IS NULL OR used_at < ?)"
USED_EVERY_MS = 60_000
MOST = 50
"""Webhooks of one room."""


async def hook_create(act: Act, work: Work) -> bot_acts.HookSecret:
    """Make an address that posts into a room, and bring its bot in: an administrator's to do, or the room's owner's."""
    given: bot_acts.HookCreate = act.input
    room = await _room(work, given.channel, act.actor)
    name = named(given.name, most=60)
    if await work.db.value("SELECT COUNT(*) FROM hook WHERE channel = ? AND revoked_at IS NULL", room.id) >= MOST:
        raise Refused("hook.too_many", field="channel", most=MOST)
    hook = new_id("L", act.at)
    registered = {"app": f"hook-{hook.lower()}", "name": name, "company": act.actor.company, "token": new_id("S")}
    bot = str((await work.act_now("bot.register", registered)).id)
    secret = secrets.token_urlsafe(32)
    args = (hook, act.actor.company, bot, room.id, name, token_hash(secret), act.actor.id, act.at)
    await work.db.run(INSERT, *args)
    await enter(work, room, await contacts(work.db, act.actor.company, [bot]))
    return await _shown_once(work, act, hook, secret)


async def hook_rotate(act: Act, work: Work) -> bot_acts.HookSecret:
    """A new address; the former one ends at once."""
    row = await _hook(work, act)
    secret = secrets.token_urlsafe(32)
    if await work.db.run(ROTATE, token_hash(secret), row["id"]) != 1:
        raise Refused("hook.missing", field="hook")
    return await _shown_once(work, act, row["id"], secret)


async def hook_revoke(act: Act, work: Work) -> bot_acts.HookGone:
    """The address ends, and its bot leaves the room; what it said stays."""
    row = await _hook(work, act, ends=True)
    if await work.db.run(REVOKE, act.at, row["id"]) != 1:
        raise Refused("hook.missing", field="hook")
    room = (await standing.rooms(work.db, [row["channel"]], lock=True))[row["channel"]]
    await go(work, room, [row["bot"]])
    await work.act_now("people.disable", {"person": row["bot"], "reason": act.name})
    work.target = row["id"]
    return bot_acts.HookGone(row["id"])


async def hook_list(act: Act, reads: Reads) -> bot_acts.Hooks:
    """The webhooks of a room one keeps; an administrator's list without a room is of the whole company."""
    given: bot_acts.HookList = act.input
    if given.channel is not None:
        room, member = await standing.look(reads.db, given.channel, act.actor.id)
        may_hook(room, member, act.actor, dead=True)
    elif not act.actor.is_admin:
        raise Refused("act.not_allowed", act=act.name)
    where, args = (" AND h.channel = ?", [given.channel]) if given.channel else ("", [])
    rows = await reads.db.rows(f"{HOOKS}{where} ORDER BY h.id DESC LIMIT 500", act.actor.company, *args)
    zone = await reads.db.value("SELECT zone FROM company WHERE id = ?", act.actor.company)
    text = _answer(rows, reads.words, ZoneInfo(zone or "UTC"), given.channel)
    return bot_acts.Hooks([_shape(row) for row in rows], {"text": text})


async def hook_for(db: Sql, hook: str, secret: str) -> Row:
    """The webhook of this address: `id, bot, channel`. Refuses `hook.missing`, and `hook.wrong` for a wrong secret.

    How long the answer takes tells nothing of the secret.
    """
    row = await db.row("SELECT id, bot, channel, hash FROM hook WHERE id = ? AND revoked_at IS NULL", hook)
    is_right = hmac.compare_digest(row["hash"] if row else NOBODY_KNOWS, token_hash(secret))
    if row is None:
        raise Refused("hook.missing", field="hook")
    if not is_right:
        raise Refused("hook.wrong", field="hook")
    return row


async def hook_used(db: Sql, hook: str, now: int) -> None:
    """This address has just been used; written at most once a minute."""
    await db.run(USED, now, hook, now - USED_EVERY_MS)


async def _room(work: Work, channel: str, actor: Actor) -> Room:
    room, member = await standing.look(work.db, channel, actor.id, lock=True)
    return may_hook(room, member, actor)


async def _hook(work: Work, act: Act, *, ends: bool = False) -> Row:
    """A webhook this actor keeps. An administrator may end any of the company's, wherever it posts."""
    row = await work.db.row(f"{HOOKS} AND h.id = ?", act.actor.company, act.input.hook)
    if row is None:
        raise Refused("hook.missing", field="hook")
    if ends and act.actor.is_admin:
        return row
    try:
        room, member = await standing.look(work.db, row["channel"], act.actor.id)
        may_hook(room, member, act.actor, dead=True)
    except Refused as no:
        raise Refused("hook.missing" if no.reason == "channel.missing" else no.reason, **no.details) from None
    return row


async def _shown_once(work: Work, act: Act, hook: str, secret: str) -> bot_acts.HookSecret:
    row = await work.db.row(f"{HOOKS} AND h.id = ?", act.actor.company, hook)
    assert row is not None
    work.target = hook
    text = work.words.both("text.hook.made", name=row["name"], room=row["room"], channel=row["channel"], hook=hook)
    return bot_acts.HookSecret(hook=_shape(row), secret=secret, answer={"text": text})


def _shape(row: Row) -> bot_acts.HookShape:
    used: dict[str, Any] = {"used_at": wire(row["used_at"])} if row["used_at"] else {}
    return bot_acts.HookShape(
        id=row["id"], bot=row["bot"], name=row["name"], channel=row["channel"], room=row["room"],
        by=Who(id=row["created_by"], name=row["maker"] or ""), created_at=wire(row["created_at"]), **used,
    )  # fmt: skip


def _answer(rows: list[Row], words: Words, zone: ZoneInfo, channel: str | None) -> Both:
    """The list as a command is answered: a line for each, and the way to its page."""
    if not rows:
        return words.both("text.hook.none")
    lines = [_line(row, words, zone) for row in rows]
    page = f"/c/{channel}/hooks" if channel else "/admin/bots?tab=hooks"
    told = {locale: "\n".join([*(line[locale] for line in lines), ""]) for locale in LOCALES}
    return words.both("text.hook.listed", lines=told, page=page)


def _line(row: Row, words: Words, zone: ZoneInfo) -> dict[str, str]:
    at = datetime.fromtimestamp((row["used_at"] or 0) / 1000, zone)
    used = f"{at:%Y-%m-%d %H:%M}" if row["used_at"] else None
    return {
        locale: f"- {row['name']} · #{row['room']} · {used or words.say(locale, 'text.hook.unused')}"
        for locale in LOCALES
    }
