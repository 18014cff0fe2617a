"""What people may ask about people and about themselves, and what only the hub itself may ask."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from hub.people.shapes import (
    Changes,
    DepartmentShape,
    Given,
    GradeShape,
    Id,
    Ids,
    Line,
    Locale,
    Login,
    Name,
    Named,
    Password,
    Person,
    PostShape,
    SessionShape,
    Short,
    Theme,
)


class PeopleFind(Given, frozen=True, kw_only=True):
    """Part of a name in either language, pinyin, its first letters, or a number; or ids; or a department; or a whole
    e-mail address.
    """

    query: Line | None = None
    ids: Ids | None = None
    email: Line | None = None
    department: Id | None = None
    kind: Literal["person", "bot"] | None = None
    before: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class PeopleFound(Struct, frozen=True):
    people: list[Person]
    more: bool


class PeopleDepartments(Given, frozen=True, kw_only=True):
    pass


class Departments(Struct, frozen=True):
    departments: list[DepartmentShape]


class PeoplePosts(Given, frozen=True, kw_only=True):
    pass


class Posts(Struct, frozen=True):
    posts: list[PostShape]
    grades: list[GradeShape]


class PeopleMe(Given, frozen=True, kw_only=True):
    pass


class Me(Struct, frozen=True, kw_only=True):
    person: Person
    company: Named
    zone: str
    roles: list[str]
    must_change_password: bool
    locale: str
    theme: str
    settings: dict[str, Any]


class PeopleSettings(Changes, frozen=True, kw_only=True):
    """What is left out stays. `settings` are a client's own preferences, merged key by key; null removes one."""

    locale: Locale | None = None
    theme: Theme | None = None
    tint: Annotated[int, Meta(ge=1, le=8)] | None = None
    status: Short | None = None
    avatar: Id | None = None
    settings: dict[Short, str | int | bool | None] | None = None


class PeoplePassword(Changes, frozen=True, kw_only=True):
    """`everywhere` also ends every session this person has."""

    old: Password
    new: Password
    everywhere: bool = False


class Done(Struct, frozen=True):
    """It is done; there is nothing more to say."""


class SessionList(Given, frozen=True, kw_only=True):
    person: Id | None = None


class Sessions(Struct, frozen=True):
    sessions: list[SessionShape]


class SessionEveryone(Given, frozen=True, kw_only=True):
    """Words of a name, or part of an address; the last used first, on from `before`."""

    query: Line | None = None
    before: Id | None = None
    company: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class SessionOfOne(Struct, frozen=True):
    person: Named
    session: SessionShape


class SessionsOfAll(Struct, frozen=True):
    sessions: list[SessionOfOne]
    more: bool


class SessionRevoke(Changes, frozen=True, kw_only=True):
    """End one session, or all of a person's. Other people's need the administrator."""

    session: Id | None = None
    person: Id | None = None


class Revoked(Struct, frozen=True):
    sessions: list[str]


class CompanyCreate(Given, frozen=True, kw_only=True):
    name: Name
    name_en: Short = ""
    parent: Id | None = None
    country: Annotated[str, Meta(min_length=2, max_length=2)] = "CN"
    zone: Short = "Asia/Shanghai"
    locale: Locale = "zh"


class CalendarSeed(Given, frozen=True, kw_only=True):
    company: Id


class SessionOpen(Given, frozen=True, kw_only=True):
    """`token` is the hash of the session's token."""

    person: Id
    token: str
    device: Line = ""
    address: Short = ""
    bearer: bool = False
    rehashed: str | None = None


class CredentialSet(Given, frozen=True, kw_only=True):
    """`password` is an argon2id hash."""

    person: Id
    password: str
    must_change: bool = True


class BotRegister(Given, frozen=True, kw_only=True):
    """`token` is the hash of the bot's token; every former token of the bot ends."""

    app: Login
    name: Name
    token: str
    name_en: Short = ""
    company: Id
    tint: Annotated[int, Meta(ge=1, le=8)] = 6


class PersonEvent(Struct, frozen=True):
    """A person as they now are, told to themselves: another of their devices changed something."""

    person: Person
    roles: list[str]
    locale: str
    theme: str
    settings: dict[str, Any]
