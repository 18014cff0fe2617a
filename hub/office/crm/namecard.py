"""A contact's name card to take along: a vCard file and its picture for a camera, sent to whoever asks (R255)."""

import io
from collections.abc import AsyncIterator, Mapping
from typing import Any

import segno
from segno.helpers import make_vcard_data

from hub.chat import Content, direct_with_app, say
from hub.files import file_shapes, store_upload
from hub.kernel import Act, Event, Refused
from hub.office.crm import keep
from hub.office.crm.acts import Answered, CardCarry, CardOut, CrmDone
from hub.office.crm.contact import contact
from hub.office.crm.plans import APP, bot_in, clock_of
from hub.people import actor_of
from hub.records import Answer, find, meant, on_screen, stored
from hub.store import Afterwards, Work

FEW = 11
SCALE = 8
"""Pixels for each square of the picture."""


async def send(act: Act, work: Work) -> Answered:
    """Have a contact's card sent to whoever asks: as much of it as they may read. Refused `record.missing`."""
    asked: CardOut = act.input
    found = await meant(work, contact, act.actor, asked.record or asked.query, FEW)
    if not found:
        raise Refused("record.missing", what=asked.record or asked.query)
    if len(found) > 1:
        names = [f"{one.title} {one.no}" for one in found]
        raise Refused("record.several", what=asked.query, names=names)
    work.target = found[0].id
    work.happened("crm.contact.wanted", {"person": act.actor.id, "record": found[0].id, "at": work.at})
    return Answered(Answer(work.words.both("text.crm.contact.card_sent", name=found[0].title)))


async def hear_wanted(event: Event, hub: Afterwards) -> None:
    """Write the file and draw the picture, then have them handed over, once however often this is heard."""
    async with hub.reading() as reads:
        person = await actor_of(reads.db, event.data["person"])
        one = await find(reads.db, contact, person, event.data["record"]) if person else None
        if person is None or one is None:
            return
        values: dict[str, Any] = on_screen(contact, one, person)["values"]
        firm = await stored(reads.db, [str(values.get("customer") or "")])
    text = vcard(values, firm[0].title if firm else "")
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=SCALE, border=3)
    name = "".join(sign for sign in one.title if sign.isalnum() or sign in " -") or "contact"
    made = [
        await store_upload(hub.corridor, _bytes(data), f"{name}.{kind}", mime, person)
        for kind, mime, data in (
            ("vcf", "text/vcard", text.encode()),
            ("png", "image/png", picture.getvalue()),
        )
    ]
    given = CardCarry(person=person.id, record=one.id, files=[each["id"] for each in made])
    key = f"card:{person.id}:{one.id}:{event.data['at']}"
    await hub.run(Act("crm.contact.carry", clock_of(one.company), hub.now(), given, key=key))


def vcard(values: Mapping[str, Any], firm: str) -> str:
    """A contact's values, as its reader may know them, as a vCard 3.0."""
    said = {name: str(value).strip() for name, value in values.items() if isinstance(value, str) and value.strip()}
    name = said.get("name", "").replace(";", " ")
    text: str = make_vcard_data(
        name, name, email=said.get("email"), cellphone=said.get("mobile"), workphone=said.get("phone"),
        org=firm or None, title=said.get("post"), birthday=said.get("birthday"),
    )  # fmt: skip
    return text


async def _bytes(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def carry(act: Act, work: Work) -> CrmDone:
    """The hub: the card's file and picture, in the conversation of whoever asked with the customers bot."""
    asked: CardCarry = act.input
    one = await keep.one_of(work.db, asked.record)
    work.target = one.id
    room = await direct_with_app(work, APP, asked.person)
    shapes = await file_shapes(work.db, asked.files)
    text = work.words.both("text.crm.contact.card", name=one.title)
    by = await bot_in(work, one.company)
    content = Content(text["text"], text.get("words"), files=[shapes[file] for file in asked.files if file in shapes])
    await say(work, room, content, by)
    return CrmDone()
