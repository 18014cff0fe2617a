"""What whoever administers people may ask: registering, roles, departments, the calendar, imports."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hub.people.shapes import (
    Changes,
    Day,
    DayShape,
    Given,
    GrantShape,
    Id,
    Line,
    Locale,
    Login,
    Name,
    Named,
    Person,
    Problem,
    Reason,
    Short,
    Warrant,
    Year,
)


class PeopleCreate(Changes, frozen=True, kw_only=True):
    """`login` is made from the name when left out. The reply's password works once: it must be changed."""

    name: Name
    name_en: Short = ""
    login: Login | None = None
    no: Short = ""
    department: Id | None = None
    post: Id | None = None
    grade: Id | None = None
    superior: Id | None = None
    phone: Short = ""
    email: Line = ""
    locale: Locale | None = None
    external: bool = False
    company: Id | None = None


class PersonCreated(Struct, frozen=True):
    person: Person
    login: str
    password: str


class PeopleEdit(Changes, frozen=True, kw_only=True):
    """What is left out stays; an empty text takes a value away."""

    person: Id
    name: Name | None = None
    name_en: Short | None = None
    no: Short | None = None
    department: Short | None = None
    post: Short | None = None
    grade: Short | None = None
    superior: Short | None = None
    phone: Short | None = None
    email: Line | None = None


class PersonChanged(Struct, frozen=True):
    person: Person


class PeopleDisable(Changes, frozen=True, kw_only=True):
    person: Id
    reason: Reason


class PeopleReset(Changes, frozen=True, kw_only=True):
    """Start somebody's password anew: all their sessions end, the reply's password works once."""

    person: Id


class PasswordReset(Struct, frozen=True):
    password: str


class PeopleGrant(Warrant, frozen=True, kw_only=True):
    """Give a role to a person, or to a post (then it follows whoever holds the post). Why must be said.

    `role` is its code, or what it is called in either language.
    """

    role: Short
    reason: Reason
    person: Id | None = None
    post: Id | None = None
    company: Id | None = None


class PeopleRevoke(Warrant, frozen=True, kw_only=True):
    role: Short
    reason: Reason
    person: Id | None = None
    post: Id | None = None
    company: Id | None = None


class PeopleRoles(Given, frozen=True, kw_only=True):
    """`past` also shows what was revoked."""

    past: bool = False


class Roles(Struct, frozen=True):
    roles: list[Named]
    grants: list[GrantShape]


class DepartmentCreate(Changes, frozen=True, kw_only=True):
    name: Name
    name_en: Short = ""
    parent: Id | None = None
    head: Id | None = None
    company: Id | None = None


class DepartmentEdit(Changes, frozen=True, kw_only=True):
    """What is left out stays; an empty text takes a value away. `place` counts its siblings from 0."""

    department: Id
    name: Name | None = None
    name_en: Short | None = None
    parent: Short | None = None
    head: Short | None = None
    place: Annotated[int, Meta(ge=0, le=1000)] | None = None
    gone: bool | None = None


class DepartmentKept(Struct, frozen=True):
    department: Named


class DepartmentMerge(Changes, frozen=True, kw_only=True):
    department: Id
    into: Id


class Merged(Struct, frozen=True):
    """How many people moved over, and how many departments that lay directly below."""

    into: Named
    people: int
    departments: int


class PostCreate(Changes, frozen=True, kw_only=True):
    name: Name
    name_en: Short = ""


class GradeCreate(Changes, frozen=True, kw_only=True):
    name: Name
    rank: Annotated[int, Meta(ge=0, le=1000)]
    name_en: Short = ""


class Kept(Struct, frozen=True):
    id: str


class CalendarList(Given, frozen=True, kw_only=True):
    year: Year
    company: Id | None = None


class CalendarYear(Struct, frozen=True):
    """A year's special days; `announced` is false while the official calendar is still to come."""

    year: int
    announced: bool
    week: list[str]
    days: list[DayShape]


class CalendarSet(Changes, frozen=True, kw_only=True):
    """Make one day a day off or a working day; `ordinary` takes back what was set. `announced` closes its year."""

    day: Day
    kind: Literal["off", "work", "ordinary"]
    hours: Line = ""
    name: Short = ""
    name_en: Short = ""


class CalendarAnnounce(Changes, frozen=True, kw_only=True):
    """Say that a year's calendar is complete (or not yet): deadlines in it are no longer provisional."""

    year: Year
    announced: bool = True


class PeopleImport(Warrant, frozen=True, kw_only=True):
    """An organisation with a heading row in Chinese or English, as CSV text, or as a CSV or XLSX file in base64.

    `dry` only tells what would happen. Roles the file gives anew need a leader's opinion, like any other.
    """

    csv: Annotated[str, Meta(max_length=5_000_000)] = ""
    file: Annotated[str, Meta(max_length=5_600_000)] = ""
    dry: bool = True
    company: Id | None = None


class Imported(Struct, frozen=True):
    """With any problem nothing is kept; all problems are told at once."""

    dry: bool
    rows: int
    created: int
    changed: int
    departments: int
    roles: int
    problems: list[Problem]


class PeopleExport(Given, frozen=True, kw_only=True):
    company: Id | None = None


class Exported(Struct, frozen=True):
    """A table as CSV text, as it may be imported again."""

    csv: str


class CompanyGet(Given, frozen=True, kw_only=True):
    company: Id | None = None


class CompanyEdit(Changes, frozen=True, kw_only=True):
    """What is left out stays. `week` holds the hours of Monday to Sunday, an empty text for a day off."""

    name: Name | None = None
    name_en: Short | None = None
    locale: Locale | None = None
    zone: Short | None = None
    week: Annotated[list[Line], Meta(min_length=7, max_length=7)] | None = None
    company: Id | None = None


class CompanyRules(Struct, frozen=True, kw_only=True):
    """What the hub's configuration asks of everybody's password and session; 0 days: for ever."""

    shortest: int
    kinds: int
    days: int
    history: int
    idle_minutes: int
    session_days: int


class CompanyShape(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    name_en: str
    country: str
    zone: str
    locale: str
    week: list[str]
    rules: CompanyRules
