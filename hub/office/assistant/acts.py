"""What may be asked of one's quick group, of the day ahead, and of the word each morning."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from hub.chat import shapes

Words = shapes.Words
Key = Annotated[str, Meta(min_length=1, max_length=64)]
Named = Annotated[str, Meta(max_length=60)]
Address = Annotated[str, Meta(max_length=2_000)]
Zone = Annotated[str, Meta(max_length=64)]


class Asked(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What an act is given."""


class QuickList(Asked, frozen=True):
    """My quick group; the suggested one until I have made it my own."""


class QuickFunctions(Asked, frozen=True):
    """Everything the hub has that I could put there: requests to start, lists of records, commands."""


class QuickPut(Asked, frozen=True):
    """One entry: a function by its id, or an address with the name I give it, by language."""

    function: Named = ""
    address: Address = ""
    label: dict[Literal["zh", "en"], Named] = {}


class QuickJudge(Asked, frozen=True):
    """Would this address of my own do, and what would it look like?"""

    address: Address
    label: dict[Literal["zh", "en"], Named] = {}


class QuickSave(Asked, frozen=True):
    """My quick group from now on, in this order; an empty one is mine too."""

    items: Annotated[list[QuickPut], Meta(max_length=60)]
    key: Key | None = None


class QuickAdd(Asked, frozen=True):
    """Add what this says: a function by its name, or an address and then what it is to be called."""

    said: Annotated[str, Meta(min_length=1, max_length=2_100)]
    key: Key | None = None


class QuickRemove(Asked, frozen=True):
    """Take the one of this name out."""

    said: Named
    key: Key | None = None


class QuickOpen(Asked, frozen=True):
    """Open the one of this name, of mine first; without a name my list."""

    said: Named = ""


class QuickDefine(Asked, frozen=True):
    """Where the quick group is put together."""


class QuickItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something to open: `id` is the function's or the address itself, `to` a path of the hub, or an address outside.

    `kind` says what it is: a page of the hub, a request to start, a list of records, a command, a link, a program on
    this computer.
    """

    id: str
    kind: Literal["page", "request", "records", "command", "link", "app"]
    label: Words
    icon: str
    to: str
    hint: Words | UnsetType = UNSET


class QuickJudged(Struct):
    """The entry as it would stand."""

    item: QuickItem


class QuickAnswer(Struct, omit_defaults=True):
    """What a command is answered, or the path it leads to."""

    text: Words | UnsetType = UNSET
    blocks: list[dict[str, Any]] | UnsetType = UNSET
    open: str | UnsetType = UNSET


class QuickGroup(Struct):
    """My entries in order; `suggested` while I have not saved any."""

    items: list[QuickItem]
    suggested: bool
    answer: QuickAnswer


class QuickTold(Struct):
    """`quick.changed`: my entries as they now are."""

    items: list[QuickItem]
    suggested: bool


class QuickOffer(Struct):
    """Functions under one heading."""

    label: Words
    items: list[QuickItem]


class QuickOffers(Struct):
    """All functions, by heading."""

    groups: list[QuickOffer]


class QuickOpened(Struct):
    """Where to go."""

    answer: QuickAnswer


class DigestSet(Asked, frozen=True):
    """Is the word each morning wanted, and in which zone (IANA) is it morning? What is left out stays."""

    on: bool | Literal["on", "off"] | None = None
    zone: Zone | None = None
    key: Key | None = None


class DigestState(Struct):
    """As it stands now; in `answer` the same as a text, for a command."""

    on: bool
    zone: str
    answer: QuickAnswer


class DigestBegin(Asked, frozen=True):
    """The clock: set every zone's next morning."""


class DigestStart(Asked, frozen=True):
    """The clock: it is morning in a zone of a company (`due`, ms UTC); `after` a person to go on from."""

    company: str
    zone: str
    due: int
    after: str = ""


class DigestSend(Asked, frozen=True):
    """The clock: have one person told of this day, where the day is."""

    person: str
    day: str


class Done(Struct):
    """Done; there is nothing to say."""


class PortalMine(Asked, frozen=True):
    """My day: what waits for me, what is due today, what I have not read, what I asked for."""


class PortalLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing: what it is, where it opens, and a word about it."""

    text: Words
    to: str
    note: Words | UnsetType = UNSET


class PortalPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Things of a kind: how many there are, the first of them, and where all are. `told` elsewhere each morning."""

    name: str
    label: Words
    count: int
    to: str
    lines: list[PortalLine]
    told: bool = False


class Portal(Struct):
    """My day, parts with nothing in them left out."""

    day: str
    parts: list[PortalPart]
