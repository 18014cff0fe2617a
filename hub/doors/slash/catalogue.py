"""Every command somebody may use: what it is for, what it takes, and a line of it as one would write it."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from hub.doors.slash import acts, labels
from hub.doors.slash.book import commands, find, name_in, open_to
from hub.kernel import LOCALES, Act, Actor, Arg, Both, Command, Refused, spoken
from hub.store import Reads, asked

APPS = "SELECT login, name, name_en FROM person WHERE company = ? AND kind = 'bot' AND gone_at IS NULL"
START = "flow.start"
OF_TYPE = "record.type."
SPOKEN = ("date", "span", "quantity", "integer", "money", "number")
"""Kinds of argument an example has words for; any other is shown by what it is called."""
MOST_OPTIONAL = 1


async def listed(act: Act, reads: Reads) -> acts.CommandsFound:
    """The commands whoever asks may try, by groups: requests to start first, then those of each app.

    With `name` just the one of that name, or refuses `command.unknown`.
    """
    given: acts.CommandList = act.input
    every = await commands(reads, act.actor.company)
    types = await _types(reads, act.actor)
    allowed = [one for one in every if may_try(one, act.actor, reads, types)]
    if given.name:
        found = find(allowed, given.name.lstrip("/／"))
        if found is None:
            raise Refused("command.unknown", field="name", word=given.name.lstrip("/／"), near=[])
        allowed = [found]
    apps = {row["login"]: row for row in await reads.db.rows(APPS, act.actor.company)}
    told = [shape(one, act.actor, reads, apps) for one in sorted(allowed, key=_place)]
    return acts.CommandsFound(commands=told)


def may_try(command: Command, actor: Actor, reads: Reads, types: frozenset[str]) -> bool:
    """Is this command, or one below it, open to whoever asks? A record type must be one that is in use here."""
    of = command.preset.get("type") or command.act.rpartition(".")[0]
    if f"{OF_TYPE}{of}" in reads.registry.offers and of not in types:
        return False
    return open_to(command, actor, reads) or any(may_try(one, actor, reads, types) for one in command.subs)


def shape(command: Command, actor: Actor, reads: Reads, apps: Any, above: str = "") -> acts.CommandShape:
    """A command as it is told; `above` is what it stands below, in the language of whoever asks."""
    head = f"{above} " if above else "/"
    written = head + name_in(command, actor.locale)
    summary: Any = labels.summary(command, reads.words)
    args: Any = labels.syntax(command, reads.words)
    group = UNSET if above else acts.CommandGroup(*_group(command, reads, apps))
    return acts.CommandShape(
        written=written, names=list(command.names), summary=summary, args=args, icon=command.icon,
        example=example(command, written, actor, reads), group=group,
        subs=[shape(one, actor, reads, apps, written) for one in command.subs if open_to(one, actor, reads)],
    )  # fmt: skip


def example(command: Command, written: str, actor: Actor, reads: Reads) -> str:
    """A whole line of the command, in the language of whoever asks: `/leave annual tomorrow 2d reason`."""
    optional = [arg for arg in command.args if not arg.required][:MOST_OPTIONAL]
    chosen = [arg for arg in command.args if arg.required or (arg in optional and not arg.rest)]
    return " ".join([written, *(_said(command, arg, actor, reads) for arg in chosen)])


def _said(command: Command, arg: Arg, actor: Actor, reads: Reads) -> str:
    if arg.kind == "choice" and arg.options:
        return _option(arg, actor.locale)
    if arg.kind == "person":
        return f"@{actor.name}"
    if arg.kind in SPOKEN:
        return reads.words.say(actor.locale, f"text.example.{arg.kind}")
    name = spoken(labels.label(command, arg, reads.words), actor.locale)
    return f"“{name}”" if " " in name and not arg.rest else name


def _option(arg: Arg, locale: str) -> str:
    """The first choice in one word of the language; in quotes where there is none without blanks."""
    value, said = next(iter(arg.options.items()))
    names: Sequence[str] = (*said, value)
    own = [name for name in names if name.isascii() is (locale == "en")] or names
    return next((name for name in own if " " not in name), f'"{own[0]}"')


def _group(command: Command, reads: Reads, apps: Any) -> tuple[str, Any]:
    """What a command is listed under: starting something, else the app that answers for it, else the office itself."""
    if command.act == START:
        return "start", reads.words.both("text.commands.start")
    app = apps.get(command.app)
    if app is None:
        return "office", reads.words.both("text.commands.office")
    return command.app, _named(app["name"], app["name_en"] or app["name"], reads)


def _named(zh: str, en: str, reads: Reads) -> Both:
    words = dict(zip(LOCALES, (zh, en), strict=True))
    return {"text": words[reads.words.company_locale], "words": words}


def _place(command: Command) -> tuple[int, str]:
    rank = 0 if command.act == START else 2 if not command.app else 1
    return rank, "" if rank == 0 else command.app


async def _types(reads: Reads, actor: Actor) -> frozenset[str]:
    told = await asked(reads, actor, "record.types", {})
    return frozenset(one["name"] for one in told.get("types", ()))
