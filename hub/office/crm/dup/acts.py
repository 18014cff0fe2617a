"""What may be asked about customers that may be the same."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from hub.chat import shapes
from hub.office.crm.acts import Answered, Asked, Id, Key, Said
from hub.people import Named

Words = shapes.Words
Name = Annotated[str, Meta(max_length=40)]


class DupCheck(Asked, frozen=True):
    """Is there such a customer already? By a company's name, a telephone, a tax number or a website in `query`, or by
    the fields of a form that is being filled in. With neither the answer is what there may be twice.
    """

    query: Said = ""
    form: dict[str, Any] = field(default_factory=dict)


class DupList(Asked, frozen=True):
    """Customers of mine that may be the same as another, the likeliest first; the latest merges with them."""

    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class DupCompare(Asked, frozen=True):
    """Two customers beside each other, by id, number or name."""

    one: Said
    other: Said


class DupMerge(Asked, frozen=True):
    """Let `gone` go into `kept`: which of its values win over those of the one kept, by field."""

    kept: Id
    gone: Id
    take: list[Name] = field(default_factory=list)
    key: Key | None = None


class DupApart(Asked, frozen=True):
    """Two customers that look alike are not the same."""

    one: Id
    other: Id
    key: Key | None = None


class DupUndo(Asked, frozen=True):
    """Take a merge back, as long as nobody has changed the customer since."""

    merge: Id
    key: Key | None = None


class DupNear(Struct, omit_defaults=True):
    """A customer there is: what it is called, whose it is, by what it is alike; `record` where I may see it."""

    title: str
    no: str
    by: list[Words]
    weight: float
    owner: Named | None = None
    record: str = ""


class DupFound(Struct):
    """Those that may be the same; whether another may be made all the same; in `answer` the same as a text."""

    near: list[DupNear]
    may_create: bool
    answer: dict[str, Any]


class DupPair(Struct):
    """Two customers that may be the same, and by what."""

    one: DupNear
    other: DupNear
    by: list[Words]


class DupMerged(Struct):
    """A merge that was: what went into what, by whom, when, and whether I may take it back."""

    id: str
    kept: str
    kept_no: str
    gone: str
    gone_no: str
    by: Named
    at: str
    may_undo: bool


class DupPairs(Struct):
    """Pairs that may be the same, and the latest merges."""

    pairs: list[DupPair]
    merges: list[DupMerged]
    answer: dict[str, Any]


class DupSide(Struct):
    """One of two customers as its reader sees it, with how much hangs on it and whether the reader may change it."""

    record: dict[str, Any]
    owner: Named
    contacts: int
    followups: int
    may_merge: bool


class DupField(Struct):
    """A field in which two customers may differ; `wins` is the side whose value is proposed."""

    name: str
    label: Words
    differs: bool
    wins: Literal["one", "other"]


class DupCompared(Struct):
    """Two customers beside each other, and what people and records they name are called."""

    one: DupSide
    other: DupSide
    fields: list[DupField]
    names: dict[str, str]
    by: list[Words]
    answer: dict[str, Any]


class DupDone(Answered, omit_defaults=True):
    """What came of it, and the merge by which it can be taken back."""

    merge: str = ""
