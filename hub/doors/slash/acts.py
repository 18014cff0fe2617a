"""What may be asked of command lines: completing them while they are typed, and running them."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from hub.chat import shapes as chat

Message = chat.Message
Words = chat.Words
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Key = Annotated[str, Meta(min_length=1, max_length=64)]
Text = Annotated[str, Meta(max_length=16_384)]


class Complete(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line as far as it has been typed, up to the caret."""

    line: Text
    channel: Id | None = None
    thread: Id | None = None


class SyntaxArg(Struct, frozen=True):
    """One argument of a command."""

    name: str
    label: Words
    kind: str
    required: bool


class Syntax(Struct, frozen=True):
    """How a command is written; `at` is the index of the argument being typed, past the end when all are given."""

    command: str
    summary: Words
    args: list[SyntaxArg]
    at: int


class Suggestion(Struct, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """Something to put in place of the characters `from` … `to` of the line."""

    insert: str
    label: str
    start: int
    end: int
    hint: str | UnsetType = UNSET
    icon: str | UnsetType = UNSET


class Resolved(Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """How the characters `from` … `to` were understood."""

    start: int
    end: int
    text: str


class Completion(Struct, frozen=True, kw_only=True):
    """What may stand where the caret is."""

    suggestions: list[Suggestion]
    syntax: Syntax | UnsetType = UNSET
    resolved: list[Resolved] | UnsetType = UNSET


class Run(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Run a command line in a channel, or in a thread of it."""

    line: Text
    channel: Id
    thread: Id | None = None
    key: Key | None = None


class WherePosted(Struct, frozen=True):
    """A message the command posted."""

    channel: str
    message: str


class FormView(Struct, frozen=True, kw_only=True):
    """A form to open: what it is sent to, what is already known, and what is asked."""

    title: Words
    fields: list[dict[str, Any]]
    act: str
    preset: dict[str, Any]
    submit: Words
    command: str


class Ran(Struct, frozen=True, kw_only=True):
    """An answer only the asker sees, a message that was posted, a form to open, an address of the hub to go to, or a
    bot that was asked.
    """

    reply: Message | UnsetType = UNSET
    posted: WherePosted | UnsetType = UNSET
    view: FormView | UnsetType = UNSET
    open: str | UnsetType = UNSET
    interaction: str | UnsetType = UNSET


class CommandList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every command I may use; or the one of this name."""

    name: Annotated[str, Meta(max_length=60)] = ""


class CommandGroup(Struct, frozen=True):
    """What commands are listed under: requests to start, an app, or the office itself."""

    id: str
    label: Words


class CommandShape(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A command: as it is written in my language, all its names, what it takes, a whole line of it, and those below."""

    written: str
    names: list[str]
    summary: Words
    args: list[SyntaxArg]
    example: str
    icon: str = ""
    group: CommandGroup | UnsetType = UNSET
    subs: list["CommandShape"] = []


class CommandsFound(Struct, frozen=True):
    """Commands, in the order of their groups."""

    commands: list[CommandShape]


class ResumeFrom(Struct, frozen=True, forbid_unknown_fields=True):
    """Cursors: channel → the last seq one has. At most 1,000."""

    cursors: Annotated[dict[str, Annotated[int, Meta(ge=0, le=2**53)]], Meta(max_length=1_000)]


class Missed(Struct, frozen=True, kw_only=True):
    """What a channel's cursor missed: events, or `limited` (read the snapshot), or `later` (ask again)."""

    events: list[dict[str, Any]] | UnsetType = UNSET
    head: int | UnsetType = UNSET
    limited: bool | UnsetType = UNSET
    later: bool | UnsetType = UNSET


class Resumed(Struct, frozen=True):
    """What was missed, channel by channel; `gone` are those one is no longer in."""

    channels: dict[str, Missed]
    gone: list[str]
