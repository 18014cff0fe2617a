"""What clients are told of chat: messages, rooms and cards as they stand, and the events that carry them."""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, field

from hub.files import FileShape
from hub.people import Person


class Who(Struct, frozen=True, kw_only=True):
    """Whoever did something. The name is a hint: it may have changed since."""

    id: str
    name: str
    kind: Literal["person", "bot", "clock"] | UnsetType = UNSET


class Words(Struct, frozen=True, kw_only=True):
    """A text of the hub's own: in the company's language, and in each reader's."""

    text: str
    words: dict[str, str] | UnsetType = UNSET


class Replies(Struct, frozen=True):
    """How a thread stands: its answers, the last one's time, and who answered, latest first."""

    count: int
    last_at: str
    people: list[str]


class Reaction(Struct, frozen=True):
    emoji: str
    people: list[str]


class Recalled(Struct, frozen=True, kw_only=True):
    by: Who
    at: str
    reason: str | UnsetType = UNSET


class Ephemeral(Struct, frozen=True, kw_only=True):
    """Seen by one person only, until this time or until dismissed; the command that was answered."""

    until: str
    command: str | UnsetType = UNSET


class CardState(Struct, frozen=True, kw_only=True):
    code: str
    text: str
    words: dict[str, str] | UnsetType = UNSET
    mark: Literal["ring", "dot", "square"] | UnsetType = UNSET
    tone: str | UnsetType = UNSET


class FactLink(Struct, frozen=True):
    """Where a part of a fact leads; without a text the fact itself does."""

    text: str
    url: str


class CardFact(Struct, frozen=True, kw_only=True):
    """`value` is a text in words, an amount of money, or a person; masked ones come by `card.view` only. `links` lead
    to the files, the record or the message it names.
    """

    label: Words
    value: dict[str, Any]
    masked: bool | UnsetType = UNSET
    links: list[FactLink] | UnsetType = UNSET


class CardAction(Struct, frozen=True, kw_only=True):
    """`for` names who may do it now: `all`, these people, or `ask` (`card.view` says so when it comes on screen).

    After `until` nobody may any more.
    """

    id: str
    label: Words
    audience: str | list[str] = field(name="for")
    until: str | UnsetType = UNSET
    style: Literal["primary", "danger"] | UnsetType = UNSET
    form: list[dict[str, Any]] | UnsetType = UNSET
    confirm: Words | UnsetType = UNSET
    quick: list[Words] | UnsetType = UNSET


class TrailStop(Struct, frozen=True, kw_only=True):
    """A station on the road of a matter: done, here, to come, refused or skipped."""

    name: Words
    state: Literal["done", "here", "todo", "refused", "skipped"]
    person: str | UnsetType = UNSET
    note: Words | UnsetType = UNSET
    at: str | UnsetType = UNSET
    due: str | UnsetType = UNSET


class Seal(Struct, frozen=True, kw_only=True):
    """How a matter ended, by whom, when, and their words."""

    glyph: Literal["approved", "rejected", "withdrawn", "voided"]
    by: Who
    at: str
    text: str | UnsetType = UNSET


class Card(Struct, frozen=True, kw_only=True):
    """A bound card's face. `face` rises with each redraw, `version` when what is to be judged changes.

    `text`, in CommonMark, is what a card is there to be read for.
    """

    id: str
    kind: str
    thing: str
    view: str
    version: int
    face: int
    masked: bool
    tone: str
    icon: str
    label: Words
    no: str
    state: CardState
    title: Words
    facts: list[CardFact]
    blocks: list[dict[str, Any]]
    actions: list[CardAction]
    sub: Words | UnsetType = UNSET
    text: str | UnsetType = UNSET
    trail: list[TrailStop] | UnsetType = UNSET
    waits: Words | UnsetType = UNSET
    seal: Seal | UnsetType = UNSET
    url: str | UnsetType = UNSET


class Alias(Struct, frozen=True, kw_only=True):
    """What a bot calls itself in one message, for the program it speaks for. Whose message it is, `by` says."""

    name: str
    icon: str | UnsetType = UNSET


class Message(Struct, frozen=True, kw_only=True):
    """A message as it stands. Of a recalled one only the tombstone is left."""

    id: str
    channel: str
    seq: int
    no: int
    at: str
    by: Who
    text: str
    mentions: list[str]
    reactions: list[Reaction]
    pinned: bool
    urgent: bool
    kind: Literal["message", "system"]
    words: dict[str, str] | UnsetType = UNSET
    alias: Alias | UnsetType = UNSET
    blocks: list[dict[str, Any]] | UnsetType = UNSET
    card: Card | UnsetType = UNSET
    files: list[FileShape] | UnsetType = UNSET
    thread: str | UnsetType = UNSET
    also: bool | UnsetType = UNSET
    replies: Replies | UnsetType = UNSET
    edited_at: str | UnsetType = UNSET
    recalled: Recalled | UnsetType = UNSET
    ephemeral: Ephemeral | UnsetType = UNSET


class Head(Struct, frozen=True):
    """A place in a log: counting every event, and counting messages."""

    seq: int
    no: int


class LastWords(Struct, frozen=True, kw_only=True):
    id: str
    by: Who
    text: str
    at: str
    words: dict[str, str] | UnsetType = UNSET


class RoomFacts(Struct, frozen=True, kw_only=True):
    """What everyone in a room may know of it."""

    id: str
    kind: Literal["public", "private", "direct", "group", "inbox"]
    name: str
    topic: str
    people: int
    archived: bool
    icon: str | UnsetType = UNSET


class Channel(RoomFacts, frozen=True, kw_only=True):
    """A room as one person has it. `with` are the people of a conversation, `waiting` the cards there for me."""

    joined: bool
    head: Head
    read: Head
    mentions: int
    unread: int
    muted: bool
    pinned: bool
    waiting: int
    company: list[Person] | UnsetType = field(default=UNSET, name="with")
    last: LastWords | UnsetType = UNSET


# ---- events


class Parent(Struct, frozen=True):
    """The message an answer was given to, and how its thread now stands."""

    id: str
    replies: Replies


class MessagePosted(Struct, frozen=True, kw_only=True):
    message: Message
    parent: Parent | UnsetType = UNSET


class MessageChanged(Struct, frozen=True):
    message: Message


class MessageReacted(Struct, frozen=True):
    message: str
    reactions: list[Reaction]


class MessagePinned(Struct, frozen=True):
    message: str
    pinned: bool
    by: Who


class RoomChanged(Struct, frozen=True):
    channel: RoomFacts


class PeopleMoved(Struct, frozen=True):
    """Who came or went, by whose hand, and how many are there now."""

    people: list[Who]
    by: Who
    total: int


class CardChanged(Struct, frozen=True):
    card: Card


class Dismissed(Struct, frozen=True):
    message: str


class Entered(Struct, frozen=True):
    channel: Channel


class Exited(Struct, frozen=True):
    channel: str


class Kept(Struct, frozen=True):
    """How one person keeps a room, told to their other devices."""

    channel: str
    muted: bool
    pinned: bool
