"""What may be asked about customers beside the records themselves: logging, planning, putting off, taking back."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from hub.chat import shapes
from hub.people import Named
from hub.records import Answer

Words = shapes.Words

Key = Annotated[str, Meta(min_length=1, max_length=64)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Said = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=600)]
Day = Annotated[str, Meta(max_length=40)]


class Asked(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What an act is given."""


class FollowupLog(Asked, frozen=True):
    """Log a follow-up: with which customer (id, number or name), what, how, and when next.

    What is said of a `message` is its own text unless `text` says otherwise; the follow-up links back to it. `form`
    holds the same as a form sends it. `next` is a day in words; one that is past says when the follow-up was.
    """

    customer: Said = ""
    text: Text = ""
    method: Said = ""
    day: Day = ""
    next: Day = ""
    message: Id | None = None
    form: dict[str, Any] = {}
    key: Key | None = None


class FollowupPlan(Asked, frozen=True):
    """Plan the next follow-up of a customer: on which day, and what for."""

    customer: Said
    day: Day
    text: Text = ""
    key: Key | None = None


class FollowupPutOff(Asked, frozen=True):
    """Put a planned follow-up off by so many days, or to a day."""

    record: Id
    days: Annotated[int, Meta(ge=1, le=366)] | None = None
    form: dict[str, Any] = {}
    version: int = 0
    key: Key | None = None


class FollowupUndo(Asked, frozen=True):
    """Take a follow-up back, with all it did to its customer."""

    record: Id
    version: int = 0
    key: Key | None = None


class FollowupRing(Asked, frozen=True):
    """The clock: the day of a planned follow-up has come."""

    record: Id


class CustomerAssign(Asked, frozen=True):
    """Hand a customer (id, number or name) over to a colleague, with its contacts and follow-ups."""

    customer: Said
    owner: Id
    key: Key | None = None


class CardOut(Asked, frozen=True):
    """Have a contact's name card sent to me: of the contact with this id, or of the one a text means."""

    record: Said = ""
    query: Said = ""
    version: int = 0
    key: Key | None = None


class CardCarry(Asked, frozen=True):
    """The hub: a contact's card is written; hand it over."""

    person: Id
    record: Id
    files: list[Id]


class CustomerPage(Asked, frozen=True):
    """A customer with everything about it that its page shows."""

    record: Id = ""
    no: Id = ""


class CustomerWhole(Asked, frozen=True):
    """Everything around a customer: by its id, its number, or a text that means one."""

    record: Id | None = None
    no: Id | None = None
    query: Said = ""


class ExportAsked(Asked, frozen=True):
    """A list of customers, contacts or follow-ups as a file: a view, narrowed by words."""

    type: Said
    view: Said = ""
    query: Said = ""
    key: Key | None = None


class DigestBegin(Asked, frozen=True):
    """The hub has started: see that every company has its morning digest."""


class DigestStart(Asked, frozen=True):
    """The clock: it is the morning of a company's working day."""

    company: Id


class DigestSend(Asked, frozen=True):
    """The clock: tell one person what is due and which customers nobody has heard from."""

    person: Id


class WholeRequest(Struct):
    """A request that names the customer."""

    id: str
    no: str
    title: Words
    state: Words
    at: str


class WholeRoom(Struct):
    """A room its card stands in, which I am in too."""

    channel: str
    name: str


class WholeFile(Struct):
    """A file that was said about it, and where."""

    id: str
    name: str
    size: int
    url: str
    message: str
    by: Named
    at: str


class WholeLine(Struct):
    """Something that was done with it: what, by whom, when."""

    act: Words
    by: Named
    at: str


class Whole(Struct):
    """A customer all around; in `answer` the same for a command."""

    no: str
    title: str
    contacts: int
    followups: int
    requests: list[WholeRequest]
    rooms: list[WholeRoom]
    files: list[WholeFile]
    history: list[WholeLine]
    answer: dict[str, Any]


class Exported(Struct):
    """The file's name and its text, with a byte order mark; how many records are in it."""

    name: str
    text: str
    rows: int


class CrmDone(Struct):
    """Done; there is nothing to say."""


class Answered(Struct, omit_defaults=True):
    """What a command is answered; the record that came of it, where one did."""

    answer: Answer
    record: dict[str, Any] | None = None


class CustomerDetail(Struct):
    """A customer's record and card; its contacts and follow-ups, the latest first, and what people are called."""

    record: dict[str, Any]
    card: dict[str, Any]
    contacts: list[dict[str, Any]]
    followups: list[dict[str, Any]]
    names: dict[str, str]
    may_log: bool
    reply: Literal["customer"] = "customer"
