"""What an administrator may ask about the machines the hub runs on, and how a node tells of itself."""

from typing import Annotated, Any

from msgspec import Meta, Struct


class OpsLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing to say: everything there is."""


class OpsWarn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Told by the clock of a node: what troubles it (a reason of `troubles.py`), and its figure."""

    company: Annotated[str, Meta(max_length=64)]
    node: Annotated[str, Meta(max_length=200)]
    trouble: Annotated[str, Meta(max_length=40)]
    figure: int


class Warned(Struct, frozen=True):
    people: int


class Sample(Struct, frozen=True, kw_only=True):
    """A node's figures at an instant. Rates are per second since the sample before; sizes are in bytes or MB."""

    at: str
    connections: int
    people: int
    deliveries: float
    acts: float
    refused: float
    broken: int
    commits: float
    batch: float
    commit_ms_p50: int
    commit_ms_p99: int
    stall_ms_p99: int
    stall_ms_most: int
    unsent: int
    slow: int
    outbox_waiting: int
    outbox_age_ms: int
    timers_overdue: int
    timer_lateness_ms: int
    memory_mb: int
    free_mb: int
    redis: bool
    database: bool


class SlowConsumer(Struct, frozen=True, kw_only=True):
    """Somebody whose line does not take what it is sent. `behind`: events it waits for; `unsent`: bytes."""

    company: str
    person: str
    name: str
    unsent: int
    behind: int


class LogLine(Struct, frozen=True, kw_only=True):
    """A line of the log, of warnings and worse. `act_id` is the act's key as the journal holds it."""

    at: str
    level: str
    logger: str
    text: str
    company: str = ""
    act: str = ""
    act_id: str = ""
    incident: str = ""


class NodeTold(Struct, frozen=True, kw_only=True):
    """What a node writes of itself every few seconds: its last samples (oldest first), slow lines, last errors."""

    samples: list[Sample]
    slow: list[SlowConsumer]
    errors: list[LogLine]


class Trouble(Struct, frozen=True, kw_only=True):
    code: str
    words: dict[str, str]


class NodeShape(Struct, frozen=True, kw_only=True):
    """A node: `silent` when it has not been heard of for a while; `here` when it is the one that answers."""

    id: str
    name: str
    here: bool
    silent: bool
    started_at: str
    seen_at: str
    samples: list[Sample]
    slow: list[SlowConsumer]
    errors: list[LogLine]
    troubles: list[Trouble]


class Operations(Struct, frozen=True, kw_only=True):
    """Every node that serves this database, this one first. `database`: sqlite or postgres."""

    nodes: list[NodeShape]
    database: str
    beat_seconds: int


class OpsTell(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same in a few lines of talk."""


class Said(Struct, frozen=True):
    text: dict[str, Any]


class Answered(Struct, frozen=True):
    answer: Said
