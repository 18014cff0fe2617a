"""What may be asked about files: what one is, and (the hub alone) writing down what was handed in."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

Id = Annotated[str, Meta(min_length=1, max_length=64)]


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an act is given."""


class FileShape(Struct, frozen=True, kw_only=True):
    """A file as clients get it; pictures have their size in pixels."""

    id: str
    name: str
    type: str
    size: int
    url: str
    width: int | UnsetType = UNSET
    height: int | UnsetType = UNSET
    thumb: str | UnsetType = UNSET


class FileGet(Given, frozen=True, kw_only=True):
    file: Id


class OneFile(Struct, frozen=True):
    file: FileShape


class FileTicket(Given, frozen=True, kw_only=True):
    """A file about to be handed in: what it is called and how many bytes it has."""

    name: Annotated[str, Meta(min_length=1, max_length=300)]
    length: Annotated[int, Meta(ge=1)]


class Ticket(Struct, frozen=True):
    file: str
    secret: str


class FileBegin(Given, frozen=True, kw_only=True):
    """A file about to come in pieces: what it is called, its type as told, and how many bytes it will have."""

    name: Annotated[str, Meta(min_length=1, max_length=300)]
    type: Annotated[str, Meta(max_length=200)] = ""
    size: Annotated[int, Meta(ge=1)]


class Part(Struct, frozen=True):
    """The id the file will have, and until when its bytes may come (ms UTC)."""

    file: str
    expires_at: int


class FileForget(Given, frozen=True, kw_only=True):
    """Let an upload go that is under way."""

    file: Id


class Forgotten(Struct, frozen=True):
    gone: bool


class FileKeep(Given, frozen=True, kw_only=True):
    """A blob that lies in its place, and who handed it in. `file`: the id it was promised."""

    file: Id | None = None
    owner: Id
    company: Id
    name: str
    type: str
    size: int
    sha: str
    width: int | None = None
    height: int | None = None


class FileSweep(Given, frozen=True, kw_only=True):
    """Let a file go that hangs on nothing."""

    file: Id


class Swept(Struct, frozen=True):
    gone: bool
