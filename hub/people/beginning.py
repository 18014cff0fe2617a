"""The beginning: the first administrator of an empty hub, the bots it starts, and the organisation of the demo.

Everything here goes through the corridor as the clock, so that the journal tells of it like of anything else.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.kernel import Act, Refused
from hub.people.names import folded
from hub.people.passwords import hashed, random_password
from hub.people.sessions import BOT_TOKEN, token_hash
from hub.people.sheet import text_of
from hub.store import CLOCK, Corridor

TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody whose sign-in is printed once. `part` says what they are there to show, in both languages."""

    company: str
    person: str
    login: str
    password: str
    name: str
    name_en: str
    part: dict[str, str]


async def first_administrator(corridor: Corridor, *, company: str, locale: str, zone: str) -> Shown | None:
    """Where nobody is yet: a company and its administrator, with a password to be printed once; else None."""
    async with corridor.reading() as reads:
        if await reads.db.value("SELECT 1 FROM person WHERE kind = 'person' LIMIT 1") is not None:
            return None
        found = await reads.db.value("SELECT id FROM company WHERE gone_at IS NULL LIMIT 1")
    founded = found or (await _run(corridor, "company.create", name=company, locale=locale, zone=zone))["id"]
    words = corridor.registry.words.both("text.role.admin")["words"]
    name = words[locale]
    made = await _run(
        corridor, "people.create", name=name, name_en=words["en"], login="admin", company=founded, locale=locale
    )
    await _grant(corridor, made["person"]["id"], ["admin"], founded)
    return Shown(founded, made["person"]["id"], made["login"], made["password"], name, words["en"], words)


async def registered(
    corridor: Corridor, *, login: str, name: str | None = None, company: str | None = None, roles: Sequence[str] = ()
) -> Shown:
    """Somebody with this login and these roles, new or known; either way with a new password that works once.

    `company` is a name or an id; the oldest company when left out. Refuses an unknown company or role.
    """
    async with corridor.reading() as reads:
        sql = "SELECT id, name FROM company WHERE gone_at IS NULL ORDER BY created_at, id"
        companies = await reads.db.rows(sql)
        row = await reads.db.row("SELECT * FROM person WHERE login = ? AND gone_at IS NULL", folded(login))
    home = [one["id"] for one in companies if company in (None, one["id"], one["name"])]
    if row is None:
        if not home:
            raise Refused("company.missing", field="company")
        made = await _run(corridor, "people.create", name=name or login, login=login, company=home[0])
        person, password = made["person"], made["password"]
    else:
        person, home = row, [row["company"]]
        password = (await _run(corridor, "people.reset", person=row["id"]))["password"]
    await _grant(corridor, person["id"], roles, home[0])
    return Shown(home[0], person["id"], folded(login), password, person["name"], person["name_en"], {})


async def register_bot(
    corridor: Corridor, *, app: str, name: str, name_en: str, company: str, token: str, tint: int = 6
) -> str:
    """Write a bot down (once) and let this token, and no older one, open its door. The bot's id."""
    given = {"app": app, "name": name, "name_en": name_en, "company": company, "tint": tint}
    return str((await _run(corridor, "bot.register", token=token_hash(token), **given))["id"])


async def seed_demo(corridor: Corridor, folder: Path) -> list[Shown]:
    """The company of `config/demo` with everybody in it; those whose sign-in is shown. Empty when it is there."""
    told = tomllib.loads((folder / "company.toml").read_text("utf-8"))
    async with corridor.reading() as reads:
        if await reads.db.value("SELECT 1 FROM company WHERE name = ?", told["company"]["name"]) is not None:
            return []
    company = (await _run(corridor, "company.create", **told["company"]))["id"]
    text = text_of((folder / "people.csv").read_bytes())
    imported = await _run(corridor, "people.import", csv=text, dry=False, company=company)
    if imported["problems"]:
        raise ValueError(f"{folder / 'people.csv'}: {imported['problems'][0]}")
    return [await _shown(corridor, one) for one in told["shown"]]


async def _shown(corridor: Corridor, told: dict[str, Any]) -> Shown:
    async with corridor.reading() as reads:
        row = await reads.db.row("SELECT * FROM person WHERE login = ? AND gone_at IS NULL", told["login"])
    if row is None:
        raise ValueError(f"nobody in the demo has the login {told['login']}")
    password = random_password()
    await _run(corridor, "credential.set", person=row["id"], password=await hashed(password), must_change=False)
    part = {"zh": told["zh"], "en": told["en"]}
    return Shown(row["company"], row["id"], row["login"], password, row["name"], row["name_en"], part)


async def _grant(corridor: Corridor, person: str, roles: Sequence[str], company: str) -> None:
    reason = corridor.registry.words.say("zh", "text.grant.first")
    for role in roles:
        try:
            await _run(corridor, "people.grant", person=person, role=role, reason=reason, company=company)
        except Refused as no:
            if no.reason != "role.held":
                raise


async def _run(corridor: Corridor, act: str, /, **given: Any) -> dict[str, Any]:
    kind = corridor.registry.acts[act]
    return await corridor.run(Act(act, CLOCK, corridor.clock(), kind.input(**given)))


__all__ = ["BOT_TOKEN", "Shown", "first_administrator", "register_bot", "registered", "seed_demo"]
