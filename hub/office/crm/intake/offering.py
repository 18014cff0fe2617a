"""A list of customers dropped in a room: whoever dropped it, and nobody else, is asked whether to take it in."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hub.chat import whisper
from hub.kernel import Act, Actor, Event, Refused
from hub.office.crm.acts import CrmDone
from hub.office.crm.intake import acts, looking
from hub.office.crm.intake.judging import KINDS
from hub.office.crm.intake.mapping import guessed, kind_of, source_of
from hub.office.crm.plans import APP
from hub.people import actor_of
from hub.store import CLOCK, Afterwards, Reads, Sql, Work

TABLES = (".csv", ".xlsx", ".vcf", ".vcard")
NAMES = frozenset({"name", "family", "given"})
TOLD = frozenset(
    {"phone", "mobile", "email", "website", "address", "level", "industry", "source", "customer", "post", "uscc"}
)
"""Columns that say that a table is about customers or contacts: that it has names says nothing yet."""
BOT = """SELECT 1 FROM room_member m JOIN person p ON p.id = m.person
WHERE m.channel = ? AND p.login = ? AND p.kind = 'bot'"""
LARGE = 5_000_000
"""Bytes: a larger file is looked into when somebody asks."""


async def hear_posted(event: Event, hub: Afterwards) -> None:
    """A person posted: a table of customers among the files is offered to be taken in, once."""
    message: Mapping[str, Any] = event.data["message"]
    files = [one for one in message.get("files") or [] if one["name"].lower().endswith(TABLES) and one["size"] <= LARGE]
    if not files or message["by"]["kind"] != "person" or any(one.startswith("B") for one in message["mentions"]):
        return
    async with hub.reading() as reads:
        person = await actor_of(reads.db, message["by"]["id"])
        if person is None or not may_import(person) or await _is_bots(reads.db, message["channel"]):
            return
        found = await _recognised(reads, files)
    if found:
        given = acts.ImportOffer(
            person=person.id, channel=message["channel"], thread=message.get("thread"), **found
        )  # fmt: skip
        await hub.run(Act("crm.import.offer", CLOCK, hub.now(), given, key=f"offer:{message['id']}"))


def may_import(actor: Actor) -> bool:
    """May this person make customers?"""
    return bool({"sales", KINDS["customer"].keeper} & actor.roles)


async def _is_bots(db: Sql, channel: str) -> bool:
    """Is it the conversation with the customers bot, which answers by itself?"""
    return channel.startswith("D") and await db.value(BOT, channel, APP) is not None


async def _recognised(reads: Reads, files: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The first file that is a list of customers or contacts: its columns, and how many rows it has."""
    for file in files:
        sha = await reads.db.value("SELECT sha FROM file WHERE id = ?", file["id"])
        try:
            table = await looking.read_blob(reads.registry.settings, str(sha))
        except Refused:
            continue
        kind = kind_of(table.header)
        mapped = guessed(kind, table.header)
        known = set(mapped.values())
        if table.rows and NAMES & known and (TOLD & known or source_of(table.header)):
            mapping = {str(at): name for at, name in mapped.items()}
            return {"file": file["id"], "name": file["name"], "kind": kind, "mapping": mapping, "rows": len(table.rows)}
    return None


async def offer(act: Act, work: Work) -> CrmDone:
    """Ask whoever dropped the file, where they dropped it, with the way to look first and the button to take it in."""
    asked: acts.ImportOffer = act.input
    work.target = asked.file
    person = await actor_of(work.db, asked.person)
    if person is None:
        return CrmDone()
    told = {"name": asked.name, "rows": asked.rows}
    text = work.words.both(f"text.crm.import.offer.{asked.kind}", **told)
    value = json.dumps({"file": asked.file, "kind": asked.kind, "mapping": asked.mapping}, separators=(",", ":"))
    line, look, take = (
        work.words.say(person.locale, f"text.crm.import.{key}", **told)
        for key in (f"offer.{asked.kind}", "offer.look", "offer.take")
    )
    button = {"type": "button", "style": "primary", "action_id": "import", "value": value}
    blocks: list[dict[str, Any]] = [
        {"type": "section", "text": {"type": "plain_text", "text": line}},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"</customers/import?file={asked.file}|{look}>"}},
        {"type": "actions", "elements": [{**button, "text": {"type": "plain_text", "text": take}}]},
    ]
    await whisper(work, person.id, asked.channel, text, app=APP, thread=asked.thread, blocks=blocks)
    return CrmDone()
