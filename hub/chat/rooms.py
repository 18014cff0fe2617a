"""Making rooms and keeping them: who comes, who goes, what they are called."""

from collections.abc import Callable, Sequence
from typing import Any

from hub.chat import acts, standing
from hub.chat.listing import channels, facts
from hub.chat.membership import enter, go, open_with
from hub.chat.rules import (
    MOST_PEOPLE,
    Member,
    Room,
    may_invite,
    may_join,
    may_keep,
    may_leave,
    pair_of,
    visible,
)
from hub.chat.who import Contact, bot_of, contacts, inboxes
from hub.chat.writing import clean, named
from hub.kernel import Act, Refused, new_id
from hub.store import Place, Work

LETTER = {"public": "C", "private": "C", "direct": "D", "group": "G"}
INSERT = """INSERT INTO room (id, company, kind, name, name_key, topic, icon, history, department, pair, created_by,
created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
Said = Callable[[], acts.Told]
Shown = Callable[[], dict[str, Any]]


async def channel_create(act: Act, work: Work) -> Shown:
    """Make a room with these people in it. A conversation of two is found if it is there."""
    asked: acts.ChannelCreate = act.input
    people = await contacts(work.db, act.actor.company, [act.actor.id, *asked.people])
    if len(people) > MOST_PEOPLE + 1:
        raise Refused("people.too_many", field="people", most=MOST_PEOPLE)
    if asked.kind == "direct":
        channel = await open_direct(work, act.actor.company, people)
    else:
        channel = await _make(work, asked, people)
    shape = (await channels(work, [channel], act.actor.id))[channel]
    places = [place for place in work.places if place.channel == channel]
    work.target = channel

    def reply() -> dict[str, Any]:
        if places:
            head = {"seq": places[-1].seq, "no": places[-1].no}
            shape.update(head=head, read=head)
        return {"channel": shape}

    return reply


async def open_direct(work: Work, company: str, people: Sequence[Contact]) -> str:
    """The conversation of these two (or of one with themselves): the one there is, else a new one."""
    if len(people) > 2:
        raise Refused("channel.two", field="people")
    pair = pair_of(company, [one.id for one in people])
    found: str | None = await work.db.value("SELECT id FROM room WHERE pair = ?", pair)
    if found:
        return found
    room = Room(new_id("D", work.at), company, "direct")
    if not await _insert(work, room, pair=pair):
        return str(await work.db.value("SELECT id FROM room WHERE pair = ?", pair))
    await open_with(work, room, people, owner="")
    return room.id


async def direct_with_app(work: Work, app: str, person: str) -> str:
    """The conversation in which an app's bot speaks to one person, whether that bot runs or not."""
    company = str(await work.db.value("SELECT company FROM person WHERE id = ?", person) or "")
    return await direct_with_bot(work, (await bot_of(work, app, company)).id, person)


async def direct_with_bot(work: Work, bot: str, person: str) -> str:
    """The conversation of a bot, by its id, and one person."""
    company = str(await work.db.value("SELECT company FROM person WHERE id = ?", person) or "")
    return await open_direct(work, company, await contacts(work.db, company, [person, bot]))


async def bring_in(work: Work, channel: str, people: Sequence[str]) -> None:
    """Put people of the company into a room on the hub's own account; who is there already stays as they are."""
    room = (await standing.rooms(work.db, [channel], lock=True)).get(channel)
    if room is not None and people:
        await enter(work, room, await contacts(work.db, room.company, people))


async def channel_join(act: Act, work: Work) -> Said:
    """Enter an open room; being in it already changes nothing."""
    room, member = await standing.look(work.db, act.input.channel, act.actor.id, lock=True)
    there = may_join(room, member, act.actor)
    if member:
        return lambda: acts.Told(there.head_seq)
    me = await contacts(work.db, act.actor.company, [act.actor.id])
    return _said(await enter(work, there, me), there)


async def channel_invite(act: Act, work: Work) -> Said:
    """Bring others in. Who is there already stays as they are."""
    asked: acts.ChannelPeople = act.input
    there, member = await _room(work, asked.channel)
    may_invite(there, member, act.actor)
    people = await contacts(work.db, act.actor.company, asked.people)
    if len(people) > MOST_PEOPLE:
        raise Refused("people.too_many", field="people", most=MOST_PEOPLE)
    return _said(await enter(work, there, people), there)


async def channel_leave(act: Act, work: Work) -> Said:
    """Go. What follows is not heard any more."""
    room, member = await standing.look(work.db, act.input.channel, act.actor.id, lock=True)
    there = may_leave(room, member, act.actor)
    if member is None:
        return lambda: acts.Told(there.head_seq)
    return _said(await go(work, there, [act.actor.id]), there)


async def channel_remove(act: Act, work: Work) -> Said:
    """Take people out of a room."""
    asked: acts.ChannelPeople = act.input
    there, member = await _room(work, asked.channel)
    may_keep(there, member, act.actor)
    if len(asked.people) > MOST_PEOPLE:
        raise Refused("people.too_many", field="people", most=MOST_PEOPLE)
    return _said(await go(work, there, asked.people), there)


async def channel_edit(act: Act, work: Work) -> Said:
    """Call a room something else, or say what it is for."""
    asked: acts.ChannelEdit = act.input
    there, member = await _room(work, asked.channel)
    may_keep(there, member, act.actor)
    name = there.name if asked.name is None else _name(there.kind, asked.name)
    topic = there.topic if asked.topic is None else clean(asked.topic, "topic", 300)
    icon = there.icon if asked.icon is None else clean(asked.icon, "icon", 80)
    if name.casefold() != there.name.casefold() and there.kind == "public":
        await _free(work, name)
    sql = "UPDATE room SET name = ?, name_key = ?, topic = ?, icon = ? WHERE id = ?"
    await work.db.run(sql, name, name.casefold(), topic, icon, there.id)
    return await _tell_facts(work, there.id, "channel.changed")


async def channel_archive(act: Act, work: Work) -> Said:
    """Close a room for good: it can be read, and nothing more is said in it."""
    there, member = await _room(work, act.input.channel)
    may_keep(there, member, act.actor)
    sql = "UPDATE room SET archived_at = ? WHERE id = ? AND archived_at IS NULL"
    if await work.db.run(sql, act.at, there.id) != 1:
        return lambda: acts.Told(there.head_seq)
    return await _tell_facts(work, there.id, "channel.archived")


async def channel_mute(act: Act, work: Work) -> acts.Done:
    """Be quiet about a room, or not: mine alone."""
    return await _switch(work, act.input, "muted")


async def channel_pin_top(act: Act, work: Work) -> acts.Done:
    """Keep a room on top of my list, or not."""
    return await _switch(work, act.input, "pinned")


async def _make(work: Work, asked: acts.ChannelCreate, people: Sequence[Contact]) -> str:
    name = _name(asked.kind, asked.name)
    topic, icon = clean(asked.topic, "topic", 300), clean(asked.icon or "", "icon", 40)
    history = "joined" if asked.kind == "group" else "all"
    room = Room(new_id(LETTER[asked.kind], work.at), work.actor.company, asked.kind, name, topic, icon, history,
                department=asked.department)  # fmt: skip
    if asked.department and not work.actor.is_admin and not await _heads(work, asked.department):
        raise Refused("channel.department", field="department")
    if asked.kind == "public":
        await _free(work, name)
    if not await _insert(work, room):
        raise Refused("channel.name_taken", field="name", name=name)
    await open_with(work, room, people, owner=work.actor.id)
    return room.id


async def _insert(work: Work, room: Room, pair: str | None = None) -> bool:
    made = await work.db.run(
        INSERT,
        room.id, room.company, room.kind, room.name, room.name.casefold(), room.topic, room.icon, room.history,
        room.department, pair, work.actor.id, work.at,
    )  # fmt: skip
    if made == 1:
        sql = "INSERT INTO channel (id, company, kind) VALUES (?, ?, ?)"
        await work.db.run(sql, room.id, room.company, room.kind)
    return made == 1


async def _room(work: Work, channel: str) -> tuple[Room, Member | None]:
    room, member = await standing.look(work.db, channel, work.actor.id, lock=True)
    return visible(room, member, work.actor), member


def _said(place: Place | None, room: Room) -> Said:
    return lambda: acts.Told(place.seq if place else room.head_seq)


async def _tell_facts(work: Work, channel: str, event: str) -> Said:
    room = (await standing.rooms(work.db, [channel]))[channel]
    work.target = channel
    return _said(work.tell(channel, event, {"channel": facts(room)}), room)


async def _switch(work: Work, asked: acts.ChannelSwitch, column: str) -> acts.Done:
    sql = f"UPDATE room_member SET {column} = ? WHERE channel = ? AND person = ? RETURNING muted, pinned"
    row = await work.db.row(sql, asked.on, asked.channel, work.actor.id)
    if row is None:
        raise Refused("channel.missing", field="channel")
    kept = {"channel": asked.channel, "muted": bool(row["muted"]), "pinned": bool(row["pinned"])}
    for inbox in (await inboxes(work.db, [work.actor.id])).values():
        work.tell(inbox, "channel.kept", kept)
    return acts.Done()


def _name(kind: str, name: str) -> str:
    return named(name) if kind in ("public", "private") or name.strip() else ""


async def _free(work: Work, name: str) -> None:
    sql = "SELECT 1 FROM room WHERE company = ? AND name_key = ? AND kind = 'public' AND archived_at IS NULL"
    if await work.db.value(sql, work.actor.company, name.casefold()) is not None:
        raise Refused("channel.name_taken", field="name", name=name)


async def _heads(work: Work, department: str) -> bool:
    sql = "SELECT 1 FROM department WHERE id = ? AND company = ? AND head = ?"
    return await work.db.value(sql, department, work.actor.company, work.actor.id) is not None
