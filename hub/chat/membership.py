"""Coming into rooms and leaving them: written in the room's log, and in the inbox of whoever comes or goes."""

from collections.abc import Iterable, Sequence
from typing import Any

from hub.chat.listing import channels, facts, last_of, people_told
from hub.chat.rules import Room
from hub.chat.who import Contact, inboxes
from hub.people import names
from hub.store import Place, Statement, Work

ENTER = "INSERT INTO room_member (channel, person, role, joined_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
PLACED = "UPDATE room_member SET from_seq = ?, read_seq = ?, read_no = ? WHERE channel = ? AND person = ?"
COUNT = "UPDATE room SET people = people + ? WHERE id = ? RETURNING people"


async def open_with(work: Work, room: Room, people: Sequence[Contact], owner: str) -> None:
    """The first word of a room's log is its making; everybody it begins with is there from that word on."""
    rows = [(room.id, one.id, "owner" if one.id == owner else "member", work.at) for one in people]
    await work.db.many(ENTER, rows)
    total = await work.db.value(COUNT, len(people), room.id)
    made = work.tell(room.id, "channel.created", {"channel": {**facts(room), "people": total}})
    work.join(made, *(one.id for one in people))
    data = people_told({one.id: one.name for one in people}, work.actor, total)
    joined = work.tell(room.id, "channel.joined", data, keep=lambda at: _placed(at, people, made))
    await _tell_new(work, room, people, joined)


async def enter(work: Work, room: Room, people: Sequence[Contact]) -> Place | None:
    """Put people into a room and tell it, and each of them; None when all of them were there already."""
    new = [one for one in people if await work.db.run(ENTER, room.id, one.id, "member", work.at) == 1]
    if not new:
        return None
    total = await work.db.value(COUNT, len(new), room.id)
    data = people_told({one.id: one.name for one in new}, work.actor, total)
    place = work.tell(room.id, "channel.joined", data, keep=lambda at: _placed(at, new, at))
    work.join(place, *(one.id for one in new))
    await _tell_new(work, room, new, place)
    return place


async def go(work: Work, room: Room, people: Sequence[str]) -> Place | None:
    """Take people out of a room and tell it, and each of them; None when none of them was there."""
    sql = "DELETE FROM room_member WHERE channel = ? AND person = ?"
    gone = [one for one in dict.fromkeys(people) if await work.db.run(sql, room.id, one) == 1]
    if not gone:
        return None
    total = await work.db.value(COUNT, -len(gone), room.id)
    called = await names(work.db, gone)
    data = people_told({one: called.get(one, "") for one in gone}, work.actor, total)
    place = work.tell(room.id, "channel.left", data)
    work.leave(place, *gone)
    work.target = room.id
    for inbox in (await inboxes(work.db, gone)).values():
        work.tell(inbox, "channel.exited", {"channel": room.id})
    return place


async def _tell_new(work: Work, room: Room, people: Iterable[Contact], joined: Place) -> None:
    work.target = room.id
    for one in people:
        shape = (await channels(work, [room.id], one.id))[room.id]

        def settle(_: Place, person: str = one.id, shape: dict[str, Any] = shape) -> list[Statement]:
            shape.update(_as_left(work.places, joined, person))
            return []

        ref = f"{room.id}/{one.id}"
        work.tell(one.inbox, "channel.entered", {"channel": shape}, ref=ref, keep=settle)


def _as_left(places: Sequence[Place], joined: Place, person: str) -> dict[str, Any]:
    """What is new in a room to somebody who came in with this very act, once everything in it has its place."""
    after = [place for place in places if place.channel == joined.channel and place.seq >= joined.seq]
    posted = [place for place in after if place.name == "chat.posted"]
    said = [place.data["message"] for place in posted]
    read = joined
    for place in posted:
        if place.by == person and place.no == read.no + 1:  # one's own words have been read by oneself
            read = place
    told: dict[str, Any] = {
        "head": {"seq": after[-1].seq, "no": after[-1].no}, "read": {"seq": read.seq, "no": read.no},
        "unread": after[-1].no - read.no,
        "mentions": sum(place.no > read.no and place.by != person and _calls(place, person) for place in posted),
    }  # fmt: skip
    lines = [one for one in said if "thread" not in one or one["also"]]
    return told | ({"last": last_of(lines[-1])} if lines else {})


def _calls(place: Place, person: str) -> bool:
    return place.channel.startswith("D") or bool({"here", "channel", person} & set(place.data["message"]["mentions"]))


def _placed(at: Place, people: Sequence[Contact], first: Place) -> list[Statement]:
    return [(PLACED, (first.seq, at.seq, at.no, at.channel, one.id)) for one in people]
