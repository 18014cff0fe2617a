"""What may be asked of the index."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Kind = Literal["message", "person", "record", "file"]


class Find(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words and operators (`from:` `in:` `has:` `after:` `before:` `kind:`, in Chinese too); `before` pages on."""

    query: Annotated[str, Meta(max_length=500)]
    kinds: list[Kind] = []
    channel: str = ""
    limit: Annotated[int, Meta(ge=1, le=100)] = 20
    before: Annotated[str, Meta(max_length=40)] = ""


class FindMessages(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words and operators, looked for in messages alone, the newest first."""

    query: Annotated[str, Meta(max_length=500)]
    channel: str = ""
    limit: Annotated[int, Meta(ge=1, le=100)] = 20
    before: Annotated[str, Meta(max_length=40)] = ""


class Hit(msgspec.Struct, omit_defaults=True):
    """One thing found: what it is called, the words around the find, and the places of the words in them.

    `marks` are `[from, to]` in UTF-16 units of `snippet`, as a browser counts.
    """

    kind: str
    id: str
    title: str
    snippet: str
    marks: list[list[int]]
    url: str
    hint: str = ""
    type: str = ""
    channel: str = ""
    message: str = ""
    seq: int = 0
    at: str = ""
    by: dict[str, Any] | None = None


class Hits(msgspec.Struct, omit_defaults=True):
    """What was found: people, records and files first, then messages, newest first. `more` pages the messages on;
    `counts` (by kind, up to 1,000 in all) come with the first page.
    """

    hits: list[Hit]
    more: str = ""
    counts: dict[str, int] = {}
