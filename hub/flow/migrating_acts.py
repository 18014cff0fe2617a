"""What may be asked about bringing requests to the version in force."""

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from hub.flow.acts import Asked, Id, Key

Nodes = Annotated[dict[str, str], Meta(max_length=200)]
"""Step of the old version → step of the new; whatever is not named keeps its id."""


class TryMigration(Asked, frozen=True):
    """What would become of each?"""

    flow: Id
    nodes: Nodes = field(default_factory=dict)


class Migrate(Asked, frozen=True):
    """Bring over what can be; `basis` cites the rule or instruction."""

    flow: Id
    basis: Annotated[str, Meta(min_length=1, max_length=500)]
    nodes: Nodes = field(default_factory=dict)
    key: Key | None = None


class MigrateOne(Asked, frozen=True):
    """The clock: bring this one over."""

    instance: Id
    flow: Id
    by: Id
    basis: str = ""
    nodes: Nodes = field(default_factory=dict)


class Trial(Struct):
    """A line for each request; the steps of the new version; and those of the old it does not know."""

    trials: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    unknown: list[dict[str, Any]]


class Migrated(Struct):
    """How many go over, and how many stay."""

    moved: int
    stay: int
