"""What may be asked of drafts: keeping one, going on with it, throwing it away."""

from typing import Any

from msgspec import Struct, field

from hub.flow.acts import Asked, Id, Key


class SaveDraft(Asked, frozen=True):
    """Keep what I have filled in so far; with `draft` in its place. `numbered`: it gets its number now."""

    flow: Id
    form: dict[str, Any] = field(default_factory=dict)
    draft: Id | None = None
    numbered: bool = False
    key: Key | None = None


class DropDraft(Asked, frozen=True):
    """I do not need this draft any more."""

    draft: Id
    key: Key | None = None


class ListDrafts(Asked, frozen=True):
    """What have I begun and not sent?"""


class Draft(Struct):
    """A request begun: what is filled in as it was typed, and the number it has if it was given one."""

    draft: str
    flow: str
    no: str
    label: dict[str, Any]
    icon: str
    form: dict[str, Any]
    at: str


class Drafted(Struct):
    """The draft as it is kept."""

    kept: Draft


class Drafts(Struct):
    """What I have begun, the latest first."""

    drafts: list[Draft]
