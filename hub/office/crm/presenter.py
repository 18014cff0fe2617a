"""Customers and follow-ups as cards: a customer with its people and its last follow-ups, a follow-up to be done."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hub.kernel import Actor, Both, Presenter, Refused, Words, same, system_clock
from hub.office.crm import keep
from hub.office.crm.contact import contact
from hub.office.crm.customer import SEEN_BY, customer
from hub.office.crm.followup import DONE, LOGGED, PLANNED, UNDONE, followup
from hub.office.crm.touches import UNDO_MS, touch_of
from hub.records import (
    EVERYONE,
    Record,
    called,
    day,
    face,
    field_on_wire,
    find,
    presenter,
    stored,
)
from hub.store import Sql

LAST = 3
ZONE = "SELECT c.zone FROM company c WHERE c.id = ?"
OPEN_FACE = replace(
    customer, readers=EVERYONE, fields=tuple(replace(one, masked=one.masked or SEEN_BY) for one in customer.fields)
)
"""A customer as a whole room is told of it: that there is such a company. What is known of it is for who may see it."""
ROOM_FACE = replace(followup, readers=EVERYONE)
"""A follow-up's card stands only before whom it concerns."""
LOG_FORM = ("text", "method", "next")
generic = {kind.name: presenter(kind) for kind in (customer, contact)}


async def draw_customer(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """What everybody in a room is told: the name, and whom to ask."""
    of = await keep.one_of(db, thing)
    return face(OPEN_FACE, of, await called(db, customer, [of]), words, await _today(db, of))


async def see_customer(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """A customer as one person sees it, with its people, its last follow-ups, and the form to log another."""
    of = await find(db, customer, actor, thing)
    if of is None:
        return await draw_customer(db, words, thing)
    told: dict[str, Any] = await generic[customer.name].see(db, words, of.id, actor)
    people, last = await parts(db, of, LAST)
    if people:
        names = ", ".join(f"{one.title} {one.data.get('post', '')}".strip() for one in people[:LAST])
        label = words.both("text.crm.customer.contacts", count=len(people))
        told["facts"] = [*told["facts"], {"label": label, "value": same(names)}]
    for one in last:
        label = words.both("text.crm.customer.last", day=one.data["day"])
        told["facts"] = [*told["facts"], {"label": label, "value": _line(one, words)}]
    log: dict[str, Any] = {
        "id": "log",
        "label": words.both("text.crm.customer.log"),
        "style": "primary",
        "for": [actor.id],
    }
    log["form"] = [field_on_wire(followup, one, words) for one in followup.fields if one.name in LOG_FORM]
    told["actions"] = [log, *(one for one in told["actions"])]
    return told


def tap_customer(
    card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any
) -> tuple[str, dict[str, Any]]:
    """A tap on a customer's card → the act it stands for."""
    if action == "log":
        return "crm.followup.create", {"form": {**dict(form or {}), "customer": card["thing"]}}
    name, given = generic[customer.name].tap(card, action, form, value)
    return name, given


async def see_contact(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """A contact as one person sees it, with the button that sends its name card."""
    told: dict[str, Any] = await generic[contact.name].see(db, words, thing, actor)
    if await find(db, contact, actor, thing):
        card = {"id": "vcard", "label": words.both("text.crm.contact.vcard"), "for": [actor.id]}
        told["actions"] = [card, *told["actions"]]
    return told


def tap_contact(
    card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any
) -> tuple[str, dict[str, Any]]:
    """A tap on a contact's card → the act it stands for."""
    if action == "vcard":
        return "crm.contact.vcard", {"record": card["thing"]}
    name, given = generic[contact.name].tap(card, action, form, value)
    return name, given


async def parts(db: Sql, of: Record, most: int) -> tuple[list[Record], list[Record]]:
    """A customer's contacts by name, and the latest follow-ups that were had, at most so many."""
    people = await db.rows(f"{keep.OF_CUSTOMER} ORDER BY r.title LIMIT 200", of.company, contact.name, of.id)
    sql = f"""{keep.OF_CUSTOMER.replace("SELECT r.id", "SELECT r.id, d.value AS day")}
    AND r.state IN ('{LOGGED}', '{DONE}') ORDER BY d.value DESC, r.id DESC LIMIT ?"""
    join = "JOIN record_value d ON d.record = r.id AND d.field = 'day'"
    rows = await db.rows(sql.replace("WHERE", f"{join} WHERE", 1), of.company, followup.name, of.id, most)
    return (
        await stored(db, [row["id"] for row in people]) if people else [],
        sorted(await stored(db, [row["id"] for row in rows]), key=lambda one: (one.data["day"], one.id), reverse=True)
        if rows
        else [],
    )


def _line(one: Record, words: Words) -> Both:
    method = one.data.get("method")
    said = str(one.data.get("result") or one.title)
    if not method:
        return same(said)
    key = f"field.{followup.name}.method.{method}"
    return words.both("text.crm.followup.line", method=words.both(key), text=said)


async def draw_followup(db: Sql, words: Words, thing: str) -> dict[str, Any]:
    """The face everybody it concerns is told."""
    one = await keep.one_of(db, thing)
    return await _followup(db, words, one, None)


async def see_followup(db: Sql, words: Words, thing: str, actor: Actor) -> dict[str, Any]:
    """A follow-up as one person sees it. Refused `record.missing` to whoever may not."""
    one = await find(db, followup, actor, thing)
    if one is None:
        raise Refused("record.missing", what=thing)
    return await _followup(db, words, one, actor)


async def _followup(db: Sql, words: Words, one: Record, reader: Actor | None) -> dict[str, Any]:
    kind = followup if reader else ROOM_FACE
    told = face(kind, one, await called(db, followup, [one]), words, await _today(db, one), reader)
    mine = [reader.id] if reader else [one.owner]
    if one.state == PLANNED:
        late = [{"id": name, "label": words.both(f"text.crm.followup.{name}"), "for": mine} for name in ("day", "week")]
        first = [one for one in told["actions"] if one["id"] == "finish"]
        rest = [one for one in told["actions"] if one["id"] not in ("finish", "edit")]
        edit = [one for one in told["actions"] if one["id"] == "edit"]
        told["actions"] = [*first, *late, *rest, *edit]
    touch = await touch_of(db, one.id)
    if touch and one.state in (LOGGED, DONE) and system_clock() - touch["at"] < UNDO_MS:
        undo = {"id": "undo", "label": words.both("text.crm.followup.undo"), "for": [touch["by_person"]]}
        if reader is None or reader.id == touch["by_person"]:
            told["actions"] = [*told["actions"], undo]
    if one.data.get("link"):
        link, shown = same(str(one.data["link"])), words.both("text.crm.followup.from_message")
        told["facts"] = [fact | ({"value": shown} if fact["value"] == link else {}) for fact in told["facts"]]
    if one.state == UNDONE:
        told["actions"] = []
    return told


def tap_followup(
    card: Mapping[str, Any], action: str, form: Mapping[str, Any] | None, value: Any
) -> tuple[str, dict[str, Any]]:
    """A tap on a follow-up's card → the act it stands for."""
    given = {"record": card["thing"]}
    if action in ("day", "week"):
        return "crm.followup.put_off", {**given, "days": 1 if action == "day" else 7}
    if action == "undo":
        return "crm.followup.undo", given
    if followup.verb(action) is None or action == "create":
        raise Refused("act.unknown", act=f"{followup.name}.{action}")
    return f"{followup.name}.{action}", {**given, "form": dict(form or {})}


async def _today(db: Sql, of: Record) -> str:
    return day(system_clock(), await db.value(ZONE, of.company) or "UTC")


presenters = (
    Presenter(customer.name, customer.app, draw_customer, see_customer, tap_customer),
    Presenter(contact.name, contact.app, generic[contact.name].draw, see_contact, tap_contact),
    Presenter(followup.name, followup.app, draw_followup, see_followup, tap_followup),
)
