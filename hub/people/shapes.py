"""The shapes people come in on the wire, and what their fields may hold."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Name = Annotated[str, Meta(min_length=1, max_length=60)]
Short = Annotated[str, Meta(max_length=60)]
Line = Annotated[str, Meta(max_length=200)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Login = Annotated[str, Meta(min_length=1, max_length=128)]
Password = Annotated[str, Meta(min_length=1, max_length=128)]
Reason = Annotated[str, Meta(min_length=2, max_length=500)]
Key = Annotated[str, Meta(min_length=1, max_length=64)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Year = Annotated[int, Meta(ge=1990, le=2100)]
Ids = Annotated[list[Id], Meta(max_length=200)]
Locale = Literal["zh", "en"]
Theme = Literal["system", "light", "dark"]


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an act is given."""


class Changes(Given, frozen=True, kw_only=True):
    """What an act that changes something is given: `key` makes it happen once, however often it is sent."""

    key: Key | None = None


class Warrant(Changes, frozen=True, kw_only=True):
    """What a change of permissions rests on: the responsible leader and their opinion, in words (R48)."""

    leader: Id | None = None
    opinion: Annotated[str, Meta(max_length=500)] = ""


class Named(Struct, frozen=True):
    """Something to point at: its id and its name in both languages."""

    id: str
    name: str
    name_en: str = ""


class Person(Struct, frozen=True, kw_only=True):
    """A person or bot as others see them. What this reader may not see is left out; a phone may be masked."""

    id: str
    name: str
    name_en: str
    kind: Literal["person", "bot"]
    initials: str
    pinyin: str
    tint: int
    presence: str
    gone: bool
    external: bool
    no: str | UnsetType = UNSET
    login: str | UnsetType = UNSET
    avatar: str | UnsetType = UNSET
    department: Named | UnsetType = UNSET
    post: Named | UnsetType = UNSET
    grade: Named | UnsetType = UNSET
    superior: Named | UnsetType = UNSET
    phone: str | UnsetType = UNSET
    email: str | UnsetType = UNSET
    status: str | UnsetType = UNSET


class DepartmentShape(Struct, frozen=True, kw_only=True):
    """A department of the tree; `count` is of people in it and below it."""

    id: str
    name: str
    name_en: str
    company: str
    count: int
    parent: str | UnsetType = UNSET
    head: Named | UnsetType = UNSET


class PostShape(Struct, frozen=True):
    id: str
    name: str
    name_en: str


class GradeShape(Struct, frozen=True):
    id: str
    name: str
    name_en: str
    rank: int


class GrantShape(Struct, frozen=True, kw_only=True):
    """A line of the permission allocation table. The holder is a person or a post."""

    id: str
    holder: Named
    role: str
    reason: str
    granted_by: Named
    granted_at: str
    revoked_by: Named | UnsetType = UNSET
    revoked_at: str | UnsetType = UNSET
    revoke_reason: str | UnsetType = UNSET


class PermissionChange(Struct, frozen=True, kw_only=True):
    """One row of the permission change table. `move` and `leave` follow from a change of post and from leaving."""

    id: str
    at: str
    kind: Literal["grant", "revoke", "move", "leave"]
    holder: Named
    role: str
    reason: str
    opinion: str
    by: Named
    before: list[str]
    after: list[str]
    leader: Named | UnsetType = UNSET


class DayShape(Struct, frozen=True):
    """A day that differs from the ordinary week. `hours` of a working one: `09:00-12:00, 13:00-18:00`."""

    day: str
    kind: Literal["off", "work"]
    hours: str
    name: str
    name_en: str
    source: str


class SessionShape(Struct, frozen=True, kw_only=True):
    id: str
    device: str
    address: str
    bearer: bool
    created_at: str
    seen_at: str
    expires_at: str | UnsetType = UNSET


class Problem(Struct, frozen=True):
    """What is wrong with one cell of an imported file. Rows count from 1, the headings being row 1."""

    row: int
    column: str
    reason: str
    words: str
