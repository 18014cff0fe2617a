"""What may be asked of record types users build: listing, reading, checking, publishing, switching on and off."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from hub.people import Named, Reason, Warrant

Body = Annotated[str, Meta(max_length=100_000)]
Name = Annotated[str, Meta(min_length=3, max_length=80)]


class TypeProblem(Struct, frozen=True):
    """What is wrong with a description: its line (0: the whole of it) and a sentence."""

    line: int
    text: dict[str, Any]


class ListTypes(Struct, frozen=True, forbid_unknown_fields=True):
    """Every record type of the company: those users built, and those that came with the hub."""


class BuiltType(Struct, frozen=True, kw_only=True):
    """A type as the list shows it. `source`: a file of config/modules, the page, or the hub's own code."""

    name: str
    label: dict[str, Any]
    icon: str
    tone: str
    slash: str
    source: Literal["file", "page", "code"]
    enabled: bool
    version: int
    records: int
    at: str | UnsetType = UNSET
    yours: bool = False
    """May the asker change it?"""


class RefusedFile(Struct, frozen=True):
    """A file of config/modules that was not taken, and why: what was in force before still is."""

    file: str
    at: str
    problems: list[TypeProblem]


class BuiltTypes(Struct, frozen=True):
    types: list[BuiltType]
    files: list[RefusedFile]


class GetType(Struct, frozen=True, forbid_unknown_fields=True):
    name: Name


class TypeVersion(Struct, frozen=True, kw_only=True):
    """One line of a type's history, and what it changed."""

    version: int
    what: str
    at: str
    by: Named
    reason: str
    opinion: str
    file: str
    changes: list[str]
    body: str
    leader: Named | UnsetType = UNSET


class OneType(Struct, frozen=True, kw_only=True):
    name: str
    body: str
    version: int
    enabled: bool
    yours: bool
    history: list[TypeVersion]


class CheckType(Struct, frozen=True, forbid_unknown_fields=True):
    """Could this be published? Nothing is refused; what is wrong is told."""

    body: Body


class CheckedType(Struct, frozen=True, omit_defaults=True):
    """What is wrong, line by line, what it would change, and the name it speaks of."""

    problems: list[TypeProblem]
    changes: list[str]
    name: str = ""
    version: int = 0
    label: dict[str, Any] | None = None


class PublishType(Warrant, frozen=True, kw_only=True):
    """Put a description in force. `version` is the one that was changed (0: there was none, or any)."""

    body: Body
    reason: Reason
    version: int = 0


class EnableType(Warrant, frozen=True, kw_only=True):
    """Switch a type on or off. Its records stay either way."""

    name: Name
    enabled: bool
    reason: Reason


class TypeKept(Struct, frozen=True):
    name: str
    version: int


class TakeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of config/modules as it stands now."""

    file: str
    body: str


class Taken(Struct, frozen=True):
    taken: bool


class IndexType(Struct, frozen=True, forbid_unknown_fields=True):
    """The records of a type after this id are to be found by its new fields too."""

    type: str
    after: str = ""


class Indexed(Struct, frozen=True):
    count: int
