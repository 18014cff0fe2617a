"""Who may do what in a room and to a message: decided from facts alone. Pure."""

from collections.abc import Sequence

import msgspec

from hub.kernel import Actor, Refused

OPEN = "public"
TALKS = ("direct", "group")
MINUTE = 60_000
MOST_PEOPLE = 48
"""People at most in one creation or invitation: each hears of it in their own inbox, and an act tells 50 channels."""


class Room(msgspec.Struct, frozen=True):
    """A room as it stands; `history` is `all`, or `joined` when a newcomer sees only what follows."""

    id: str
    company: str
    kind: str
    name: str = ""
    topic: str = ""
    icon: str = ""
    history: str = "all"
    people: int = 0
    archived: bool = False
    department: str | None = None
    head_seq: int = 0
    head_no: int = 0


class Member(msgspec.Struct, frozen=True):
    """Somebody's place in a room: from which event on, how far they have read, and how they keep it."""

    person: str
    role: str = "member"
    from_seq: int = 0
    read_seq: int = 0
    read_no: int = 0
    muted: bool = False
    pinned: bool = False


class Said(msgspec.Struct, frozen=True):
    """What judging a message needs. `thread` is the message it answers, `card` the bound card on it."""

    id: str
    channel: str
    author: str
    at: int
    seq: int = 0
    no: int = 0
    thread: str | None = None
    card: str | None = None
    recalled: bool = False


def visible(room: Room | None, member: Member | None, actor: Actor) -> Room:
    """The room, if it exists for this actor: their own, or an open one of their company. R58, company-wide."""
    if room is None or room.company != actor.company or (member is None and room.kind != OPEN):
        raise Refused("channel.missing", field="channel")
    return room


def readable_from(room: Room, member: Member | None) -> int:
    """The first event this member may read of the room's past."""
    return member.from_seq if member and room.history == "joined" else 0


def inside(room: Room | None, member: Member | None, actor: Actor) -> Member:
    """Something is to be done in a room: its own people only, and not once it is archived."""
    there = visible(room, member, actor)
    if member is None:
        raise Refused("channel.not_in", field="channel", name=there.name)
    if there.archived:
        raise Refused("channel.archived", field="channel", name=there.name)
    return member


def may_show_blocks(actor: Actor) -> bool:
    """Free cards are posted by bots, also by one that acts for a person (protocol.md section 5)."""
    return actor.kind == "bot" or actor.keyring.startswith("B")


def root_of(parent: Said | None, channel: str) -> str:
    """The thread a reply belongs to: an answer to an answer stands in the same thread."""
    if parent is None or parent.channel != channel:
        raise Refused("message.missing", field="thread")
    return parent.thread or parent.id


def living(said: Said | None) -> Said:
    """A message that can still be acted upon."""
    if said is None:
        raise Refused("message.missing", field="message")
    if said.recalled:
        raise Refused("message.recalled", field="message")
    return said


def may_edit(said: Said, actor: Actor, now: int, minutes: int) -> None:
    """One's own words, for a while; a bot keeps its own up to date for ever. A bound card has no words to edit."""
    if said.author != actor.id:
        raise Refused("message.not_yours")
    if said.card:
        raise Refused("message.bound")
    if actor.kind != "bot" and now - said.at > minutes * MINUTE:
        raise Refused("message.too_old", minutes=minutes)


def may_recall(said: Said, member: Member, actor: Actor, now: int, minutes: int) -> None:
    """One's own for a while; a room's owner and an administrator take back anything but a bound card."""
    if said.card:
        raise Refused("message.bound")
    if member.role == "owner" or actor.is_admin or (said.author == actor.id and actor.kind == "bot"):
        return
    if said.author != actor.id:
        raise Refused("message.not_yours")
    if now - said.at > minutes * MINUTE:
        raise Refused("message.too_old", minutes=minutes)


def may_join(room: Room | None, member: Member | None, actor: Actor) -> Room:
    """Whoever can see an open room may enter it; a closed one takes an invitation."""
    there = visible(room, member, actor)
    if there.archived:
        raise Refused("channel.archived", field="channel", name=there.name)
    if member is None and there.kind != OPEN:
        raise Refused("channel.missing", field="channel")
    return there


def may_leave(room: Room | None, member: Member | None, actor: Actor) -> Room:
    """One leaves any room but a conversation of two: that is found again, not made anew."""
    there = visible(room, member, actor)
    if there.kind == "direct":
        raise Refused("channel.direct", field="channel")
    return there


def may_invite(room: Room, member: Member | None, actor: Actor) -> None:
    """Everyone in a room may bring others in; a conversation of two stays one of two."""
    inside(room, member, actor)
    if room.kind == "direct":
        raise Refused("channel.direct", field="channel")


def may_keep(room: Room, member: Member | None, actor: Actor) -> None:
    """Renaming, removing people and archiving are the owner's and the administrator's."""
    visible(room, member, actor)
    if room.kind == "direct":
        raise Refused("channel.direct", field="channel")
    if not actor.is_admin and (member is None or member.role != "owner"):
        raise Refused("channel.not_owner", field="channel", name=room.name)


def may_hook(room: Room | None, member: Member | None, actor: Actor, *, dead: bool = False) -> Room:
    """An address that posts into a room is its owner's and the administrator's to give; `dead`: also of an archived
    room, whose addresses may still be looked at and ended.
    """
    there = visible(room, member, actor)
    may_keep(there, member, actor)
    if there.archived and not dead:
        raise Refused("channel.archived", field="channel", name=there.name)
    return there


def pair_of(company: str, people: Sequence[str]) -> str:
    """What makes a conversation of two the same one: the company and both people, whoever opened it."""
    return ":".join([company, *sorted(set(people))])
