"""What a request looks like on the wire: its road, its trail, where it stands, and how long such things take."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

from hub.doors.shapes import Card, Field, FieldKind, Outcome, Who, Words
from hub.files import FileShape


class RoutePerson(Who, frozen=True, kw_only=True):
    """Somebody's part in a step."""

    state: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    at: str | UnsetType = UNSET
    due: str | UnsetType = UNSET
    provisional: bool | UnsetType = UNSET


class RouteStop(Struct, frozen=True, kw_only=True):
    """A step of a request's road; `state` says how far a running one is."""

    name: Words
    people: list[RoutePerson]
    kind: str | UnsetType = UNSET
    work: str | UnsetType = UNSET
    mode: str | UnsetType = UNSET
    why: Words | UnsetType = UNSET
    due: str | UnsetType = UNSET
    state: str | UnsetType = UNSET


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong with a form, in words; `field` when it is one field's."""

    words: str
    field: str | UnsetType = UNSET


class Answered(Struct, frozen=True, kw_only=True):
    """A question of a form with its answer, as kept and as people read it; a table with its columns and their sums."""

    field: str
    kind: FieldKind
    label: Words
    value: Any
    shown: Words
    columns: list[Field] | UnsetType = UNSET
    sums: dict[str, Any] | UnsetType = UNSET
    names: dict[str, Words] | UnsetType = UNSET
    files: list[FileShape] | UnsetType = UNSET


class Changed(Struct, frozen=True, kw_only=True):
    """What a step changed in one field."""

    field: str
    label: Words
    before: Words
    after: Words


class Related(Struct, frozen=True):
    """A request within another, or around it."""

    id: str
    no: str
    title: Words
    state: str


class TrialLine(Struct, frozen=True):
    """What would become of one request in the version in force: where it stands and would stand, what is against it."""

    id: str
    no: str
    title: Words
    state: str
    stands: list[Words]
    to: list[Words]
    skipped: list[Words]
    obstacles: list[Words]


class StepName(Struct, frozen=True):
    """A step, by its id and its name."""

    id: str
    name: Words


class TrailLine(Struct, frozen=True, kw_only=True):
    """One line of a request's trail: who did what, at which step."""

    at: str
    by: Who
    act: str
    no: int | UnsetType = UNSET
    words: Words | UnsetType = UNSET
    text: str | UnsetType = UNSET
    via: str | UnsetType = UNSET
    node: Words | UnsetType = UNSET
    to: Who | UnsetType = UNSET
    onto: Words | UnsetType = UNSET
    reason: Words | UnsetType = UNSET
    message: str | UnsetType = UNSET
    changes: list[Changed] | UnsetType = UNSET
    seal: str | UnsetType = UNSET
    same: bool | UnsetType = UNSET


class Standing(Struct, frozen=True, kw_only=True):
    """A step a request stands in: whom it waits for, since when, until when."""

    people: list[Who]
    since: str
    step: Words | UnsetType = UNSET
    due: str | UnsetType = UNSET
    late: bool | UnsetType = UNSET


class Instance(Struct, frozen=True, kw_only=True):
    """A request. A list leaves its form, road, trail and card out."""

    id: str
    no: str
    flow: str
    state: str
    asker: Who
    form: list[Answered]
    route: list[RouteStop]
    trail: list[TrailLine]
    card: Card
    label: Words | UnsetType = UNSET
    icon: str | UnsetType = UNSET
    title: Words | UnsetType = UNSET
    sub: Words | UnsetType = UNSET
    started_at: str | UnsetType = UNSET
    urgent: bool | UnsetType = UNSET
    version: int | UnsetType = UNSET
    waits_for: list[Who] | UnsetType = UNSET
    ended: Outcome | UnsetType = UNSET
    may: list[str] | UnsetType = UNSET
    fill: list[Field] | UnsetType = UNSET
    children: list[Related] | UnsetType = UNSET
    parent: Related | UnsetType = UNSET
    stands: list[Standing] | UnsetType = UNSET
    room: str | UnsetType = UNSET
    channel: str | UnsetType = UNSET
    message: str | UnsetType = UNSET


class Delegation(Struct, frozen=True, kw_only=True):
    """Who stands in for whom, from when until when; `flows` names the kinds of request, none means all."""

    id: str
    person: Who
    to: Who
    from_: str = field(name="from")
    until: str
    flows: list[str]
    reason: str


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of request as whoever keeps it sees it: the version in force, since when, and how many are under way."""

    flow: str
    label: Words
    icon: str
    summary: Words
    version: int
    at: str
    under_way: int
    steps: int


class KindVersion(Struct, frozen=True, kw_only=True):
    """One version of a kind as text, with the lines it changed; `own`: made here, not shipped."""

    version: int
    at: str
    under_way: int
    own: bool
    changes: list[str]
    body: str


class Figure(Struct, frozen=True, kw_only=True):
    """What one person, department or kind of request has handled, and what waits there; hours of working time."""

    id: str
    name: Words
    handled: int
    overdue: int
    waiting: int
    waiting_late: int
    urged: int
    hours: str | None = None
    longest: str | None = None


class FlowType(Struct, frozen=True, kw_only=True):
    """A kind of request somebody may make."""

    flow: str
    label: Words
    icon: str
    fields: list[Field]
    summary: Words | UnsetType = UNSET
    commands: list[str] | UnsetType = UNSET
