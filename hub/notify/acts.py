"""What may be asked of to-dos and notices."""

from typing import Annotated, Any

from msgspec import Meta, Struct

Limit = Annotated[int, Meta(ge=1, le=200)]
Offset = Annotated[int, Meta(ge=0, le=100_000)]


class TodoList(Struct, forbid_unknown_fields=True, frozen=True):
    """One of five boxes: `mine`, `read`, `sent`, `done`, `copied`. `done: true` is short for that box."""

    box: str = "mine"
    kind: str | None = None
    done: bool = False
    limit: Limit = 50
    offset: Offset = 0


class Todos(Struct):
    """To-dos, and how many lie in each box."""

    todos: list[dict[str, Any]]
    more: bool
    counts: dict[str, int]


class NoticeList(Struct, forbid_unknown_fields=True, frozen=True):
    """What I was told, newest first; before a notice's id to page on."""

    before: str | None = None
    limit: Limit = 50


class Notices(Struct):
    """Notices, newest first."""

    notices: list[dict[str, Any]]
    more: bool


class NoticeRead(Struct, forbid_unknown_fields=True, frozen=True):
    """I have seen these."""

    notices: Annotated[list[str], Meta(min_length=1, max_length=200)]


class Nothing(Struct):
    """Done; there is nothing to say."""


class TodoTold(Struct):
    """A to-do as it stands: opened, urged, closed."""

    todo: dict[str, Any]


class NoticeTold(Struct):
    """A notice just given."""

    notice: dict[str, Any]
