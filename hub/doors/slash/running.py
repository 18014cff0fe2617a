"""Runs a command line: the act it stands for, done as whoever typed it, and what they are shown."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from hub.chat import interact, kept, whisper
from hub.doors.slash import acts, labels
from hub.doors.slash.arguments import Parsed, assign
from hub.doors.slash.book import commands, meant, name_in
from hub.doors.slash.known import known
from hub.kernel import Act, Command, Refused
from hub.store import Work, admit

MEMBER = "SELECT 1 FROM membership WHERE channel = ? AND person = ? AND to_seq IS NULL"


async def run(act: Act, work: Work) -> Any:
    """Carry a line out in one transaction with its answer. Refuses `command.unknown`, `command.unreadable`."""
    given: acts.Run = act.input
    if await work.db.value(MEMBER, given.channel, act.actor.id) is None:
        raise Refused("channel.missing", field="channel")
    every = await commands(work, act.actor.company)
    line, command, words = meant(every, given.line)
    parsed = assign(command.args, words, line.source, await known(work, act.actor, command.args, words))
    _check(command, parsed, work)
    if not command.act:
        return await _ask_bot(work, given, command, parsed)
    if parsed.missing:
        return acts.Ran(view=await _form(work, given, command, parsed))
    kind = work.registry.acts.get(command.act)
    if kind is not None:
        admit(kind, act.actor)  # a command is no way around who may try an act
    reply = await work.act_now(command.act, _input(work, given, command, parsed))
    told = msgspec.to_builtins(reply() if isinstance(reply, Callable) else reply)  # type: ignore[arg-type]
    return await _shown(work, given, command, told or {})


def _check(command: Command, parsed: Parsed, work: Work) -> None:
    for arg, word in parsed.wrong:
        if arg is None:
            raise Refused("command.stray", word=word.text)
        raise Refused(
            "command.unreadable", field=arg.name, value=word.text, label=labels.label(command, arg, work.words)
        )


def _input(work: Work, given: acts.Run, command: Command, parsed: Parsed) -> dict[str, Any]:
    """The act's input: what the command presets, what was typed, and where it was typed if the act wants to know."""
    told = _merged(command, parsed)
    kind = work.registry.acts.get(command.act)
    fields = getattr(kind.input, "__struct_fields__", ()) if kind else ()
    for name, value in (("channel", given.channel), ("thread", given.thread)):
        if name in fields and value is not None:
            told.setdefault(name, value)
    return told


def _merged(command: Command, parsed: Parsed) -> dict[str, Any]:
    preset = dict(command.preset)
    if not command.into:
        return {**preset, **parsed.values}
    return {**preset, command.into: {**preset.get(command.into, {}), **parsed.values}}


async def _form(work: Work, given: acts.Run, command: Command, parsed: Parsed) -> Any:
    """The form behind a command, with what was typed filled in."""
    preset = _input(work, given, command, parsed)
    drawn = await work.offer(f"form.{command.act}", work.words, work.actor, preset)
    if drawn is None:
        drawn = {
            "title": labels.summary(command, work.words),
            "fields": [labels.field(command, arg, work.words) for arg in command.args],
            "submit": work.words.both("text.command.submit"),
        }
    return {**drawn, "act": command.act, "preset": preset, "command": name_in(command, work.actor.locale)}


async def _ask_bot(work: Work, given: acts.Run, command: Command, parsed: Parsed) -> acts.Ran:
    if parsed.missing:
        arg = parsed.missing[0]
        raise Refused("command.incomplete", field=arg.name, label=labels.label(command, arg, work.words))
    asked = {"command": command.names[0], "args": parsed.values}
    return acts.Ran(
        interaction=await interact(
            work, command.preset["bot"], "command", given.channel, asked, thread=given.thread
        )
    )


async def _shown(work: Work, given: acts.Run, command: Command, told: Mapping[str, Any]) -> acts.Ran:
    """What the act's reply shows: a form, a posted message, a card, a text; else that it is done.

    What was posted elsewhere is also shown where it was asked for: nobody is left wondering whether it went.
    """
    answer = told.get("answer") or {}
    if answer.get("view"):
        return acts.Ran(view=answer["view"])
    if answer.get("open"):
        return acts.Ran(open=answer["open"])
    posted: Any = UNSET
    if told.get("channel") and told.get("message"):
        posted = acts.WherePosted(told["channel"], told["message"])
        if posted.channel == given.channel:
            return acts.Ran(posted=posted)
    card = answer.get("card") or told.get("card")
    text = answer.get("text") or told.get("text")
    if card:
        card = await kept(work, card["kind"], card["thing"], work.actor.company)
        text = text or card["title"]
    message: Any = await whisper(
        work, work.actor.id, given.channel, text or work.words.both("text.command.done"), app=command.app,
        thread=given.thread, blocks=answer.get("blocks") or None, card=card, command=given.line[:200],
    )  # fmt: skip
    return acts.Ran(reply=message, posted=posted)
