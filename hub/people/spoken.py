"""What is asked about people and roles in a line of talk, and answered to whoever asked alone."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from hub.kernel import LOCALES, Act, Actor, Both, Refused, Words, same
from hub.people import acts, administration, shapes
from hub.people.address_book import names_in_words, people_find
from hub.people.grants import LINES
from hub.store import Reads, Row, Sql, Work

MOST = 8
FIELDS = ("person", "role", "leader", "opinion", "reason")


class PeopleTell(shapes.Given, frozen=True, kw_only=True):
    query: shapes.Line


class RoleList(shapes.Given, frozen=True, kw_only=True):
    pass


class RoleChange(shapes.Changes, frozen=True, kw_only=True):
    """What a line or the form behind it holds: person, role, leader, opinion, reason."""

    form: Annotated[dict[str, Any], Meta(max_length=len(FIELDS))]


class Said(Struct, frozen=True):
    text: dict[str, Any]


class Answered(Struct, frozen=True):
    """What a line is answered, in both languages."""

    answer: Said


async def people_tell(act: Act, asks: Reads | Work) -> Answered:
    """Who somebody is: the first few who fit, with what this reader may see of them."""
    given: PeopleTell = act.input
    asked = acts.PeopleFind(query=given.query, kind="person", limit=MOST)
    found = await people_find(Act("people.find", act.actor, act.at, asked), asks)
    if not found.people:
        return Answered(Said(asks.words.both("text.people.nobody", query=given.query)))
    return Answered(Said(_lines([*map(_person, found.people), *([same("…")] if found.more else [])])))


def _person(one: shapes.Person) -> Both:
    def told(locale: str) -> str:
        parts = [named for named in (one.department, one.post) if isinstance(named, shapes.Named)]
        named = [part.name_en if locale == "en" and part.name_en else part.name for part in parts]
        plain = [text for text in (one.no, one.phone, one.email) if isinstance(text, str)]
        return " · ".join([one.name_en if locale == "en" and one.name_en else one.name, *named, *plain])

    return {"text": told("zh"), "words": {locale: told(locale) for locale in LOCALES}}


def _lines(texts: Iterable[Both]) -> Both:
    every = list(texts)
    words = {locale: "\n".join(one["words"][locale] for one in every) for locale in LOCALES}
    return {"text": words["zh"], "words": words}


async def role_list(act: Act, reads: Reads) -> Answered:
    """Who holds which role now, a line for each role somebody holds."""
    rows = await reads.db.rows(f"{LINES} AND r.revoked_at IS NULL ORDER BY r.granted_at, r.id", act.actor.company)
    roles = await reads.db.rows("SELECT * FROM role WHERE company = ? ORDER BY code", act.actor.company)
    held = [(role, [row for row in rows if row["role"] == role["code"]]) for role in roles]
    return Answered(Said(_lines(_held(reads.words, role, holders) for role, holders in held if holders)))


def _held(words: Words, role: Row, holders: list[Row]) -> Both:
    called = [{"zh": row["holder_name"], "en": row["holder_en"] or row["holder_name"]} for row in holders]
    return words.both("text.role.held_by", role=_both(role), holders=called)


def _both(row: Row) -> dict[str, str]:
    return {"zh": row["name"], "en": row["name_en"] or row["name"]}


async def role_grant(act: Act, work: Work) -> Answered:
    """Give a role in a line; the same rules as on the page."""
    return await _change(act, work, "people.grant", administration.PeopleGrant, "text.role.given")


async def role_revoke(act: Act, work: Work) -> Answered:
    """Take a role back in a line; the same rules as on the page."""
    return await _change(act, work, "people.revoke", administration.PeopleRevoke, "text.role.taken")


async def _change(act: Act, work: Work, name: str, kind: type, told: str) -> Answered:
    given: RoleChange = act.input
    form = {field: given.form[field] for field in FIELDS if given.form.get(field)}
    missing = next((field for field in FIELDS if field not in form), None)
    if missing:
        raise Refused("field.required", field=missing, label=work.words.both(f"field.role.{missing}"))
    try:
        msgspec.convert(form, kind)
    except msgspec.ValidationError as wrong:
        raise Refused("field.unreadable", field="form", label="form", value=str(wrong)[:60]) from None
    await work.act_now(name, form)
    who = (await names_in_words(work.db, [form["person"]]))[form["person"]]
    role = await _role(work.db, act.actor.company, form["role"])
    return Answered(Said(work.words.both(told, who=who, role=role)))


async def _role(db: Sql, company: str, called: str) -> dict[str, str]:
    sql = "SELECT * FROM role WHERE company = ? AND (code = ? OR name = ? OR lower(name_en) = ?)"
    row = await db.row(sql, company, called.casefold(), called, called.casefold())
    return _both(row) if row else {"zh": called, "en": called}


async def role_form(db: Sql, words: Words, actor: Actor, preset: Mapping[str, Any]) -> dict[str, Any]:
    """The form behind `/role grant` and `/role revoke`, its roles those of the company."""
    roles = await db.rows("SELECT * FROM role WHERE company = ? ORDER BY code", actor.company)
    options = [{"value": row["code"], "label": {"text": row["name"], "words": _both(row)}} for row in roles]
    kinds = {"person": "person", "role": "choice", "leader": "person", "opinion": "long", "reason": "long"}
    fields = [
        {"name": name, "kind": kinds[name], "label": words.both(f"field.role.{name}"), "required": True, "list": False}
        | ({"options": options} if name == "role" else {})
        for name in FIELDS
    ]  # fmt: skip
    return {"title": words.both("text.role.form"), "fields": fields, "submit": words.both("text.role.submit")}
