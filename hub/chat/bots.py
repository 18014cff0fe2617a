"""Bots as their administrator keeps them: who they are, when they were last here, and the token that lets them in."""

import secrets
from typing import Any

import msgspec

from hub.chat import bot_acts
from hub.chat.acts import Done
from hub.chat.app_acts import Manifest
from hub.kernel import Act, Refused, load, same, wire
from hub.people import token_hash
from hub.store import Reads, Row, Sql, Work

TOKEN = "xoxb-"
BOTS = """SELECT p.id, p.login, p.name, p.name_en, p.created_at, a.manifest,
(SELECT COUNT(*) FROM session s WHERE s.person = p.id AND s.revoked_at IS NULL) AS tokens,
(SELECT MAX(s.seen_at) FROM session s WHERE s.person = p.id AND s.seen_at > s.created_at) AS seen_at
FROM person p LEFT JOIN app a ON a.bot = p.id WHERE p.company = ? AND p.kind = 'bot' AND p.gone_at IS NULL
AND NOT EXISTS (SELECT 1 FROM hook h WHERE h.bot = p.id) ORDER BY p.pinyin, p.id"""
LOGIN = "SELECT 1 FROM person WHERE login = ? AND gone_at IS NULL"
BOT = f"{BOTS.partition(' ORDER BY')[0]} AND p.id = ?"


async def bot_list(act: Act, reads: Reads) -> bot_acts.Bots:
    """Every bot of the company but those of webhooks, with what its manifest says."""
    rows = await reads.db.rows(BOTS, act.actor.company)
    presence = await reads.offer("presence.of", [row["id"] for row in rows]) or {}
    bots = [_shape(row, presence.get(row["id"], "offline")) for row in rows]
    lines = "\n".join(f"- {one.name} · {' '.join(f'/{word}' for word in one.commands) or one.app}" for one in bots)
    return bot_acts.Bots(bots, {"text": same(lines) if lines else reads.words.both("text.bot.none")})


async def bot_create(act: Act, work: Work) -> bot_acts.BotToken:
    """Let a new bot in as an app; its token opens every door a bot may use."""
    given: bot_acts.BotCreate = act.input
    app = given.app.strip().casefold()
    if await work.db.value(LOGIN, app) is not None:
        raise Refused("person.login_taken", field="app", login=app)
    bot, token = await _let_in(work, app, given.name, given.name_en)
    name_en = given.name_en or given.name
    about = {"zh": given.about, "en": given.about} if given.about else None
    manifest = {"name": app, "label": {"zh": given.name, "en": name_en}, "about": about, "icon": given.icon}
    await work.act_now("app.register", {"bot": bot, "manifest": manifest})
    work.target = bot
    return bot_acts.BotToken(bot=bot, token=token)


async def bot_rotate(act: Act, work: Work) -> bot_acts.BotToken:
    """A new token for a bot; every former one ends, on every node within seconds."""
    row = await _bot(work.db, act, act.input.bot)
    bot, token = await _let_in(work, row["login"], row["name"], row["name_en"])
    work.target = bot
    return bot_acts.BotToken(bot=bot, token=token)


async def bot_revoke(act: Act, work: Work) -> Done:
    """No token opens this bot's door any more. What it said stays, its cards go on working."""
    row = await _bot(work.db, act, act.input.bot)
    await work.act_now("session.revoke", {"person": row["id"]})
    work.target = row["id"]
    return Done()


async def _let_in(work: Work, app: str, name: str, name_en: str) -> tuple[str, str]:
    token = TOKEN + secrets.token_urlsafe(32)
    given = {"app": app, "name": name, "name_en": name_en, "company": work.actor.company, "token": token_hash(token)}
    return str((await work.act_now("bot.register", given)).id), token


async def _bot(db: Sql, act: Act, bot: str) -> Row:
    row = await db.row(BOT, act.actor.company, bot)
    if row is None:
        raise Refused("bot.missing", field="bot", app=bot)
    return row


def _shape(row: Row, presence: str) -> bot_acts.BotShape:
    told = msgspec.convert(load(row["manifest"]), Manifest) if row["manifest"] else None
    label: dict[str, str] = told.label if told else {}
    seen: dict[str, Any] = {"seen_at": wire(row["seen_at"])} if row["seen_at"] else {}
    return bot_acts.BotShape(
        id=row["id"], app=row["login"], name=label.get("zh") or row["name"],
        name_en=label.get("en") or row["name_en"], icon=told.icon if told else "",
        about=(told.about if told else None) or {}, commands=_words(told), cards=told.cards if told else [],
        scopes=told.scopes if told else [], for_person=told.for_person if told else [], tokens=row["tokens"],
        presence=presence, created_at=wire(row["created_at"]), **seen,
    )  # fmt: skip


def _words(told: Manifest | None) -> list[str]:
    return [name for one in told.commands for name in one.names] if told else []
