"""What may be asked of requests: seeing what there is to ask for, asking, deciding, reading."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

Key = Annotated[str, Meta(min_length=1, max_length=64)]
Id = Annotated[str, Meta(min_length=1, max_length=64)]
Text = Annotated[str, Meta(max_length=4_000)]


class Asked(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What an act is given."""


class Types(Asked, frozen=True):
    """Which requests may I make?"""


class Preview(Asked, frozen=True):
    """Whom would this request pass?"""

    flow: Id
    form: dict[str, Any] = {}


class Start(Asked, frozen=True):
    """Ask for something. `channel`: where it was asked, when it was asked in one; `draft`: what it was kept as."""

    flow: Id
    form: dict[str, Any] = {}
    channel: Id | None = None
    draft: Id | None = None
    key: Key | None = None


class Take(Asked, frozen=True):
    """Take a step with a request, named by its id or its number. `version` is the one I saw.

    `to` or `people`: whom it goes to; `of`: in whose place, or whom it is about; `node`: to which step (empty: its
    asker); `way`: how a returned request comes back; `order`: how an added signer stands; `form`: the form corrected.
    """

    instance: Id | None = None
    no: Id | None = None
    text: Text = ""
    to: Id | None = None
    people: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()
    of: Id | None = None
    node: Id | None = None
    way: Literal["rerun", "straight"] = "rerun"
    order: Literal["before", "after", "beside"] = "before"
    form: dict[str, Any] | None = None
    version: int | None = None
    key: Key | None = None


class Fill(Asked, frozen=True):
    """Fill in what my step of a request leaves to me, without deciding yet."""

    instance: Id | None = None
    no: Id | None = None
    form: dict[str, Any] = {}
    version: int | None = None
    key: Key | None = None


class Decide(Asked, frozen=True):
    """`/approve LV-202611-0007 ok`: a step named in a word of any language."""

    no: Id
    answer: Annotated[str, Meta(max_length=4_000)] = ""
    key: Key | None = None


class Answer(Asked, frozen=True):
    """My message in the thread of a request's card, to be taken as an answer or a comment."""

    message: Id
    key: Key | None = None


Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class SetDelegation(Asked, frozen=True):
    """Let `to` stand in for me, both days included; `flows` names the kinds of request, none means all."""

    to: Id
    start: Day
    until: Day
    flows: Annotated[tuple[Id, ...], Meta(max_length=50)] = ()
    reason: Annotated[str, Meta(max_length=500)] = ""
    key: Key | None = None


class EndDelegation(Asked, frozen=True):
    """I am back. Without an id: whoever stands in for me."""

    delegation: Id | None = None
    key: Key | None = None


class ListDelegations(Asked, frozen=True):
    """Who stands in for me, and for whom do I?"""


class Remind(Asked, frozen=True):
    """The clock: something of this request is due."""

    instance: Id


class Get(Asked, frozen=True):
    """One request, by its id or its number."""

    instance: Id | None = None
    no: Id | None = None


class List(Asked, frozen=True):
    """Requests: those I made (`sent`), those that wait for me (`mine`), those I decided (`done`), all I may see."""

    box: str = "sent"
    query: str = ""
    before: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class Watch(Asked, frozen=True):
    """What is under way? Narrowed by kind, by state, by whom it waits for, to what is late; the oldest first."""

    query: Annotated[str, Meta(max_length=200)] = ""
    flow: Id | None = None
    state: Literal["running", "returned", "suspended"] | None = None
    person: Id | None = None
    late: bool = False
    after: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class AskFigures(Asked, frozen=True):
    """How long do people, departments or kinds of request take? Both days included."""

    start: Day
    until: Day
    by: Literal["person", "department", "flow"] = "person"


Body = Annotated[str, Meta(max_length=60_000)]


class ListDefinitions(Asked, frozen=True):
    """Which kinds of request are there?"""


class GetDefinition(Asked, frozen=True):
    """One kind with all its versions."""

    flow: Id


class CheckDefinition(Asked, frozen=True):
    """Could this YAML text be put in force?"""

    body: Body


class PublishDefinition(Asked, frozen=True):
    """Put this YAML text in force. `basis` cites the rule or instruction, `leader` decides."""

    body: Body
    basis: Annotated[str, Meta(min_length=1, max_length=500)]
    leader: Id
    key: Key | None = None


class TypeList(Struct):
    """The kinds of request, with their forms and commands."""

    types: list[dict[str, Any]]


class Route(Struct):
    """The steps a request would pass with the people found for each, and what is wrong with its form."""

    route: list[dict[str, Any]]
    problems: list[dict[str, Any]]
    values: dict[str, Any] = {}
    choices: dict[str, list[dict[str, Any]]] = {}


class Stands(Struct, omit_defaults=True):
    """The request as it stands, and its card as I see it.

    A new one says where its card stands among my colleagues; a step taken, in `answer`, what a command is answered.
    """

    instance: str
    no: str
    state: str
    card: dict[str, Any]
    channel: str | None = None
    message: str | None = None
    answer: dict[str, Any] | None = None


class One(Struct):
    """One request with its form, its route and its trail."""

    instance: dict[str, Any]


class Many(Struct):
    """Requests, newest first; in `answer` the same as a text, for a command."""

    instances: list[dict[str, Any]]
    more: bool
    answer: dict[str, Any]


class Delegated(Struct):
    """The delegation, and what a command is answered."""

    delegation: str
    answer: dict[str, Any]


class Delegations(Struct):
    """Delegations, the nearest first; in `answer` the same as a text, for a command."""

    delegations: list[dict[str, Any]]
    answer: dict[str, Any]


class DefinitionList(Struct):
    """The kinds of request as an administrator sees them."""

    definitions: list[dict[str, Any]]


class OneDefinition(Struct):
    """A kind as text, and its versions, the newest first, each with the lines it changed."""

    flow: str
    body: str
    versions: list[dict[str, Any]]


class Checked(Struct):
    """What is wrong, in words, and the lines that would change; `flow` is the kind it would be."""

    problems: list[str]
    changes: list[str]
    flow: str = ""


class Published(Struct, omit_defaults=True):
    """The kind, and the version's row when it is in force already."""

    flow: str
    definition: str | None = None


class Watched(Struct):
    """Requests under way with where each stands, and how many there are of each sort; in `answer` for a command."""

    instances: list[dict[str, Any]]
    more: bool
    counts: dict[str, int]
    answer: dict[str, Any]


class FigureTable(Struct):
    """A line for each person, department or kind: counts, and hours of working time as decimal texts."""

    rows: list[dict[str, Any]]


class Done(Struct):
    """Done; there is nothing to say."""
