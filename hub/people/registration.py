"""Registering people and bots, changing what is known of them, and letting them go."""

import re
from dataclasses import dataclass
from typing import Any

from hub.kernel import Act, Refused, new_id
from hub.people import acts, administration
from hub.people.account import tell_person
from hub.people.actors import actor_of
from hub.people.address_book import person_of
from hub.people.names import folded, is_chinese, login_of, sought, sound, tint_of
from hub.people.organisation import company_for, in_company
from hub.people.passwords import KEEP_CREDENTIAL, Minted, minted
from hub.people.permissions import held, write_change
from hub.people.sessions import revoke
from hub.people.shapes import Warrant
from hub.people.tables import Person
from hub.store import Row, Sql, Work

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
PHONE = re.compile(r"\+?[\d -]{5,20}")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,120}\.[^@\s]{2,}")
DEEPEST = 50
END_ALL = """UPDATE role_grant SET revoked_at = ?, revoked_by = ?, revoke_reason = ?
WHERE holder = ? AND revoked_at IS NULL"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What is written down of a person when they are registered. Ids are those of their own company."""

    company: str
    name: str
    locale: str
    name_en: str = ""
    login: str = ""
    no: str = ""
    department: str | None = None
    post: str | None = None
    grade: str | None = None
    superior: str | None = None
    phone: str = ""
    email: str = ""
    external: bool = False
    kind: str = "person"
    tint: int = 0


async def people_create(act: Act, work: Work) -> administration.PersonCreated:
    """Register a person, who can sign in at once with the reply's password and must then change it (R39)."""
    given: administration.PeopleCreate = act.input
    company = await company_for(work.db, act.actor, given.company)
    for table, one in (("department", given.department), ("post", given.post), ("grade", given.grade)):
        if one:
            await in_company(work.db, table, one, company["id"])
    registered = Registered(
        company=company["id"], name=given.name, name_en=given.name_en, login=given.login or "", no=given.no,
        locale=given.locale or company["locale"], department=given.department, post=given.post,
        grade=given.grade, superior=given.superior, phone=given.phone, email=given.email, external=given.external,
    )  # fmt: skip
    if given.superior:
        await in_company(work.db, "person", given.superior, company["id"])
    person, login = await register(work, registered)
    new: Minted = work.prepared or await minted()
    await work.db.run(KEEP_CREDENTIAL, person, new.hash, act.at, True)
    work.target = person
    return administration.PersonCreated(await person_of(work.db, person, act.actor), login, new.password)


async def register(work: Work, told: Registered) -> tuple[str, str]:
    """Write a person or bot down, with an inbox of their own; (id, login). Refuses what is taken or malformed."""
    _check_contact(told.phone, told.email)
    sounded = sound(told.name)
    login = await _login(work.db, told)
    if told.no:
        await _free_no(work.db, told.company, told.no)
    english = told.name_en or (sounded.english if is_chinese(told.name) else "")
    person, inbox = new_id("B" if told.kind == "bot" else "U"), new_id("I")
    await Person.create(
        id=person, company=told.company, kind=told.kind, login=login, no=told.no, name=told.name, name_en=english,
        pinyin=sounded.pinyin, letters=sounded.letters, sought=sought(told.name, english, sounded, told.no, login),
        department=told.department, post=told.post, grade=told.grade, superior=told.superior, phone=told.phone,
        email=told.email.lower(), inbox=inbox, locale=told.locale, tint=told.tint or tint_of(login),
        external=told.external, created_at=work.at,
    )  # fmt: skip
    await work.db.run("INSERT INTO channel (id, company, kind) VALUES (?, ?, 'inbox')", inbox, told.company)
    # A room nobody has been told of yet: its first and only member needs no event to be in it.
    await work.db.run("INSERT INTO membership (channel, person, from_seq) VALUES (?, ?, 1)", inbox, person)
    work.happened("person.created", {"person": person, "company": told.company})
    return person, login


async def _login(db: Sql, told: Registered) -> str:
    taken = "SELECT 1 FROM person WHERE login = ? AND gone_at IS NULL"
    login = folded(told.login)
    if login:
        if not is_login(login):
            raise Refused("person.login", field="login", login=login)
        if await db.value(taken, login) is not None:
            raise Refused("person.login_taken", field="login", login=login)
        return login
    made = login_of(told.name)
    tail = 1
    while await db.value(taken, login := f"{made}{tail if tail > 1 else ''}") is not None:
        tail += 1
    return login


async def _free_no(db: Sql, company: str, no: str, but: str = "") -> None:
    sql = "SELECT 1 FROM person WHERE company = ? AND no = ? AND id <> ? AND gone_at IS NULL"
    if await db.value(sql, company, no, but) is not None:
        raise Refused("person.no_taken", field="no", no=no)


def is_login(login: str) -> bool:
    """Only small letters, digits, dots and hyphens: nothing that could pass for somebody else's login."""
    return bool(LOGIN.fullmatch(login))


def is_phone(phone: str) -> bool:
    """Could this be a phone number? Empty is fine."""
    return not phone or bool(PHONE.fullmatch(phone))


def is_email(email: str) -> bool:
    """Could this be an e-mail address? Empty is fine."""
    return not email or bool(EMAIL.fullmatch(email))


def _check_contact(phone: str, email: str) -> None:
    if not is_phone(phone):
        raise Refused("person.phone", field="phone", phone=phone)
    if not is_email(email):
        raise Refused("person.email", field="email", email=email)


async def people_edit(act: Act, work: Work) -> administration.PersonChanged:
    """Change what is known of a person. Moving somebody changes what their post lets them do at once (R42)."""
    given: administration.PeopleEdit = act.input
    row = await reachable(work, given.person)
    told = {name: getattr(given, name) for name in given.__struct_fields__ if name not in ("key", "person")}
    changes = {name: value for name, value in told.items() if value is not None}
    if "email" in changes:
        changes["email"] = changes["email"].lower()  # as it is when somebody is registered: one signs in with it
    await _check_changes(work.db, row, changes)
    await change(work, row, changes)
    await tell_person(work, given.person)
    return administration.PersonChanged(await person_of(work.db, given.person, act.actor))


async def _check_changes(db: Sql, row: Row, changes: dict[str, Any]) -> None:
    _check_contact(changes.get("phone", ""), changes.get("email", ""))
    for table in ("department", "post", "grade"):
        if changes.get(table):
            await in_company(db, table, changes[table], row["company"])
    if changes.get("no"):
        await _free_no(db, row["company"], changes["no"], but=row["id"])
    if changes.get("superior"):
        await in_company(db, "person", changes["superior"], row["company"])
        await no_ring(db, row["id"], changes["superior"])


async def change(work: Work, row: Row, changes: dict[str, Any]) -> None:
    """Write changes to a person's row, with all that is derived from a name; empty ids become none."""
    if not changes:
        return
    kept = {**row, **changes}
    if {"name", "name_en", "no"} & changes.keys():
        sounded = sound(kept["name"])
        found = sought(kept["name"], kept["name_en"], sounded, kept["no"], kept["login"])
        changes = {**changes, "pinyin": sounded.pinyin, "letters": sounded.letters, "sought": found}
    empty = {name: None for name in ("department", "post", "grade", "superior") if changes.get(name) == ""}
    before = await held(work.db, row["company"], row["id"])
    await Person.filter(id=row["id"]).update(**{**changes, **empty})
    if await held(work.db, row["company"], row["id"]) != before:
        reason = work.words.say("zh", "text.permission.move")
        await write_change(work, "move", row["company"], row["id"], "", reason, Warrant(), before)
    work.target = row["id"]
    work.happened("person.edited", {"person": row["id"], "changed": sorted(changes)})


async def no_ring(db: Sql, person: str, superior: str) -> None:
    """Refuses a superior who, at however many removes, already answers to this person."""
    above: str | None = superior
    for _ in range(DEEPEST):
        if above is None:
            return
        if above == person:
            raise Refused("person.superior_ring", field="superior")
        above = await db.value("SELECT superior FROM person WHERE id = ?", above)


async def people_disable(act: Act, work: Work) -> acts.Done:
    """Let somebody go: they are out of every session and of every search, their history stays theirs (R40)."""
    given: administration.PeopleDisable = act.input
    row = await reachable(work, given.person)
    if row["id"] == act.actor.id:
        raise Refused("person.oneself")
    await keep_an_administrator(work.db, row["company"], row["id"])
    before = await held(work.db, row["company"], row["id"])
    await Person.filter(id=row["id"]).update(gone_at=act.at)
    await work.db.run(END_ALL, act.at, act.actor.id, given.reason, row["id"])
    if before:
        await write_change(work, "leave", row["company"], row["id"], "", given.reason, Warrant(), before)
    await revoke(work, row["id"])
    work.target = row["id"]
    work.happened("person.gone", {"person": row["id"], "company": row["company"], "reason": given.reason})
    return acts.Done()


async def keep_an_administrator(db: Sql, company: str, without: str) -> None:
    """Refuses when nobody but `without` would be left to administer the company."""
    sql = """SELECT p.id FROM role_grant r JOIN person p ON p.id = r.holder OR p.post = r.holder
    WHERE r.company = ? AND r.role = 'admin' AND r.revoked_at IS NULL AND p.gone_at IS NULL"""
    admins = {row["id"] for row in await db.rows(sql, company)}
    if admins == {without}:
        raise Refused("role.last_admin")


async def people_reset(act: Act, work: Work) -> administration.PasswordReset:
    """Start a password anew. Nobody learns the old one; an administrator's is reset by administrators only."""
    given: administration.PeopleReset = act.input
    row = await reachable(work, given.person)
    actor = await actor_of(work.db, row["id"])
    if actor and actor.is_admin and not (act.actor.is_admin or act.actor.kind == "clock"):
        raise Refused("act.not_allowed", act=act.name)
    new: Minted = work.prepared or await minted()
    await work.db.run(KEEP_CREDENTIAL, row["id"], new.hash, act.at, True)
    await work.db.run("DELETE FROM login_failure WHERE account = ?", row["id"])
    await revoke(work, row["id"])
    work.target = row["id"]
    return administration.PasswordReset(new.password)


async def credential_set(act: Act, work: Work) -> acts.Done:
    """The hub itself gives somebody a password, known by its hash only."""
    given: acts.CredentialSet = act.input
    await work.db.run(KEEP_CREDENTIAL, given.person, given.password, act.at, given.must_change)
    work.target = given.person
    return acts.Done()


async def reachable(work: Work, person: str) -> Row:
    """The row of somebody this administrator administers. Refuses `person.missing`."""
    row = await work.db.row("SELECT * FROM person WHERE id = ? AND gone_at IS NULL", person)
    if row is None:
        raise Refused("person.missing", field="person")
    try:
        await company_for(work.db, work.actor, row["company"])
    except Refused:
        raise Refused("person.missing", field="person") from None
    return row


async def bot_register(act: Act, work: Work) -> administration.Kept:
    """Write a bot down, or find it, and let only this token open its door from now on."""
    given: acts.BotRegister = act.input
    sql = "SELECT id FROM person WHERE company = ? AND login = ? AND kind = 'bot' AND gone_at IS NULL"
    bot = await work.db.value(sql, given.company, given.app)
    if bot is None:
        told = Registered(
            company=given.company, name=given.name, name_en=given.name_en, login=given.app, kind="bot",
            locale="zh", tint=given.tint,
        )  # fmt: skip
        bot, _ = await register(work, told)
    await revoke(work, bot)
    sql = """INSERT INTO session (id, hash, person, device, bearer, created_at, seen_at, expires_at)
    VALUES (?, ?, ?, 'bot', TRUE, ?, ?, 0)"""
    await work.db.run(sql, new_id("S"), given.token, bot, act.at, act.at)
    return administration.Kept(str(bot))
