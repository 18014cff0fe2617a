"""What may be asked of reminders: setting, changing, cancelling, seeing them; done and not yet, when one has rung."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from hub.chat import shapes
from hub.people import Named

Words = shapes.Words
Key = Annotated[str, Meta(min_length=1, max_length=64)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Line = Annotated[str, Meta(max_length=600)]
Text = Annotated[str, Meta(max_length=400)]
Said = Annotated[str, Meta(max_length=100)]


class Asked(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What an act is given."""


class ReminderRule(Asked, frozen=True):
    """A time of the clock on the wall, in the zone (IANA; the company's, when none is named) it is meant in.

    `date` (2026-11-27) for a single one, `weekdays` (Monday is 0) for a weekly one, `month_day` for a monthly one,
    where 31 is always the last, and with `month` for a yearly one. `nth` with a weekday is that one of the month (5:
    its last); `interval` every so many weeks from the week of `date` on. `working` keeps to the company's working days.
    """

    repeat: Literal["once", "daily", "weekly", "monthly", "yearly"]
    time: Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")]
    date: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    weekdays: list[Annotated[int, Meta(ge=0, le=6)]] = []
    month_day: Annotated[int, Meta(ge=0, le=31)] = 0
    interval: Annotated[int, Meta(ge=1, le=8)] = 1
    nth: Annotated[int, Meta(ge=0, le=5)] = 0
    month: Annotated[int, Meta(ge=0, le=12)] = 0
    working: bool = False
    zone: Said | None = None


class ReminderAbout(Asked, frozen=True):
    """The thing a reminder is about: one that has a card, such as a record or a request."""

    kind: Said
    id: Id


class ReminderCreate(Asked, frozen=True):
    """Set a reminder: either `line` says it all (`@Lin every friday 16:30 file the report`), or each part is given.

    `when` says the time in words, `rule` exactly. For myself, unless `to` names a person, or `room` says that it is
    for everybody in `channel`, where this was asked. `form` holds the same as the form behind the command sends it.
    """

    line: Line = ""
    text: Text = ""
    when: Said = ""
    rule: ReminderRule | None = None
    to: Id | None = None
    room: bool = False
    channel: Id | None = None
    message: Id | None = None
    thing: ReminderAbout | None = None
    working: bool = False
    organisation: bool = False
    form: dict[str, Any] = {}
    key: Key | None = None


class ReminderEdit(Asked, frozen=True):
    """Change the words or the time of a reminder, by its id or its number. What is left out stays."""

    reminder: Id | None = None
    no: Id | None = None
    text: Text = ""
    when: Said = ""
    rule: ReminderRule | None = None
    organisation: bool | None = None
    key: Key | None = None


class ReminderCancel(Asked, frozen=True):
    """Take a reminder away, by its id or its number; it does not ring again."""

    reminder: Id | None = None
    no: Id | None = None
    key: Key | None = None


class ReminderFinish(Asked, frozen=True):
    """What I was reminded of is done: this time, when it repeats."""

    occasion: Id
    key: Key | None = None


class ReminderPutOff(Asked, frozen=True):
    """Not now: remind me again of this one time. A repeating reminder keeps its own times."""

    occasion: Id
    until: Literal["ten", "hour", "tomorrow", "next_week"]
    key: Key | None = None


class ReminderList(Asked, frozen=True):
    """My reminders: those to come with those that rang and wait (`upcoming`), or those done (`done`)."""

    box: Literal["upcoming", "done"] = "upcoming"
    before: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class ReminderRing(Asked, frozen=True):
    """The clock: this reminder's time (ms UTC) has come."""

    reminder: Id
    at: int


class ReminderRingAgain(Asked, frozen=True):
    """The clock: the time (ms UTC) until which one occurrence was put off has come."""

    occasion: Id
    at: int


class ReminderShape(Struct, omit_defaults=True):
    """A reminder as it stands: what, when it rings next, how often in words, for whom, by whom, what I may do."""

    id: str
    no: str
    text: str
    says: Words
    rule: ReminderRule
    state: str
    by: Named
    organisation: bool
    next_at: str | None = None
    to: Named | None = None
    channel: str | None = None
    url: str | None = None
    may: list[str] = []


class ReminderDone(Struct):
    """Who did it, and when."""

    by: Named
    at: str


class OccasionShape(Struct, omit_defaults=True):
    """One time a reminder rang: when it was due, whether it came late, how it stands, who finished it and when."""

    id: str
    reminder: str
    no: str
    text: str
    due_at: str
    state: str
    late: bool
    missed: int
    by: Named
    until: str | None = None
    done: ReminderDone | None = None
    channel: str | None = None
    url: str | None = None


class ReminderAnswer(Struct):
    """What a command is answered, or a page says: how it was understood, and what came of it."""

    text: Words


class OneReminder(Struct):
    """A reminder, and in `answer` what a command is answered."""

    reminder: ReminderShape
    answer: ReminderAnswer


class OneOccasion(Struct):
    """The occurrence as it stands."""

    occasion: OccasionShape
    answer: ReminderAnswer


class Reminders(Struct):
    """Reminders and occurrences; in `answer` the same as a text, for a command."""

    reminders: list[ReminderShape]
    occasions: list[OccasionShape]
    more: bool
    answer: ReminderAnswer


class Done(Struct):
    """Done; there is nothing to say."""
