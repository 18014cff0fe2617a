"""Who people are to chat: what they are called, where they are told things, and whether they can be brought in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from hub.kernel import Actor, Refused, new_id
from hub.people import names, persons
from hub.store import Reads, Sql, Work, marks


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of this company who is here: a person or a bot, and the inbox they are told things in."""

    id: str
    kind: str
    name: str
    inbox: str
    locale: str


async def contacts(db: Sql, company: str, ids: Sequence[str]) -> list[Contact]:
    """These people, in their order. Refuses `person.missing` for somebody of another company, or who left."""
    wanted = list(dict.fromkeys(ids))
    rows = await db.rows(
        f"""SELECT id, kind, name, inbox, locale FROM person WHERE company = ? AND gone_at IS NULL
        AND id IN ({marks(wanted)})""",
        company, *wanted,
    )  # fmt: skip
    found = {row["id"]: Contact(**row) for row in rows}
    if missing := [one for one in wanted if one not in found]:
        raise Refused("person.missing", field="people", person=missing[0])
    return [found[one] for one in wanted]


async def inboxes(db: Sql, ids: Iterable[str]) -> dict[str, str]:
    """Person → inbox, of those who are still here."""
    wanted = sorted(set(ids))
    rows = await db.rows(f"SELECT id, inbox FROM person WHERE gone_at IS NULL AND id IN ({marks(wanted)})", *wanted)
    return {row["id"]: row["inbox"] for row in rows}


async def named(db: Sql, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Id → `{id, name, kind}` as messages and events carry it; also of those who left, and of nobody."""
    wanted = set(ids)
    called = await names(db, wanted)
    return {one: who(one, called.get(one, "")) for one in wanted}


def who(id: str, name: str) -> dict[str, Any]:
    """Whoever did something, as told: the id says whether it is a bot."""
    return {"id": id, "name": name, "kind": "bot" if id.startswith("B") else "person"}


async def shown(asks: Work | Reads, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Id → a person as everyone may see them, with their presence, for the heads of rooms and lists of readers."""
    found = await persons(asks.db, ids)
    presence = await asks.offer("presence.of", list(found)) if found else {}
    plain: dict[str, dict[str, Any]] = {id: msgspec.to_builtins(one) for id, one in found.items()}
    return {id: {**one, "presence": (presence or {}).get(id, one["presence"])} for id, one in plain.items()}


async def bot_of(work: Work, app: str, company: str) -> Actor:
    """The bot under whose name an app speaks, whether it runs or not; written down if it never has been."""
    sql = "SELECT id, name, locale FROM person WHERE company = ? AND login = ? AND kind = 'bot' AND gone_at IS NULL"
    row = await work.db.row(sql, company, app)
    if row is None:
        said = work.words.both(f"text.app.{app}")["words"] if work.words.has(f"text.app.{app}") else {}
        await work.act_now(
            "bot.register",
            {"app": app, "name": said.get("zh", app), "name_en": said.get("en", app), "company": company,
             "token": new_id("S")},
        )  # fmt: skip
        row = await work.db.row(sql, company, app)
    if row is None:
        raise Refused("bot.missing", app=app)
    return Actor(row["id"], company, "bot", row["name"], locale=row["locale"], owner=row["id"])
