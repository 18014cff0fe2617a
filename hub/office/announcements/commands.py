"""The slash command of announcements, and the form it opens when something is missing."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.kernel import Act, Actor, Arg, Command, Words, same
from hub.office.announcements.acts import AnnouncementBlankForm
from hub.office.announcements.announcement import APP
from hub.office.announcements.rules import publisher
from hub.store import Reads, Sql

NAMES = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
TO = {value: tuple(said) for value, said in NAMES["to"].items()}
NUMBER = Arg("no", "number", required=True)
FIELDS: tuple[tuple[str, str, bool], ...] = (
    ("title", "text", True), ("text", "long", True), ("files", "file", False), ("to", "choice", True),
    ("company_wide", "flag", False), ("departments", "department", False),
    ("roles", "choice", False), ("people", "people", False), ("must_read", "flag", False),
    ("question", "text", False), ("due", "date", False),
    ("signer", "person", False),
)  # fmt: skip
"""The form: name, kind and whether it must be filled in."""
SHOWN = {"departments": "chosen", "roles": "chosen", "people": "chosen", "company_wide": "everyone"}
"""Fields that apply to one audience alone: only with it they are shown."""


def _named(name: str, act: str, *args: Arg, **preset: Any) -> Command:
    return Command(tuple(NAMES[name]), f"announcement.{act}", args, preset, icon="horn", app=APP)


COMMANDS = (
    Command(
        tuple(NAMES["announce"]), "announcement.send",
        (
            Arg("to", "choice", required=True, options=TO), Arg("title", required=True), Arg("signer", "person"),
            Arg("text", required=True, rest=True),
        ),
        into="form", icon="horn", app=APP,
        subs=(
            _named("list", "list", box="mine"), _named("readers", "readers", NUMBER, unread=True),
            _named("chase", "chase", NUMBER), _named("recall", "recall", NUMBER, Arg("reason", rest=True)),
        ),
    ),
)  # fmt: skip


async def form(db: Sql, words: Words, actor: Actor, preset: Mapping[str, Any]) -> dict[str, Any]:
    """The form behind the command, with what was typed filled in. Refuses whoever may not publish."""
    publisher(actor)
    given = {"must_read": True, "to": "everyone", **(preset.get("form") or {})}
    roles = await db.rows("SELECT code, name, name_en FROM role WHERE company = ? ORDER BY code", actor.company)
    options = {
        "to": [{"value": value, "label": words.both(f"text.announcement.to.{value}")} for value in TO],
        "roles": [{"value": row["code"], "label": _both(row["name"], row["name_en"])} for row in roles],
    }
    fields = [_field(words, *one, options, given) for one in FIELDS]
    title, submit = words.both("act.announcement.send"), words.both("text.announcement.submit")
    return {"title": title, "fields": fields, "submit": submit}


async def blank(act: Act, reads: Reads) -> AnnouncementBlankForm:
    """The form, for a page."""
    return AnnouncementBlankForm(**await form(reads.db, reads.words, act.actor, {}))


def _field(
    words: Words, name: str, kind: str, required: bool, options: Mapping[str, Any], given: Mapping[str, Any]
) -> dict[str, Any]:
    field = {
        "name": name, "kind": kind, "label": words.both(f"field.announcement.{name}"), "required": required,
        "list": False,
    }  # fmt: skip
    if words.has(f"field.announcement.{name}.help"):
        field["help"] = words.both(f"field.announcement.{name}.help")
    if name in SHOWN:
        field["shown"] = {"field": "to", "value": SHOWN[name]}
    if name in options:
        field["options"] = options[name]
    if name in given:
        field["default"] = given[name]
    return field


def _both(name: str, name_en: str) -> dict[str, Any]:
    return {**same(name), "words": {"zh": name, "en": name_en or name}}
