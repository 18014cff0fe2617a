"""What may be asked of files of customers and contacts: shown first, then taken in, watched, and taken back."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hub.chat import shapes
from hub.office.crm.acts import Asked, Id, Key
from hub.people import Named

Kind = Literal["customer", "contact"]
Policy = Literal["skip", "update", "create"]
Field = Annotated[str, Meta(max_length=40)]
Words = shapes.Words


class ImportPreview(Asked, frozen=True):
    """Look into a file I handed in: what its columns are, and what would come of every row. Nothing is kept.

    `mapping` says which column (from 0) goes into which field, instead of what is guessed; `policy` what to do with
    a row that is there already.
    """

    file: Id
    kind: Kind | None = None
    mapping: dict[str, Field] | None = None
    policy: Policy = "skip"


class ImportStart(Asked, frozen=True):
    """Take a file in, by this mapping. It goes on by itself, and its card tells how far it is."""

    file: Id
    kind: Kind
    mapping: dict[str, Field]
    policy: Policy = "skip"
    key: Key | None = None


class ImportAsk(Asked, frozen=True):
    """The command: where files are taken in, for customers or contacts."""

    kind: Kind = "customer"


class ImportOffer(Asked, frozen=True):
    """The hub: somebody dropped a list of customers in a room, and is asked whether to take it in."""

    person: Id
    channel: Id
    file: Id
    name: str
    kind: Kind
    mapping: dict[str, Field]
    rows: int
    thread: Id | None = None


class ImportGet(Asked, frozen=True):
    """One import of mine, by id or number, with the rows that failed or were there already."""

    id: Id | None = None
    no: Id | None = None


class ImportList(Asked, frozen=True):
    """My imports, the latest first."""

    limit: Annotated[int, Meta(ge=1, le=100)] = 20


class ImportUndo(Asked, frozen=True):
    """Take an import back: what it made goes, what it changed is as before; what somebody acted upon stays."""

    id: Id
    version: int = 0
    key: Key | None = None


class ImportStage(Asked, frozen=True):
    """The hub: rows of the file as they were read, from row `first` on."""

    id: Id
    header: list[str]
    first: int
    rows: list[list[str]]
    last: bool


class ImportFail(Asked, frozen=True):
    """The hub: the file could not be read after all, and why."""

    id: Id
    why: str


class ImportStep(Asked, frozen=True):
    """The clock: take the next rows in, or back."""

    id: Id


class ImportReport(Asked, frozen=True):
    """The hub: the file of the rows that failed lies ready."""

    id: Id
    file: Id


class ImportColumn(Struct):
    """A column of a file: what it is called, what stands in it, and the field it would go into."""

    at: int
    header: str
    samples: list[str]
    field: str


class ImportField(Struct):
    """A field a column may go into."""

    name: str
    label: Words
    required: bool


class ImportProblem(Struct):
    """What is wrong with a cell, in words."""

    field: str
    words: Words


class ImportNear(Struct):
    """A record that may be the same as a row's: what it is called, whose it is, and by what the two are alike."""

    title: str
    no: str
    by: list[Words]
    owner: Named | None = None


class ImportRow(Struct, omit_defaults=True):
    """A row, by its number in the file, and what would come or came of it."""

    no: int
    title: str
    outcome: Literal["created", "updated", "same", "failed", "waiting", "undone", "kept"]
    problems: list[ImportProblem] = []
    near: list[ImportNear] = []


class ImportPreviewed(Struct):
    """A file looked into: how it was read, its columns, how many rows would be what, and rows to look at."""

    file: str
    name: str
    kind: Kind
    source: str
    format: str
    encoding: str
    total: int
    columns: list[ImportColumn]
    fields: list[ImportField]
    counts: dict[str, int]
    rows: list[ImportRow]


class ImportShape(Struct, omit_defaults=True):
    """An import as it stands: how many rows came to what, and the file of those that failed."""

    id: str
    no: str
    name: str
    kind: Kind
    policy: Policy
    state: Literal["reading", "running", "done", "undoing", "undone", "broken"]
    total: int
    counts: dict[str, int]
    at: str
    may_undo: bool = False
    why: Words | None = None
    report: str = ""


class OneImport(Struct, omit_defaults=True):
    """An import, and the rows worth looking at."""

    job: ImportShape
    rows: list[ImportRow] = []


class Imports(Struct):
    """My imports."""

    jobs: list[ImportShape]
