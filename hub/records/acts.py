"""What may be asked of records: of any type by its name, and of each type in its own words."""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from hub.records.kinds import Field
from hub.records.spec import Action, RecordType

MOST_LISTED = 200
WIRE: dict[str, Any] = {
    "integer": int | str, "quantity": int | str, "money": int | str | dict[str, str], "flag": bool | str,
    "people": list[str] | str, "file": list[str] | str,
}  # fmt: skip


class ListRecords(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A page of a list; `where` narrows it by listed fields: `[["level", "=", "A"]]`. With `verbs` each record tells
    what the asker may do with it now.
    """

    type: str
    query: str = ""
    where: list[tuple[str, str, Any]] = []
    sort: str = ""
    before: str = ""
    limit: int = 50
    view: str = ""
    verbs: bool = False


class RecordPage(msgspec.Struct, omit_defaults=True):
    """`more` is the `before` of the next page; `total` is told on the first page while it is countable."""

    records: list[dict[str, Any]]
    names: dict[str, str]
    more: str = ""
    total: int | None = None


class ListHoldings(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Who holds what of a type, soonest due first; `who` narrows it to one person, `late` to what is overdue."""

    type: str
    who: str = ""
    late: bool = False
    before: str = ""
    limit: int = 50


class HeldBy(msgspec.Struct):
    """One record somebody holds: since when (ISO), until which day (empty: for ever), how much of it, and whether it
    is late. The record tells its `verbs`.
    """

    record: dict[str, Any]
    who: str
    since: str
    until: str
    amount: int
    late: bool


class Holder(msgspec.Struct):
    """How many of a type one person holds, and how many of those are late."""

    who: str
    count: int
    late: int


class HoldingPage(msgspec.Struct, omit_defaults=True):
    """`more` is the `before` of the next page; `people` are told on the first, those with most first."""

    holdings: list[HeldBy]
    names: dict[str, str]
    people: list[Holder] = []
    more: str = ""


class GetRecord(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One record by id or number. Without its type it is looked for among all."""

    type: str = ""
    record: str = ""
    no: str = ""


class OneRecord(msgspec.Struct, omit_defaults=True):
    """A record and its card, as the asker may see them. The card's `id` is empty until it stands in some room."""

    record: dict[str, Any]
    card: dict[str, Any]


class RecordHistory(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What happened to one record, by its id or number; `before` is the `more` of the page before."""

    type: str
    record: str
    before: int = 0
    limit: int = 20


class HistoryLine(msgspec.Struct, omit_defaults=True):
    """One verb used: when (ISO), by whom, what it is called, what was said with it, and what an edit filled in."""

    at: str
    by: str
    verb: dict[str, Any]
    facts: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []


class History(msgspec.Struct, omit_defaults=True):
    """Lines, the latest first; `more` is the `before` of the next page."""

    lines: list[HistoryLine]
    names: dict[str, str]
    more: int = 0


class CompleteRecord(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What somebody has typed so far of a record's name or number."""

    type: str
    query: str = ""
    limit: int = 8


class RecordSuggestions(msgspec.Struct):
    """Records that may be meant, best first: `{id, no, insert, label, hint, icon}`."""

    suggestions: list[dict[str, Any]]


class FindRecord(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A command's question: a name, a number, or a view; `verb` asks for the form of that verb."""

    type: str
    query: str = ""
    view: str = ""
    verb: str = ""


class Answer(msgspec.Struct, omit_defaults=True):
    """What a command shows whoever typed it: a text, a bound card to draw, blocks, or a form to open."""

    text: dict[str, Any] | None = None
    card: dict[str, Any] | None = None
    blocks: list[dict[str, Any]] = []
    view: dict[str, Any] | None = None


class Found(msgspec.Struct, omit_defaults=True):
    """What a command's question found, and how to show it."""

    records: list[dict[str, Any]]
    answer: Answer


class RecordTypes(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All record types the asker may use."""


class DescribedTypes(msgspec.Struct):
    """The types in words, for screens."""

    types: list[dict[str, Any]]


class Kept(msgspec.Struct, omit_defaults=True):
    """A record as an act left it, and its card."""

    record: dict[str, Any]
    card: dict[str, Any]
    answer: Answer | None = None


class RecordBegin(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The hub starts."""


class Begun(msgspec.Struct):
    """What record types need is there."""


class RecordRing(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What somebody holds is due, or overdue."""

    type: str
    record: str


class Rung(msgspec.Struct):
    """Its holder was reminded, or there is nobody to remind."""


def input_of(kind: RecordType, verb: Action) -> type[msgspec.Struct]:
    """The input of a verb: `{form}` to create; `{record, version?, form?}` for what there is already.

    A field that is left out of an edit's form stays as it is; one that is null is emptied. Values are only shaped
    here: `kinds.read_form` reads them and tells all that is wrong at once.
    """
    named = "".join(part.title() for part in (*kind.name.split("."), *verb.name.split("_")))
    form = msgspec.defstruct(
        f"{named}Form", list(_shapes(verb.form)), forbid_unknown_fields=True, frozen=True, module=__name__
    )
    own: list[tuple[str, Any, Any]] = [("form", form, msgspec.field(default_factory=form))]
    if verb.name != "create":
        own = [("record", str, ""), ("no", str, ""), ("version", int, 0), *own]
    keyed = [*own, ("key", str | None, None)]
    return msgspec.defstruct(named, keyed, forbid_unknown_fields=True, frozen=True, module=__name__)


def _shapes(fields: Iterable[Field]) -> Iterable[tuple[str, Any, Any]]:
    for one in fields:
        yield (one.name, WIRE.get(one.kind.name, str) | None | UnsetType, UNSET)


def given(form: msgspec.Struct) -> dict[str, Any]:
    """The fields a form was sent with, raw."""
    names = (one.name for one in msgspec.structs.fields(form))
    return {name: value for name in names if (value := getattr(form, name)) is not UNSET}
