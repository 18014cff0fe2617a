"""What may be asked of chat: saying, changing and reading messages, keeping rooms, tapping cards, being an app."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from hub.chat.shapes import Card, Channel, Message
from hub.people import Person

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Ids = Annotated[list[Id], Meta(max_length=200)]
Key = Annotated[str, Meta(min_length=1, max_length=64)]
Text = Annotated[str, Meta(max_length=16_384)]
Name = Annotated[str, Meta(max_length=80)]
Line = Annotated[str, Meta(max_length=300)]
Reason = Annotated[str, Meta(max_length=200)]
Emoji = Annotated[str, Meta(min_length=1, max_length=32)]
Files = Annotated[list[Id], Meta(max_length=10)]
Blocks = list[dict[str, Any]]
Page = Annotated[int, Meta(ge=1, le=200)]
Seq = Annotated[int, Meta(ge=0, le=2**53)]
Word = Annotated[str, Meta(min_length=1, max_length=40)]
Option = Annotated[str, Meta(max_length=2_000)]
Picked = Option | list[Option | dict[str, Any]] | int | dict[str, Any]
"""What was picked in a list or a field: a text, several, an instant in seconds, or an option a bot served."""


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an act is given."""


class Changes(Given, frozen=True, kw_only=True):
    """What an act that changes something is given: `key` makes it happen once, however often it is sent."""

    key: Key | None = None


class Done(Struct, frozen=True):
    """It is done; there is nothing more to say."""


class Told(Struct, frozen=True):
    """Where the channel's log stands after the act."""

    seq: int


# ---- messages


class PostAs(Given, frozen=True, kw_only=True):
    """What a bot calls itself in one message, beside its own name; `icon` is an emoji."""

    name: Name
    icon: Emoji | None = None


class Post(Changes, frozen=True, kw_only=True):
    """Say something: a text, files, or (bots) blocks and an alias. `also` shows a thread's answer in the room's own
    line too.
    """

    channel: Id
    text: Text = ""
    blocks: Blocks | None = None
    files: Files = field(default_factory=list)
    thread: Id | None = None
    also: bool = False
    urgent: bool = False
    alias: PostAs | None = None


class Posted(Struct, frozen=True):
    id: str
    channel: str
    seq: int
    no: int
    at: str
    duplicate: bool = False


class Edit(Changes, frozen=True, kw_only=True):
    message: Id
    text: Text = ""
    blocks: Blocks | None = None


class Recall(Changes, frozen=True, kw_only=True):
    message: Id
    reason: Reason = ""


class React(Changes, frozen=True, kw_only=True):
    message: Id
    emoji: Emoji


class OfMessage(Changes, frozen=True, kw_only=True):
    message: Id


class Read(Changes, frozen=True, kw_only=True):
    """I have read up to here. A position never goes back."""

    channel: Id
    seq: Seq


class HasRead(Struct, frozen=True):
    """The number of the last message read, and how many after it call for me."""

    no: int
    mentions: int


class History(Given, frozen=True, kw_only=True):
    """A stretch of a room's messages, or of a thread's. `around` is an event's seq or a message's id."""

    channel: Id
    before: Seq | None = None
    after: Seq | None = None
    around: Seq | Id | None = None
    thread: Id | None = None
    limit: Page = 60


class Messages(Struct, frozen=True):
    """Oldest first. `more` continues the way that was asked for (back, unless `after`); `ahead`: newer ones exist."""

    messages: list[Message]
    more: bool
    ahead: bool
    head: int


class AskReaders(Given, frozen=True, kw_only=True):
    message: Id


class Readers(Struct, frozen=True):
    """Who has read a message and who has not, of those it was said to; the lists end at 500, the counts do not."""

    read: list[Person]
    unread: list[Person]
    read_count: int
    unread_count: int


# ---- rooms


class ChannelCreate(Changes, frozen=True, kw_only=True):
    """A `direct` one is found, not doubled. `department` makes it the room of that department."""

    kind: Literal["public", "private", "direct", "group"]
    name: Name = ""
    topic: Line = ""
    icon: Word | None = None
    people: Ids = field(default_factory=list)
    department: Id | None = None


class OneChannel(Struct, frozen=True):
    channel: Channel


class ChannelList(Given, frozen=True, kw_only=True):
    """My rooms (`joined`), or the open ones I could enter too; by name, a page after the room `before`."""

    joined: bool = True
    query: Name = ""
    before: Id | None = None
    limit: Page = 50


class Channels(Struct, frozen=True):
    channels: list[Channel]
    more: bool


class OfChannel(Changes, frozen=True, kw_only=True):
    channel: Id


class ChannelGet(Given, frozen=True, kw_only=True):
    channel: Id


class ChannelDetail(Struct, frozen=True):
    """A room with its people (the first 1,000), what is pinned (latest first) and who has which role."""

    channel: Channel
    people: list[str]
    pins: list[Message]
    head: int
    roles: dict[str, str]


class ChannelEdit(Changes, frozen=True, kw_only=True):
    """What is left out stays."""

    channel: Id
    name: Name | None = None
    topic: Line | None = None
    icon: Name | None = None


class ChannelPeople(Changes, frozen=True, kw_only=True):
    channel: Id
    people: Ids


class ChannelSwitch(Changes, frozen=True, kw_only=True):
    channel: Id
    on: bool


# ---- cards


class CardTap(Changes, frozen=True, kw_only=True):
    """A tap on a card, naming the `version` that was seen. `card` when it stands on a page, not in a message.

    `form`: a bound card's fields by name; a free card's by `block_id` and `action_id`.
    """

    action: Annotated[str, Meta(min_length=1, max_length=255)]
    message: Id | None = None
    card: Id | None = None
    block: Annotated[str, Meta(max_length=255)] | None = None
    value: Picked | None = None
    form: dict[str, Any] | None = None
    version: int = 0


class Tapped(Struct, frozen=True, kw_only=True):
    """The card's new face for this person; for a bot's free card, what was put to the bot, and what it finds wrong."""

    card: Card | UnsetType = UNSET
    interaction: str | UnsetType = UNSET
    errors: dict[str, str] | UnsetType = UNSET


class CardView(Given, frozen=True, kw_only=True):
    message: Id | None = None
    card: Id | None = None
    thing: Id | None = None


class OneCard(Struct, frozen=True):
    card: Card


class CardTell(Given, frozen=True, kw_only=True):
    """Tell the rooms after this one that a card changed, or draw one whose turn has come."""

    card: Id
    after: str | None = None


# ---- presence


class PresenceSet(Given, frozen=True, kw_only=True):
    state: Literal["online", "away", "busy", "offline"]
    status: Name | None = None


class Typing(Given, frozen=True, kw_only=True):
    channel: Id
    thread: Id | None = None
