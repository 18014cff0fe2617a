"""One's own account: who I am here, how I like it, and my password."""

from dataclasses import dataclass
from typing import Any

import msgspec

from hub.kernel import Act, Actor, Refused, dump, load
from hub.people import acts, shapes
from hub.people.actors import actor_of
from hub.people.address_book import as_seen, rows_of
from hub.people.passwords import KEEP_CREDENTIAL, PROFILES, Weakness, fits, hashed, is_stale, weaknesses
from hub.people.sessions import revoke
from hub.people.tables import Person
from hub.store import Corridor, Reads, Row, Sql, Work

MOST_SETTINGS = 8_000
OLD_HASHES = "SELECT hash FROM password_history WHERE person = ? ORDER BY set_at DESC LIMIT ?"


async def people_me(act: Act, reads: Reads) -> acts.Me:
    """Who I am, what I may do here, and how my screens are set."""
    rows = await rows_of(reads.db, [act.actor.id])
    if not rows:
        raise Refused("person.missing", person=act.actor.id)
    row = rows[0]
    company = await reads.db.row("SELECT * FROM company WHERE id = ?", row["company"])
    credential = await reads.db.row("SELECT * FROM credential WHERE person = ?", row["id"])
    profile = PROFILES[reads.registry.settings["people.passwords"]]
    stale = credential and (credential["must_change"] or is_stale(credential["set_at"], reads.at, profile))
    return acts.Me(
        person=(await as_seen(reads, rows, act.actor))[0],
        company=shapes.Named(row["company"], *((company["name"], company["name_en"]) if company else ("", ""))),
        zone=company["zone"] if company else "UTC", roles=sorted(act.actor.roles),
        must_change_password=bool(stale), locale=row["locale"], theme=row["theme"], settings=load(row["settings"], {}),
    )  # fmt: skip


async def people_settings(act: Act, work: Work) -> acts.Done:
    """Change one's own settings; one's other devices hear of it."""
    given: acts.PeopleSettings = act.input
    row = await work.db.row("SELECT settings FROM person WHERE id = ?", act.actor.id)
    if row is None:
        raise Refused("person.missing", person=act.actor.id)
    told = {name: getattr(given, name) for name in ("locale", "theme", "tint", "status", "avatar")}
    changes: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    if given.avatar and not await work.offer("file.owned", given.avatar, act.actor.id):
        raise Refused("file.missing", field="avatar")  # whoever's picture it is lets everybody see it
    if given.settings is not None:
        merged = {**load(row["settings"], {}), **given.settings}
        changes["settings"] = dump({name: value for name, value in merged.items() if value is not None})
        if len(changes["settings"]) > MOST_SETTINGS:
            raise Refused("field.too_long", field="settings", most=MOST_SETTINGS)
    if changes:
        await Person.filter(id=act.actor.id).update(**changes)
        work.target = act.actor.id
        work.happened("person.edited", {"person": act.actor.id, "changed": sorted(changes)})
        await tell_person(work, act.actor.id)
    return acts.Done()


async def tell_person(work: Work, person: str) -> None:
    """Tell somebody, in their inbox, who they now are: their other devices follow."""
    row, actor = (await rows_of(work.db, [person]))[0], await actor_of(work.db, person)
    if actor is None:
        return
    event = acts.PersonEvent(
        person=(await as_seen(work, [row], actor))[0], roles=sorted(actor.roles), locale=row["locale"],
        theme=row["theme"], settings=load(row["settings"], {}),
    )  # fmt: skip
    work.tell(row["inbox"], "person.changed", msgspec.to_builtins(event))


async def people_password(act: Act, work: Work) -> acts.Done:
    """Change one's own password. What a new one lacks is said all at once; the last ones cannot come back."""
    given: acts.PeoplePassword = act.input
    weighed: Weighed = work.prepared
    credential = await work.db.row("SELECT * FROM credential WHERE person = ?", act.actor.id)
    if credential is None or not weighed.fits or credential["hash"] != weighed.current:
        raise Refused("password.wrong", field="old")
    if weighed.lacking:
        why = [work.words.both(f"text.password.{one.reason}", **one.details) for one in weighed.lacking]
        raise Refused("password.weak", field="new", why=why)
    old = "INSERT INTO password_history (person, set_at, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    await work.db.run(old, act.actor.id, credential["set_at"], credential["hash"])
    await work.db.run(KEEP_CREDENTIAL, act.actor.id, weighed.hash, act.at, False)
    if given.everywhere:
        await revoke(work, act.actor.id)
    work.target = act.actor.id
    work.happened("password.changed", {"person": act.actor.id})
    return acts.Done()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of a change of password before its transaction: hashes take too long to be computed inside one.

    `current` is the hash that was looked at: if it is another by then, somebody else has changed the password.
    """

    current: str = ""
    fits: bool = False
    lacking: tuple[Weakness, ...] = ()
    hash: str = ""


async def weigh(act: Act, corridor: Corridor) -> Weighed:
    """Is the old one right, what does the new one lack, and its hash when it is good."""
    given: acts.PeoplePassword = act.input
    profile = PROFILES[corridor.registry.settings["people.passwords"]]
    async with corridor.reading() as reads:
        current: str | None = await reads.db.value("SELECT hash FROM credential WHERE person = ?", act.actor.id)
        names = await _names(reads.db, act.actor)
        rows: list[Row] = await reads.db.rows(OLD_HASHES, act.actor.id, max(0, profile.history - 1))
    if current is None or not await fits(given.old, current):
        return Weighed(current or "")
    lacking = weaknesses(given.new, profile, names)
    for kept in (current, *(row["hash"] for row in rows)):
        if await fits(given.new, kept):
            lacking.append(Weakness("reused", {"last": max(1, profile.history)}))
            break
    return Weighed(current, True, tuple(lacking), "" if lacking else await hashed(given.new))


async def _names(db: Sql, actor: Actor) -> list[str]:
    sql = """SELECT p.login, p.name, p.name_en, c.name AS company, c.name_en AS company_en
    FROM person p JOIN company c ON c.id = p.company WHERE p.id = ?"""
    row = await db.row(sql, actor.id)
    return [text for text in row.values() if text] if row else []
