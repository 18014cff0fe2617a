"""Bots as apps: their manifests, and the words their commands are called by."""

from collections.abc import Mapping
from typing import Any

import msgspec

from hub.chat import app_acts
from hub.chat.acts import Done
from hub.chat.writing import check_tree
from hub.kernel import Act, Arg, Command, Refused, dump, load
from hub.people import register_bot
from hub.store import CLOCK, Corridor, Sql, Work

MOST_MANIFEST = 32 * 1024
KEEP = """INSERT INTO app (bot, company, name, manifest, changed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (bot)
DO UPDATE SET name = excluded.name, manifest = excluded.manifest, changed_at = excluded.changed_at"""
APPS = """SELECT a.bot, a.manifest FROM app a JOIN person p ON p.id = a.bot WHERE a.company = ? AND p.gone_at IS NULL
ORDER BY a.name"""


async def register_app(corridor: Corridor, manifest: Mapping[str, Any], company: str, token: str) -> str:
    """Write a bot down with its manifest and let only this token open its door from now on; the bot's id.

    Raises `msgspec.ValidationError` for a manifest with an unknown key or a value of the wrong kind.
    """
    told = msgspec.convert(dict(manifest), app_acts.Manifest)
    name = told.label.get("zh", told.name)
    name_en = told.label.get("en", name)
    bot = await register_bot(corridor, app=told.name, name=name, name_en=name_en, company=company, token=token)
    given = app_acts.AppRegister(bot=bot, manifest=told)
    await corridor.run(Act("app.register", CLOCK, corridor.clock(), given))
    return bot


async def register(act: Act, work: Work) -> Done:
    """Let a bot in as an app, or change what it is. A command's word belongs to one app of a company."""
    asked: app_acts.AppRegister = act.input
    bot = await work.db.row("SELECT company FROM person WHERE id = ? AND kind = 'bot' AND gone_at IS NULL", asked.bot)
    if bot is None or (act.actor.kind != "clock" and bot["company"] != act.actor.company):
        raise Refused("bot.missing", field="bot", app=asked.manifest.name)
    manifest = msgspec.to_builtins(asked.manifest)
    check_tree(manifest, "manifest")
    if len(dump(manifest).encode()) > MOST_MANIFEST:
        raise Refused("field.too_long", field="manifest", most=MOST_MANIFEST)
    await work.db.run(KEEP, asked.bot, bot["company"], asked.manifest.name, dump(manifest), act.at)
    await work.db.run("DELETE FROM app_command WHERE bot = ?", asked.bot)
    for word in dict.fromkeys(name.casefold() for one in asked.manifest.commands for name in one.names):
        sql = "INSERT INTO app_command (company, word, bot) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        if await work.db.run(sql, bot["company"], word, asked.bot) != 1:
            raise Refused("command.taken", field="commands", word=word)
    work.target = asked.bot
    return Done()


async def describe(act: Act, work: Work) -> Done:
    """A bot tells its own commands and shortcuts. Rights are its administrator's to give, and stay as they are."""
    asked: app_acts.AppDescribe = act.input
    manifest = await manifest_of(work.db, act.actor.id)
    if not manifest:
        raise Refused("bot.missing", app=act.actor.name)
    told = manifest | {name: msgspec.to_builtins(getattr(asked, name)) for name in ("commands", "shortcuts", "home")}
    if told == manifest:
        work.target = act.actor.id
        return Done()
    reply: Done = await work.act_now("app.register", {"bot": act.actor.id, "manifest": told}, CLOCK)
    return reply


async def commands(db: Sql, company: str) -> list[Command]:
    """The commands of every app of a company: no act of the hub's; `preset` names the bot that answers them."""
    found = await apps_of(db, company)
    return [_command(told.name, bot, one) for bot, told in found.items() for one in told.commands]


async def apps_of(db: Sql, company: str) -> dict[str, app_acts.Manifest]:
    """Bot → its manifest, of every app of a company, by name."""
    rows = await db.rows(APPS, company)
    return {row["bot"]: msgspec.convert(load(row["manifest"]), app_acts.Manifest) for row in rows}


def _command(app: str, bot: str, told: app_acts.ManifestCommand) -> Command:
    args = tuple(
        Arg(one.name, one.kind, one.required, one.rest, {v: tuple(said) for v, said in one.options.items()}, one.label)
        for one in told.args
    )
    return Command(tuple(told.names), "", args, {"bot": bot}, icon=told.icon, app=app, label=told.label)


async def manifest_of(db: Sql, bot: str) -> dict[str, Any]:
    """A bot's manifest; an empty one for a bot that is no app."""
    found: dict[str, Any] = load(await db.value("SELECT manifest FROM app WHERE bot = ?", bot), {})
    return found
