"""A small office that talks: five people and a bot, matters that are decided on cards, and one room they share."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.chat import direct_with_app, mint_card, redraw, whisper
from hub.kernel import Act, Actor, ActType, Module, Presenter, Refused, Words, same
from hub.store import Sql, Work
from tests.running import TestHub, opened

COMPANY, OTHER = "O1", "O2"
NAMES = {"li": "李娜", "zhao": "赵敏", "wang": "王强", "chen": "陈静", "root": "吴晨"}
PERSON = """INSERT INTO person (id, company, kind, login, name, pinyin, inbox, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, 1)"""
STATES = {"open": "ring", "approved": "dot"}


class Matter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Do something with a matter."""

    matter: str
    text: str = ""
    version: int = 0


class Show(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Show a matter's card in a room, or to somebody alone."""

    matter: str
    channel: str = ""
    person: str = ""


class Shown(msgspec.Struct, frozen=True):
    channel: str = ""
    message: str = ""


class Nothing(msgspec.Struct, frozen=True):
    pass


async def decide(act: Act, work: Work) -> Nothing:
    row = await work.db.row("SELECT * FROM matter WHERE id = ?", act.input.matter)
    assert row is not None
    if act.actor.id != row["decider"]:
        raise Refused("matter.not_yours")
    changed = "UPDATE matter SET state = 'approved', by_person = ? WHERE id = ? AND state = 'open' RETURNING version"
    version = await work.db.value(changed, act.actor.id, row["id"])
    if version is None:
        by = await work.db.value("SELECT by_person FROM matter WHERE id = ?", row["id"])
        raise Refused("decided.already", by={"id": by, "name": ""}, at="", what="approved")
    if act.input.version and act.input.version < version:
        raise Refused("matter.stale")
    await redraw(work, "matter", row["id"])
    return Nothing()


async def change(act: Act, work: Work) -> Nothing:
    """Its text; whatever version was seen before is stale."""
    sql = "UPDATE matter SET title = ?, version = version + ? WHERE id = ?"
    await work.db.run(sql, act.input.text, 0 if act.input.text.startswith("~") else 1, act.input.matter)
    await redraw(work, "matter", act.input.matter)
    return Nothing()


async def show(act: Act, work: Work) -> Shown:
    given: Show = act.input
    if given.person and not given.channel:
        room = await direct_with_app(work, "approver", given.person)
        return Shown(room, (await mint_card(work, "matter", given.matter, room)).message)
    if given.person:
        card = {"kind": "matter", "thing": given.matter}
        told = await whisper(work, given.person, given.channel, "看看", app="approver", card=card, command="/matter")
        return Shown(given.channel, told["id"])
    return Shown(given.channel, (await mint_card(work, "matter", given.matter, given.channel)).message)


async def tell_alone(act: Act, work: Work) -> Shown:
    told = await whisper(work, act.actor.id, act.input.channel, same("只有你"), command="/find")
    return Shown(act.input.channel, told["id"])


async def draw(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    return await _face(db, thing, None)


async def see(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    return await _face(db, thing, actor)


async def _face(db: Sql, thing: str, reader: Actor | None) -> dict[str, Any]:
    row = await db.row("SELECT * FROM matter WHERE id = ?", thing)
    assert row is not None
    hidden = {"value": same("•"), "masked": True}
    fact = {"label": same("金额"), **({"value": same("100")} if reader else hidden)}
    is_open = row["state"] == "open" and (reader is None or reader.id == row["decider"])
    actions = [{"id": "approve", "label": same("同意"), "for": [row["decider"]]}] if is_open else []
    return {
        "kind": "matter", "thing": thing, "view": "matter", "version": row["version"], "masked": reader is None,
        "tone": "pine", "icon": "stamp", "label": same("事项"), "no": thing, "title": same(row["title"]),
        "state": {"code": row["state"], "mark": STATES[row["state"]], **same(row["state"])},
        "facts": [fact], "actions": actions, "blocks": [],
    }  # fmt: skip


def tap(card: Mapping[str, Any], action: str, form: Mapping[str, Any], value: Any) -> tuple[str, dict[str, Any]]:
    return f"matter.{action}", {"matter": card["thing"]}


async def boast(act: Act, work: Work) -> Nothing:
    """Something the engine lets anybody do, which no card offers."""
    return Nothing()


MATTERS = Module(
    "matters",
    acts=(
        ActType("matter.approve", Matter, Nothing, decide),
        ActType("matter.boast", Matter, Nothing, boast),
        ActType("matter.change", Matter, Nothing, change),
        ActType("matter.show", Show, Shown, show),
        ActType("matter.tell", Show, Shown, tell_alone),
    ),
    presenters=(Presenter("matter", "approver", draw, see, tap),),
)


@dataclass
class Office:
    """The hub, and everybody in it by login; `room` is an open one with li, zhao and wang in it, `card` one there."""

    hub: TestHub
    people: dict[str, Actor] = field(default_factory=dict)
    room: str = ""
    card: str = ""

    async def ask(self, login: str, act: str, key: str | None = None, /, **given: Any) -> dict[str, Any]:
        """Ask as somebody."""
        told: Any = msgspec.convert(given, self.hub.registry.acts[act].input)
        return await self.hub.corridor.run(Act(act, self.people[login], self.hub.clock(), told, key))

    async def refusal(self, login: str, act: str, key: str | None = None, /, **given: Any) -> Refused:
        """The refusal this meets."""
        with pytest.raises(Refused) as no:
            await self.ask(login, act, key, **given)
        return no.value

    async def say(self, login: str, text: str, key: str | None = None, /, **more: Any) -> dict[str, Any]:
        """Post in the shared room."""
        return await self.ask(login, "chat.post", key, **{"channel": self.room, "text": text, **more})

    async def texts(self, login: str, **asked: Any) -> list[str]:
        """What somebody reads in the shared room."""
        found = await self.ask(login, "chat.history", **{"channel": self.room, **asked})
        return [one["text"] for one in found["messages"]]

    async def channel(self, login: str, channel: str = "") -> dict[str, Any]:
        """The room as somebody has it."""
        found: dict[str, Any] = (await self.ask(login, "channel.get", channel=channel or self.room))["channel"]
        return found

    async def message(self, login: str, id: str, channel: str = "") -> dict[str, Any]:
        """One message as it stands."""
        found = await self.ask(login, "chat.history", channel=channel or self.room, around=id, limit=1)
        return next(one for one in found["messages"] if one["id"] == id)

    def id(self, login: str) -> str:
        """Somebody's id."""
        return self.people[login].id


@asynccontextmanager
async def office(url: str, data: Path) -> AsyncIterator[Office]:
    """The office on this database."""
    async with opened(url, data, ("people", "files", "chat")) as hub:
        for name, kind in {one.name: one for one in MATTERS.acts}.items():
            hub.registry.acts[name] = kind
        hub.registry.presenters["matter"] = MATTERS.presenters[0]
        made = Office(hub)
        await hub.database.atomic(lambda db: _begin(db, made))
        created = await made.ask("li", "channel.create", kind="public", name="大厅", people=["Uzhao", "Uwang"])
        made.room = created["channel"]["id"]
        yield made


async def _begin(db: Sql, made: Office) -> None:
    await db.run(
        """CREATE TABLE matter (id TEXT PRIMARY KEY, title TEXT, decider TEXT, state TEXT, version BIGINT,
        by_person TEXT)"""
    )
    sql = "INSERT INTO company (id, name, zone, locale, week, created_at) VALUES (?, ?, 'Asia/Shanghai', 'zh', '[]', 1)"
    await db.many(sql, [(COMPANY, "驿"), (OTHER, "别家")])
    for login, name in NAMES.items():
        made.people[login] = await person(db, f"U{login}", COMPANY, name, login, "admin" if login == "root" else "")
    made.people["bot"] = await person(db, "Bbot", COMPANY, "审批", "approver")
    made.people["stranger"] = await person(db, "Ustranger", OTHER, "外人", "stranger")
    sql = "INSERT INTO matter (id, title, decider, state, version) VALUES (?, '请假', 'Uzhao', 'open', 1)"
    for number in (1, 2):
        await db.run(sql, f"MT-{number}")


async def person(db: Sql, id: str, company: str, name: str, login: str, role: str = "") -> Actor:
    """Write somebody down with their inbox, as hub.people does."""
    kind = "bot" if id.startswith("B") else "person"
    await db.run(PERSON, id, company, kind, login, name, login, f"I{login}")
    await db.run("INSERT INTO channel (id, company, kind) VALUES (?, ?, 'inbox')", f"I{login}", company)
    await db.run("INSERT INTO membership (channel, person, from_seq) VALUES (?, ?, 1)", f"I{login}", id)
    if role:
        sql = """INSERT INTO role_grant (id, company, holder, role, reason, granted_by, granted_at)
        VALUES (?, ?, ?, ?, 'r', ?, 1)"""
        await db.run(sql, f"L{login}", company, id, role, id)
    return Actor(id, company, kind, name, frozenset(filter(None, [role])), "zh", id)
