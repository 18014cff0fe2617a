"""The slash commands of requests: one for each definition, and those that decide, urge and take back."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.flow import definitions
from hub.flow.access import asking, fills
from hub.flow.form import both
from hub.flow.pages import fields_of
from hub.flow.places import APP
from hub.flow.spec import Definition, Question
from hub.kernel import Actor, Arg, Command, Words
from hub.store import Sql

NAMES = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
UNTYPED = ("file", "signature", "table")
"""Kinds of question that cannot be answered in a line of text."""
WRITTEN = {"long": "text", "phone": "text", "email": "text", "url": "text"}
NUMBER = Arg("no", "number", required=True)
NOTE = Arg("text", "text", rest=True)


def command_of(one: Definition) -> Command:
    """`/leave annual next-wednesday 2d …`: the form's questions in order, the last taking the rest of the line."""
    levels = asking(one)
    typed = [question for question in one.form if question.of.kind.name not in UNTYPED and not question.formula]
    asked = [question for question in typed if question.name != one.urgent and fills(question, levels)]
    last = len(asked) - 1
    args = tuple(arg_of(question, rest=number == last) for number, question in enumerate(asked))
    return Command(
        one.slash, "flow.start", args, preset={"flow": one.name}, into="form", icon=one.icon, app=APP, label=one.label
    )


def arg_of(question: Question, rest: bool) -> Arg:
    """A question as an argument of its command, with the words people type for each option."""
    kind = question.of.kind.name
    options = {
        value: tuple(dict.fromkeys((*text.values(), *question.aliases.get(value, ()))))
        for value, text in question.options.items()
    }
    rest = rest and kind in ("text", "long")
    return Arg(question.name, WRITTEN.get(kind, kind), question.of.required, rest, options, question.label)


async def of_company(db: Sql, company: str) -> list[Command]:
    """The commands of every kind of request people of a company may make."""
    return [command_of(one) for one in await definitions.all_in_force(db, company)]


async def form(db: Sql, words: Words, actor: Actor, preset: Mapping[str, Any]) -> dict[str, Any]:
    """The form behind such a command, with what was typed filled in as far as it can be read."""
    _, one = await definitions.in_force(db, actor.company, preset["flow"])
    given = preset.get("form", {})
    return {
        "title": both(one.label),
        "fields": [field | _typed(given, field["name"]) for field in fields_of(one)],
        "submit": words.both("text.flow.submit"),
    }


def _typed(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {"default": given[name]} if name in given else {}


COMMANDS = (
    Command(
        tuple(NAMES["approve"]), "flow.decide", (NUMBER, Arg("answer", "text", rest=True)), icon="check", app=APP,
        subs=(Command(tuple(NAMES["list"]), "flow.list", preset={"box": "mine"}, icon="list", app=APP),),
    ),
    Command(tuple(NAMES["urge"]), "flow.urge", (NUMBER, NOTE), icon="bell", app=APP),
    Command(tuple(NAMES["watch"]), "flow.watch", (Arg("query", "text", rest=True),), icon="eye", app=APP),
    Command(
        tuple(NAMES["delegation"]), "delegation.list", icon="people", app=APP,
        subs=(
            Command(
                tuple(NAMES["delegate"]), "delegation.set",
                (Arg("to", "person", required=True), Arg("start", "date", required=True),
                 Arg("until", "date", required=True), Arg("reason", "text", rest=True)), icon="people", app=APP,
            ),
            Command(tuple(NAMES["end"]), "delegation.end", icon="undo", app=APP),
        ),
    ),
    Command(tuple(NAMES["room"]), "flow.room", (NUMBER,), icon="people", app=APP),
    Command(tuple(NAMES["undo"]), "flow.undo", (NUMBER, NOTE), icon="undo", app=APP),
    Command(tuple(NAMES["withdraw"]), "flow.withdraw", (NUMBER, NOTE), icon="undo", app=APP),
)  # fmt: skip
"""Those that decide, urge and take back, the same for every kind of request."""
