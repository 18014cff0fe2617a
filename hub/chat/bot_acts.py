"""What whoever administers bots may ask: letting one in, its token, and the webhooks that post into rooms."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from hub.chat.acts import Changes, Given, Id, Line
from hub.chat.shapes import Who

Called = Annotated[str, Meta(min_length=1, max_length=60)]


class BotList(Given, frozen=True, kw_only=True):
    pass


class BotShape(Struct, frozen=True, kw_only=True):
    """A bot as its administrator sees it: its manifest's contents, how many tokens open its door, and whether it is
    here. `commands` are the words it is called by, `for_person` the acts it may do for whoever tapped.
    """

    id: str
    app: str
    name: str
    name_en: str
    icon: str
    about: dict[str, str]
    commands: list[str]
    cards: list[str]
    scopes: list[str]
    for_person: list[str]
    tokens: int
    presence: str
    created_at: str
    seen_at: str | UnsetType = UNSET


class Bots(Struct, frozen=True):
    """Every bot of the company; in `answer` the same as a text, for a command."""

    bots: list[BotShape]
    answer: dict[str, Any]


class BotCreate(Given, frozen=True, kw_only=True):
    """`app` is what it signs in as: small letters, digits and hyphens."""

    app: Called
    name: Called
    name_en: Annotated[str, Meta(max_length=60)] = ""
    about: Line = ""
    icon: Annotated[str, Meta(max_length=40)] = ""


class OfBot(Given, frozen=True, kw_only=True):
    bot: Id


class BotToken(Struct, frozen=True, kw_only=True):
    """The token is shown this once; only its hash is kept."""

    bot: str
    token: str


class HookCreate(Given, frozen=True, kw_only=True):
    """A webhook that posts into this room, by the name its messages will carry."""

    channel: Id
    name: Called


class HookList(Given, frozen=True, kw_only=True):
    channel: Id | None = None


class HookShape(Struct, frozen=True, kw_only=True):
    id: str
    bot: str
    name: str
    channel: str
    room: str
    by: Who
    created_at: str
    used_at: str | UnsetType = UNSET


class Hooks(Struct, frozen=True):
    """The webhooks of a room, or of the whole company; in `answer` the same as a text, for a command."""

    hooks: list[HookShape]
    answer: dict[str, Any]


class OfHook(Given, frozen=True, kw_only=True):
    hook: Id


class HookSecret(Struct, frozen=True, kw_only=True):
    """The address is `/hooks/{hook.id}/{secret}`, shown this once. `answer` is for a command, and names no secret."""

    hook: HookShape
    secret: str
    answer: dict[str, Any]


class HookGone(Struct, frozen=True):
    hook: str


class Whispered(Struct, frozen=True):
    message: str
    at: str


class Whisper(Changes, frozen=True, kw_only=True):
    """Say something to one person of a room alone: seen by them until they dismiss it, for a day, or until an hour
    within a week.
    """

    channel: Id
    person: Id
    text: Annotated[str, Meta(max_length=16_384)] = ""
    blocks: list[dict[str, Any]] | None = None
    thread: Id | None = None
    until: Line | None = None
