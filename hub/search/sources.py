"""Where documents come from: messages, their files, people and records, read as they stand now."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hub.kernel import instant
from hub.records import Record, RecordType, on_wire, stored, types_of
from hub.search.index import Document
from hub.store import Reads, Sql, marks

MENTION = re.compile(r"<@([UB][0-9A-Za-z]+)>")
LINK = re.compile(r"https?://\S", re.IGNORECASE)
WRITTEN = ("text", "long", "phone", "email", "url", "date")
"""Kinds of field whose values a record is found by."""
PEOPLE = """SELECT p.id, p.company, p.kind, p.name, p.name_en, p.login, p.no, p.phone, p.email, d.name AS department,
t.name AS post FROM person p LEFT JOIN department d ON d.id = p.department LEFT JOIN post t ON t.id = p.post
WHERE p.gone_at IS NULL AND p.id IN ({})"""


async def messages(reads: Reads, ids: Sequence[str]) -> list[Document]:
    """These messages and their files, as chat draws them now; recalled ones and the hub's own lines are left out."""
    draw = reads.registry.drawers.get("chat.posted")
    if draw is None:
        return []
    drawn = await draw(reads.db, reads.words, list(ids))
    told = [one["message"] for one in drawn.values() if _is_said(one["message"])]
    names = await _called(reads.db, [one for message in told for one in MENTION.findall(message["text"])])
    return [document for message in told for document in _of_message(message, names)]


async def people(db: Sql, ids: Sequence[str]) -> list[Document]:
    """These people as far as they are still here. Phones are found only by who types them whole."""
    return [_of_person(row) for row in await db.rows(PEOPLE.format(marks(ids)), *ids)]


async def records(reads: Reads, ids: Sequence[str]) -> list[Document]:
    """These records as far as they are still there, without what not everybody may read."""
    kinds = types_of(reads.registry)
    return [_of_record(kinds[one.type], one) for one in await stored(reads.db, ids) if one.type in kinds]


def _is_said(message: Mapping[str, Any]) -> bool:
    has_content = message.get("text") or message.get("files") or message.get("card")
    return bool(has_content) and not message.get("recalled") and message.get("kind", "message") == "message"


def _of_message(message: Mapping[str, Any], names: Mapping[str, str]) -> list[Document]:
    body = message["text"]
    if "<@" in body:
        body = MENTION.sub(lambda match: "@" + names.get(match.group(1), ""), body)
    files, card = message.get("files") or [], message.get("card") or {}
    has = ["file"] * bool(files) + ["card"] * bool(card) + ["link"] * ("://" in body and bool(LINK.search(body)))
    has += ["image"] * any(one["type"].startswith("image/") for one in files)
    place = {
        "channel": message["channel"], "message": message["id"], "seq": message["seq"], "at": instant(message["at"]),
        "author": message["by"]["id"], "url": f"/c/{message['channel']}/m/{message['id']}",
    }  # fmt: skip
    more = " ".join([*_card_words(card), *[one["name"] for one in files]]) if card or files else ""
    said = Document(kind="message", thing=message["id"], company="", body=body, more=more, has=_flags(has), **place)
    return [said, *(_of_file(one, place) for one in files)]


def _card_words(card: Mapping[str, Any]) -> list[str]:
    """What a bound card is called, in every language; its facts are for its readers alone."""
    parts = (
        card.get("no"),
        *(card.get("label") or {}).get("words", {}).values(),
        (card.get("title") or {}).get("text"),
    )
    return [one for one in parts if one]


def _of_file(file: Mapping[str, Any], place: Mapping[str, Any]) -> Document:
    has = ["file"] + ["image"] * file["type"].startswith("image/")
    thing = f"{file['id']}:{place['message']}"
    return Document(
        kind="file", thing=thing, company="", type=file["type"], title=file["name"], has=_flags(has), **place
    )  # fmt: skip


def _of_person(row: Mapping[str, Any]) -> Document:
    hint = ", ".join(filter(None, (row["department"], row["post"])))
    more = " ".join((row["name_en"], row["login"], row["no"], row["phone"].replace(" ", ""), row["email"], hint))
    return Document(
        kind="person", thing=row["id"], company=row["company"], type=row["kind"], title=row["name"],
        body=row["name_en"], more=more, url=f"/people/{row['id']}", hint=hint,
    )  # fmt: skip


def _of_record(kind: RecordType, record: Record) -> Document:
    said = [
        str(on_wire(one.kind, record.data[one.name]))
        for one in kind.fields
        if one.name in record.data and one.kind.name in WRITTEN and not one.masked
    ]
    sub = str(record.data.get(kind.sub) or "")
    return Document(
        kind="record", thing=record.id, company=record.company, type=kind.name, at=record.changed_at,
        owner=record.owner, title=record.title, body=sub, more=" ".join([record.no, *said]),
        url=f"/r/{kind.name}/{record.no}", hint=record.no,
    )  # fmt: skip


async def _called(db: Sql, ids: Sequence[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = await db.rows(f"SELECT id, name FROM person WHERE id IN ({marks(ids)})", *ids)
    return {row["id"]: row["name"] for row in rows}


def _flags(has: Sequence[str]) -> str:
    return f" {' '.join(has)} " if has else ""
