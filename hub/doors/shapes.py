"""Shapes of the wire that no act declares by itself: the frame everything travels in, and things drawn from data.

Modules that draw something from a definition (a form, a record, a request) reply with plain objects; `naming` says
which of these shapes stands behind such an object by the name it goes by.
"""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, field

from hub.chat import shapes as chat
from hub.doors.slash.acts import Resumed

Card = chat.Card
CardAction = chat.CardAction
Who = chat.Who
Words = chat.Words
Tone = Literal["pine", "cinnabar", "amber", "indigo", "plum", "slate"]
Presence = Literal["online", "away", "busy", "offline"]
ChannelKind = Literal["public", "private", "direct", "group", "inbox"]
FieldKind = Literal[
    "text", "long", "integer", "quantity", "money", "date", "time", "choice", "person", "people", "department", "file",
    "flag", "record", "message", "phone", "email", "url", "signature", "table",
]  # fmt: skip
Mark = Literal["ring", "dot", "square"]


class Money(Struct, frozen=True):
    """An amount as decimal text, and its currency (ISO 4217)."""

    amount: str
    currency: str


class Option(Struct, frozen=True):
    value: str
    label: Words


class ShownWith(Struct, frozen=True):
    """The value of another field with which alone a field is shown."""

    field: str
    value: str


class Field(Struct, frozen=True, kw_only=True):
    """A field of a form: its kind, what it is called, and what it takes."""

    name: str
    kind: FieldKind
    label: Words
    required: bool | UnsetType = UNSET
    help: Words | UnsetType = UNSET
    unit: Words | UnsetType = UNSET
    options: list[Option] | UnsetType = UNSET
    low: str | int | float | UnsetType = UNSET
    high: str | int | float | UnsetType = UNSET
    default: Any | UnsetType = UNSET
    type: str | UnsetType = UNSET
    fixed: bool | UnsetType = UNSET
    sum: bool | UnsetType = UNSET
    columns: "list[Field] | UnsetType" = UNSET
    listed: bool | UnsetType = field(default=UNSET, name="list")
    masked: bool | UnsetType = UNSET
    shown: ShownWith | UnsetType = UNSET


class Thing(Struct, frozen=True):
    kind: str
    id: str


class Outcome(Struct, frozen=True, kw_only=True):
    """Who ended something, when, and in which words."""

    by: Who
    at: str
    text: str | UnsetType = UNSET


class Todo(Struct, frozen=True, kw_only=True):
    """What waits for somebody, and how it was settled."""

    id: str
    kind: str
    box: Literal["mine", "read", "sent", "done", "copied"]
    title: Words
    no: str
    thing: Thing
    icon: str
    by: Who
    opened_at: str
    state: Literal["pending", "approved", "rejected", "superseded", "cancelled", "transferred"]
    provisional: bool | UnsetType = UNSET
    overdue: bool | UnsetType = UNSET
    urgent: bool | UnsetType = UNSET
    urged: bool | UnsetType = UNSET
    fact: Words | UnsetType = UNSET
    step: Words | UnsetType = UNSET
    due_at: str | UnsetType = UNSET
    decided: Outcome | UnsetType = UNSET
    card: str | UnsetType = UNSET
    channel: str | UnsetType = UNSET
    message: str | UnsetType = UNSET
    version: int | UnsetType = UNSET


class Record_(Struct, frozen=True, kw_only=True):
    """A record as one reader may see it; `masked` names fields that are hidden from them, `verbs` what they may do,
    `late` whether somebody has it longer than they should.
    """

    id: str
    no: str
    type: str
    title: str
    state: str
    values: dict[str, Any]
    version: int
    owner: str | UnsetType = UNSET
    masked: list[str] | UnsetType = UNSET
    verbs: list[str] | UnsetType = UNSET
    late: bool | UnsetType = UNSET


class RecordState(Words, frozen=True, kw_only=True):
    code: str
    tone: Tone
    mark: Mark


class RecordColumn(Struct, frozen=True):
    name: str
    label: Words


class RecordView(Struct, frozen=True, kw_only=True):
    name: str
    label: Words
    columns: list[RecordColumn]
    where: list[Any] | UnsetType = UNSET
    sort: str | UnsetType = UNSET


class RecordType(Struct, frozen=True, kw_only=True):
    """A record type described for screens that draw any; `moves` tells where each action leads from each state."""

    name: str
    slash: list[str]
    label: Words
    icon: str
    tone: Tone
    fields: list[Field]
    states: list[RecordState]
    actions: list[CardAction]
    moves: dict[str, dict[str, str]]
    traits: list[str]
    views: list[RecordView]
    keeper: str | UnsetType = UNSET


class LogEvent(Struct, frozen=True):
    """One event of a channel's log."""

    channel: str
    seq: int
    name: str
    at: str
    by: Who
    data: dict[str, Any]


class Signal(Struct, frozen=True):
    """What may be lost."""

    name: str
    data: dict[str, Any]


class Myself(Struct, frozen=True):
    id: str
    name: str
    company: str
    roles: list[str]
    locale: str


class Hello(Struct, frozen=True, kw_only=True):
    """The greeting: where every channel stands that is not known already, and what is unread."""

    protocol: int
    me: Myself
    now: str
    features: list[str]
    versions: dict[str, str]
    heads: dict[str, tuple[int, int]]
    reads: dict[str, tuple[int, int]]
    resume: Resumed | UnsetType = UNSET


class RefusedBody(Struct, frozen=True, kw_only=True):
    """Why not: a stable code, and the sentence for this person."""

    reason: str
    words: str
    field: str | UnsetType = UNSET
    details: dict[str, Any] | UnsetType = UNSET
    retry_after: int | UnsetType = UNSET
