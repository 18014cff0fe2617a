"""Home pages of apps: which there are, and telling an app that somebody opened its own."""

from hub.chat import app_acts
from hub.chat.apps import apps_of, manifest_of
from hub.chat.interactions import interact
from hub.chat.rooms import direct_with_bot
from hub.chat.who import named
from hub.kernel import Act, Refused
from hub.store import Reads, Work

FRESH_MS = 60_000
"""How long an opened page waits for its app: what is brought up to date later, nobody looks at."""


async def homes(act: Act, reads: Reads) -> app_acts.Homes:
    """The apps of the company that have one, by name."""
    found = {bot: one for bot, one in (await apps_of(reads.db, act.actor.company)).items() if one.home}
    by = await named(reads.db, found)
    told = [
        app_acts.Home(bot=by[bot], icon=one.icon, label=one.label, about=one.about or {})  # type: ignore[arg-type]
        for bot, one in found.items()
    ]
    return app_acts.Homes(told)


async def open_home(act: Act, work: Work) -> app_acts.HomeOpened:
    """Put it to the app, in the conversation of the two. Refuses `home.missing` where there is none."""
    asked: app_acts.HomeOpen = act.input
    company = await work.db.value("SELECT company FROM person WHERE id = ? AND gone_at IS NULL", asked.bot)
    if company != act.actor.company or not (await manifest_of(work.db, asked.bot)).get("home"):
        raise Refused("home.missing", field="bot")
    room = await direct_with_bot(work, asked.bot, act.actor.id)
    work.target = asked.bot
    return app_acts.HomeOpened(await interact(work, asked.bot, "home", room, {}, life=FRESH_MS))
