"""A place in a channel's log: what an act tells, before and after it is known where it stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.kernel import dump

Statement = tuple[str, Sequence[Any]]
"""SQL and its values, to be run in the transaction at hand."""


@dataclass(slots=True)
class Place:
    """Where an event came to stand in its channel's log. `seq` and `no` are known once the act is written."""

    channel: str
    name: str
    at: int
    by: str
    by_name: str
    data: Any = None
    ref: str | None = None
    counts: bool = False
    keep: Callable[["Place"], Iterable[Statement]] | None = None
    joins: list[str] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)
    seq: int = 0
    no: int = 0

    def row(self) -> tuple[Any, ...]:
        """The row of channel_event: a thing that has a reference is drawn anew at every replay."""
        stored = None if self.ref is not None or self.data is None else dump(self.data)
        return (self.channel, self.seq, self.name, self.by, self.at, self.ref, stored)
