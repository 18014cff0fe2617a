"""What may be asked of announcements: sending, reading, chasing, taking back, and seeing who has read what."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Key = Annotated[str, Meta(min_length=1, max_length=64)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Title = Annotated[str, Meta(max_length=120)]
Text = Annotated[str, Meta(max_length=6_000)]
"""Characters: with its card around it a text stays within the 32 KiB of a card."""
Short = Annotated[str, Meta(max_length=500)]
Ids = Annotated[list[Id], Meta(max_length=1_000)]


class Asked(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What an act is given."""


class AnnouncementForm(Asked, frozen=True):
    """An announcement as it is written. `to` is everyone, the author's own department, or those chosen below it. What
    goes to everyone is declared to concern the whole company (`company_wide`). `files` are my own.
    """

    title: Title | None = None
    text: Text | None = None
    to: Literal["everyone", "department", "chosen"] | None = None
    departments: Ids | Id | None = None
    roles: Ids | Id | None = None
    people: Ids | Id | None = None
    must_read: bool | None = None
    question: Short | None = None
    due: str | None = None
    signer: Id | None = None
    company_wide: bool | None = None
    files: Annotated[list[Id], Meta(max_length=10)] | Id | None = None


class AnnouncementSend(Asked, frozen=True):
    """Send an announcement to those it is for, as they are at this moment."""

    form: AnnouncementForm
    key: Key | None = None


class AnnouncementBlank(Asked, frozen=True):
    """Which form is there to fill in?"""


class OfAnnouncement(Asked, frozen=True):
    """One announcement, by its id or its number."""

    announcement: Id | None = None
    no: Id | None = None


class AnnouncementChange(OfAnnouncement, frozen=True):
    """An act on one announcement that changes something."""

    key: Key | None = None


class AnnouncementRead(AnnouncementChange, frozen=True):
    """I have read it, in the `version` I saw; `text` is my answer where one is asked for."""

    text: Annotated[str, Meta(max_length=2_000)] | None = None
    version: int | None = None


class AnnouncementSign(AnnouncementChange, frozen=True):
    """I sign it off, and confirm with it that what goes to everyone concerns all; `text` is my opinion."""

    text: Short = ""


class AnnouncementDecline(AnnouncementChange, frozen=True):
    """I do not sign it, for a reason its author reads."""

    reason: Short = ""


class AnnouncementRecall(AnnouncementChange, frozen=True):
    """Take it back, for a reason everybody sees."""

    reason: Short | None = None


class AnnouncementReplace(AnnouncementChange, frozen=True):
    """Put another text in its place; everybody it went to is to read it again."""

    title: Title | None = None
    text: Text | None = None
    version: int | None = None


class AnnouncementList(Asked, frozen=True):
    """Those I was given (`mine`), or all of the company's (`sent`); `query` finds a number or words of the title."""

    box: Literal["mine", "sent"] = "mine"
    query: Annotated[str, Meta(max_length=100)] = ""
    before: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class AnnouncementReaders(OfAnnouncement, frozen=True):
    """Who has read it; only those of a department, or only those who have not. `after` a place to page on."""

    department: Annotated[str, Meta(max_length=64)] | None = None
    unread: bool = False
    after: int = -1
    limit: Annotated[int, Meta(ge=1, le=500)] = 200


class AnnouncementDeliver(Asked, frozen=True):
    """The clock: the next slice of people is to be given the announcement. Several lanes work on one roster."""

    announcement: Id
    lane: int = 0


class AnnouncementChase(Asked, frozen=True):
    """The clock: the next slice of those who have not read is to be reminded, in this round."""

    announcement: Id
    round: int


class AnnouncementDue(Asked, frozen=True):
    """The clock: something of this announcement is due."""

    announcement: Id


class AnnouncementResume(Asked, frozen=True):
    """The hub has started: whatever was under way goes on."""


class AnnouncementWords(Struct):
    """A text in every language."""

    text: str
    words: dict[str, str]


class AnnouncementBy(Struct):
    """Somebody, and what they are called in every language."""

    id: str
    name: str
    words: dict[str, str]


class AnnouncementMine(Struct):
    """What became of it with me."""

    reply: str
    read_at: str | UnsetType = UNSET


class AnnouncementCount(Struct):
    """How many were given it, and how many have read."""

    total: int
    read: int


class AnnouncementPart(Struct):
    """How far one department is; `id` is empty for those who belong to none."""

    id: str
    name: AnnouncementWords
    total: int
    read: int
    waiting: int


class AnnouncementReader(Struct):
    """What became of it with one person."""

    person: AnnouncementBy
    department: AnnouncementWords
    place: int
    reply: str
    chases: int
    delivered_at: str | UnsetType = UNSET
    read_at: str | UnsetType = UNSET


class AnnouncementShape(Struct):
    """One announcement. What is for whoever keeps it (`keeps`) is left out for others, and so is a list's text.

    `mine`, `channel` and `message` are there where I was given it.
    """

    id: str
    no: str
    title: str
    state: Literal["signing", "sending", "sent", "recalled"]
    version: int
    must_read: bool
    question: str
    by: AnnouncementBy
    sent_at: str
    reason: str
    keeps: bool
    edited_at: str | UnsetType = UNSET
    due_at: str | UnsetType = UNSET
    ended_at: str | UnsetType = UNSET
    mine: AnnouncementMine | UnsetType = UNSET
    channel: str | UnsetType = UNSET
    message: str | UnsetType = UNSET
    count: AnnouncementCount | UnsetType = UNSET
    chased_at: str | UnsetType = UNSET
    audience: AnnouncementWords | UnsetType = UNSET
    text: str | UnsetType = UNSET
    departments: list[AnnouncementPart] | UnsetType = UNSET
    signer: AnnouncementBy | UnsetType = UNSET
    signed_at: str | UnsetType = UNSET
    opinion: str = ""


class AnnouncementStands(Struct, omit_defaults=True):
    """The announcement as it stands; a new one says where its author's card is, `answer` what a command is told."""

    announcement: str
    no: str
    state: str
    version: int
    total: int
    channel: str | None = None
    message: str | None = None
    answer: dict[str, Any] | None = None


class AnnouncementBlankForm(Struct):
    """A form: its title, its fields, and what its button says."""

    title: dict[str, Any]
    fields: list[dict[str, Any]]
    submit: dict[str, Any]


class AnnouncementsFound(Struct):
    """Announcements, newest first; whether this person may send any; in `answer` the same as a text."""

    announcements: list[AnnouncementShape]
    more: bool
    may_send: bool
    answer: dict[str, Any]


class OneAnnouncement(Struct):
    """One announcement with its text, and for whoever may see that, how far each department is."""

    announcement: AnnouncementShape


class AnnouncementRoll(Struct):
    """Who has read and who has not: per department, and person by person in the order of delivery."""

    departments: list[AnnouncementPart]
    people: list[AnnouncementReader]
    more: bool
    answer: dict[str, Any]


class AnnouncementEvidence(Struct):
    """A file's name and its content as text."""

    name: str
    content: str


class AnnouncementDone(Struct):
    """Done; there is nothing to say."""
