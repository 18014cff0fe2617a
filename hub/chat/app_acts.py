"""What may be asked of bots as apps: their manifests, what is put to them, and what they answer."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from hub.chat.acts import Blocks, Changes, Given, Id, Line, Text, Word
from hub.chat.shapes import Who
from hub.chat.view_acts import ViewBody

Options = Annotated[list[dict[str, Any]], Meta(max_length=100)]


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


class ManifestShortcut(Given, frozen=True, kw_only=True):
    """Something an app does from the composer's menu (`global`) or from the menu of a message (`message`)."""

    id: Annotated[str, Meta(min_length=1, max_length=255)]
    kind: Literal["global", "message"]
    label: dict[str, str]
    icon: str = ""


class Manifest(Given, frozen=True, kw_only=True):
    """What an app is (`manifest.toml`). `for_person` lists the acts it may do for whoever tapped: letting the app in
    allows them.
    """

    name: Word
    label: dict[str, str]
    icon: str = ""
    about: dict[str, str] | None = None
    commands: list[ManifestCommand] = field(default_factory=list)
    shortcuts: Annotated[list[ManifestShortcut], Meta(max_length=10)] = field(default_factory=list)
    home: bool = False
    actions: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    scopes: list[str] = field(default_factory=list)
    for_person: list[str] = field(default_factory=list)


class AppRegister(Given, frozen=True, kw_only=True):
    """Let a bot in as an app."""

    bot: Id
    manifest: Manifest


class AppDescribe(Changes, frozen=True, kw_only=True):
    """What a bot says of itself when it connects: what it is called by. What it may do for people is not its to say."""

    commands: Annotated[list[ManifestCommand], Meta(max_length=50)] = field(default_factory=list)
    shortcuts: Annotated[list[ManifestShortcut], Meta(max_length=10)] = field(default_factory=list)
    home: bool = False


class HomeList(Given, frozen=True, kw_only=True):
    """Which apps have a home page?"""


class Home(Struct, frozen=True, kw_only=True):
    """An app with a home page: who it is, and what it is for."""

    bot: Who
    icon: str
    label: dict[str, str]
    about: dict[str, str]


class Homes(Struct, frozen=True):
    homes: list[Home]


class HomeOpen(Changes, frozen=True, kw_only=True):
    """I opened an app's home page: the app may bring it up to date for me."""

    bot: Id


class HomeOpened(Struct, frozen=True):
    """What was put to the app."""

    interaction: str


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
    """What a bot says to whoever asked: to them alone (until an hour, a day at most), or in the room. `card` shows
    them a bound card they may see.
    """

    text: Text = ""
    words: dict[str, str] | None = None
    blocks: Blocks | None = None
    card: Id | None = None
    in_channel: bool = False
    until: Line | None = None


class AppUpdate(Given, frozen=True, kw_only=True):
    """What the bot's message, on which was tapped, becomes."""

    text: Text = ""
    blocks: Blocks | None = None


class AppDialog(Given, frozen=True, kw_only=True):
    """What becomes of the dialog something was asked from: it changes, another lies upon it, or all close."""

    action: Literal["update", "push", "clear"]
    view: ViewBody | None = None


class AppAnswer(Changes, frozen=True, kw_only=True):
    """A bot's answer to an interaction, by its trigger, as long as that lives. `errors` names what is wrong in a form,
    by `block_id` or `action_id`; `options` or `groups` are what a list offers while one types.
    """

    trigger: Id
    reply: AppReply | None = None
    update: AppUpdate | None = None
    errors: Annotated[dict[str, str], Meta(max_length=100)] | None = None
    view: AppDialog | None = None
    options: Options | None = None
    groups: Options | None = None


class Answered(Struct, frozen=True, kw_only=True):
    """The message that was said or changed, and the dialog that was opened or changed, if any was."""

    message: str | UnsetType = UNSET
    view: str | UnsetType = UNSET


class ShortcutList(Given, frozen=True, kw_only=True):
    pass


class ShortcutShape(Struct, frozen=True, kw_only=True):
    bot: Who
    id: str
    kind: str
    label: dict[str, str]
    icon: str


class Shortcuts(Struct, frozen=True):
    shortcuts: list[ShortcutShape]


class ShortcutRun(Changes, frozen=True, kw_only=True):
    """Call an app by one of its shortcuts: from a room, or for a message in it."""

    bot: Id
    shortcut: Annotated[str, Meta(min_length=1, max_length=255)]
    channel: Id | None = None
    thread: Id | None = None
    message: Id | None = None


class ShortcutSent(Struct, frozen=True, kw_only=True):
    interaction: str
    errors: dict[str, str] | UnsetType = UNSET
