"""What whoever watches over the office may ask: the journal, every change of permissions, what each role may try."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from hub.people.shapes import Day, Given, Id, Line, Named, PermissionChange, Short


class PermissionList(Given, frozen=True, kw_only=True):
    """Words of a name, role, reason or opinion; one person or post; the latest first, on from `before`."""

    query: Line | None = None
    person: Id | None = None
    before: Id | None = None
    company: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class PermissionChanges(Struct, frozen=True):
    changes: list[PermissionChange]
    more: bool


class PermissionRights(Given, frozen=True, kw_only=True):
    pass


class RightOfAct(Struct, frozen=True, kw_only=True):
    """Who may try an act at all: any person, any bot, or holders of these roles. The handler judges the rest."""

    act: str
    reads: bool
    person: bool
    bot: bool
    roles: list[str]


class Rights(Struct, frozen=True):
    acts: list[RightOfAct]


class JournalList(Given, frozen=True, kw_only=True):
    """Words of an act or a name, or a thing's id; somebody; an act; days of the company's own zone, both included."""

    query: Line | None = None
    actor: Id | None = None
    act: Short | None = None
    target: Id | None = None
    since: Day | None = None
    until: Day | None = None
    before: Annotated[int, Meta(ge=1)] | None = None
    company: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=1000)] = 50


class JournalDetail(Struct, frozen=True):
    """A field of what an act was given; `named` when it points at somebody or something with a name."""

    field: str
    value: str
    named: Named | UnsetType = UNSET


class JournalLine(Struct, frozen=True, kw_only=True):
    id: int
    at: str
    act: str
    actor: Named
    details: list[JournalDetail]
    via: str | UnsetType = UNSET
    target: Named | UnsetType = UNSET


class JournalSeal(Struct, frozen=True):
    """How far the journal is sealed, since when, and the last signed day with the end of its chain."""

    last: int
    at: str | UnsetType = UNSET
    day: str | UnsetType = UNSET
    chain: str | UnsetType = UNSET


class Journal(Struct, frozen=True):
    lines: list[JournalLine]
    more: bool
    sealed: JournalSeal
