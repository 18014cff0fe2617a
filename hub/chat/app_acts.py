"""What may be asked of bots as apps: their manifests, what is put to them, and what they answer."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType, field

from hub.chat.acts import Blocks, Changes, Given, Id, Text, Word


class ManifestArg(Given, frozen=True, kw_only=True):
    """An argument of an app's command, of one of the kinds a command's arguments have (hub.kernel.Arg)."""

    name: Word
    kind: Word = "text"
    required: bool = False
    rest: bool = False
    label: dict[str, str] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)


class ManifestCommand(Given, frozen=True, kw_only=True):
    """`names`: the English one first, then the Chinese one, then others."""

    names: Annotated[list[Word], Meta(min_length=1, max_length=10)]
    label: dict[str, str] = field(default_factory=dict)
    icon: str = ""
    args: list[ManifestArg] = field(default_factory=list)


class Manifest(Given, frozen=True, kw_only=True):
    """What an app is (`manifest.toml`). `for_person` lists the acts it may do for whoever tapped: letting the app in
    allows them.
    """

    name: Word
    label: dict[str, str]
    icon: str = ""
    about: dict[str, str] | None = None
    commands: list[ManifestCommand] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    scopes: list[str] = field(default_factory=list)
    for_person: list[str] = field(default_factory=list)


class AppRegister(Given, frozen=True, kw_only=True):
    """Let a bot in as an app."""

    bot: Id
    manifest: Manifest


class AppAsk(Given, frozen=True, kw_only=True):
    """Put something to a bot in somebody's name: a message to it, in this floor."""

    bot: Id
    person: Id
    channel: Id
    message: Id
    thread: Id | None = None


class Asked(Struct, frozen=True):
    interaction: str


class AppReply(Given, frozen=True, kw_only=True):
    """What a bot says to whoever asked: to them alone, or in the room. `card` shows them a bound card they may see."""

    text: Text = ""
    words: dict[str, str] | None = None
    blocks: Blocks | None = None
    card: Id | None = None
    in_channel: bool = False


class AppUpdate(Given, frozen=True, kw_only=True):
    """What the bot's message, on which was tapped, becomes."""

    text: Text = ""
    blocks: Blocks | None = None


class AppAnswer(Changes, frozen=True, kw_only=True):
    """A bot's answer to an interaction, by its trigger, as long as that lives."""

    trigger: Id
    reply: AppReply | None = None
    update: AppUpdate | None = None
    errors: dict[str, str] | None = None


class Answered(Struct, frozen=True, kw_only=True):
    """The message that was said or changed, if any was."""

    message: str | UnsetType = UNSET
