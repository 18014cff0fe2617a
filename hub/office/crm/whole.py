"""A customer all around: beside its people and follow-ups its requests, files, rooms, and what was done with it."""

import re
from collections.abc import Sequence
from typing import Any

from hub.files import file_shapes
from hub.kernel import Act, Actor, Refused, load, wire
from hub.office.crm import keep
from hub.office.crm.acts import CustomerWhole, Whole, WholeFile, WholeLine, WholeRequest, WholeRoom
from hub.office.crm.contact import contact
from hub.office.crm.customer import customer
from hub.office.crm.followup import DONE, LOGGED, followup
from hub.office.crm.intake.looking import as_words
from hub.people import Named, names
from hub.records import Record, escaped, meant, merged, stored
from hub.store import Reads, marks

FEW, MOST = 2, 20
ROOMS = """SELECT DISTINCT r.id, r.name FROM card k JOIN card_copy c ON c.card = k.id JOIN room r ON r.id = c.channel
JOIN room_member m ON m.channel = r.id AND m.person = ?
WHERE k.kind = 'crm.customer' AND k.thing IN ({}) AND r.kind IN ('public', 'private', 'group') ORDER BY r.name"""
BELOW = """SELECT a.id FROM card k JOIN message p ON p.card = k.id JOIN message a ON a.thread = p.id
WHERE k.kind IN ('crm.customer', 'crm.followup') AND k.thing IN ({}) AND a.files IS NOT NULL"""
FILES = """SELECT id, channel, at, author, files FROM message WHERE id IN ({}) AND files IS NOT NULL
AND recalled_at IS NULL ORDER BY at DESC"""
HISTORY = "SELECT act, actor, at FROM journal WHERE company = ? AND target IN ({}) ORDER BY id DESC LIMIT ?"
LINKED = re.compile(r"/m/(M\w+)$")


async def whole(act: Act, reads: Reads) -> Whole:
    """Everything around one customer as far as its reader may know it. Refused `record.missing`, `record.several`."""
    asked: CustomerWhole = act.input
    what = asked.record or asked.no or asked.query
    found = await meant(reads, customer, act.actor, what, FEW)
    if not found:
        raise Refused("record.missing", what=what)
    if len(found) > 1:
        raise Refused("record.several", what=what, names=[f"{one.title} {one.no}" for one in found])
    of = found[0]
    ids = [of.id, *await merged(reads.db, of.id)]
    people = await reads.db.rows(keep.OF_CUSTOMER, of.company, contact.name, of.id)
    rows = await reads.db.rows(keep.OF_CUSTOMER, of.company, followup.name, of.id)
    talks = await stored(reads.db, [row["id"] for row in rows]) if rows else []
    requests = await _requests(reads, act.actor, of)
    rooms = [
        WholeRoom(row["id"], row["name"] or "")
        for row in await reads.db.rows(ROOMS.format(marks(ids)), act.actor.id, *ids)
    ]
    files = await _files(reads, act.actor, ids, talks)
    told = Whole(of.no, of.title, len(people), len(talks), requests, rooms, files, await _history(reads, of, ids), {})
    text = reads.words.both("text.crm.whole", title=of.title, no=of.no)
    told.answer = {"text": text, "blocks": _blocks(reads, act, told, talks)}
    return told


async def _requests(reads: Reads, actor: Actor, of: Record) -> list[WholeRequest]:
    """The requests whose form names the customer, as far as this person may see them."""
    presenter = reads.registry.presenters.get("flow.instance")
    found = []
    for row in await reads.offer("flow.naming", of.company, of.title, MOST) or []:
        assert presenter is not None
        try:
            seen = await presenter.see(reads.db, reads.words, row["id"], actor)
        except Refused:
            continue
        found.append(
            WholeRequest(
                row["id"], row["no"], as_words(seen["title"]), as_words(seen["state"]), wire(row["started_at"])
            )
        )
    return found


async def _files(reads: Reads, actor: Actor, ids: Sequence[str], talks: Sequence[Record]) -> list[WholeFile]:
    """Files said below its cards and its follow-ups' cards, and with the messages follow-ups came from."""
    things = [*ids, *(one.id for one in talks)]
    messages = {row["id"] for row in await reads.db.rows(BELOW.format(marks(things)), *things)}
    messages |= {link[1] for one in talks if (link := LINKED.search(str(one.data.get("link") or "")))}
    readable = sorted(await reads.offer("message.readable", actor.id, sorted(messages)) or ()) if messages else []
    rows = await reads.db.rows(FILES.format(marks(readable)), *readable) if readable else []
    called = await names(reads.db, [row["author"] for row in rows])
    held = [(row, id) for row in rows for id in load(row["files"], [])][:MOST]
    shapes = await file_shapes(reads.db, [id for _, id in held])
    return [
        WholeFile(
            id, shapes[id]["name"], shapes[id]["size"], shapes[id]["url"], f"/c/{row['channel']}/m/{row['id']}",
            Named(row["author"], called.get(row["author"], "")), wire(row["at"]),
        )
        for row, id in held
        if id in shapes
    ]  # fmt: skip


async def _history(reads: Reads, of: Record, ids: Sequence[str]) -> list[WholeLine]:
    """What was done with the customer itself, the latest first: what and by whom, never what was written."""
    rows = await reads.db.rows(HISTORY.format(marks(ids)), of.company, *ids, MOST)
    called = await names(reads.db, [row["actor"] for row in rows])
    told = []
    for row in rows:
        by = Named(row["actor"], called.get(row["actor"], ""))
        told.append(WholeLine(as_words(reads.words.both(f"act.{row['act']}")), by, wire(row["at"])))
    return told


def _blocks(reads: Reads, act: Act, told: Whole, talks: Sequence[Record]) -> list[dict[str, Any]]:
    locale = act.actor.locale
    last = sorted((one for one in talks if one.state in (LOGGED, DONE)), key=lambda one: one.data["day"])[-3:]
    counts = {"contacts": told.contacts, "followups": told.followups, "requests": len(told.requests)}
    counts |= {"files": len(told.files), "rooms": len(told.rooms)}
    lines = [
        f"</r/crm.customer/{told.no}?tab=around|{escaped(told.title)}>",
        reads.words.say(locale, "text.crm.whole.counts", **counts),
        *(f"{one.data['day']}  {escaped(str(one.data.get('result') or one.title))}" for one in reversed(last)),
        *(f"</todo/{one.no}|{escaped(one.title.text)}>  `{one.no}`" for one in told.requests[:3]),
        *(f"<{one.url}|{escaped(one.name)}>" for one in told.files[:3]),
        *(f"</c/{one.channel}|#{escaped(one.name)}>" for one in told.rooms[:3]),
    ]
    return [{"type": "section", "text": {"type": "mrkdwn", "text": line}} for line in lines]
