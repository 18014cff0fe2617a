"""A place in a channel's log: what an act tells, before and after it is known where it stands."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from hub.kernel import dump

Statement = tuple[str, Sequence[Any]]
"""SQL and its values, to be run in the transaction at hand."""


class Place(msgspec.Struct):
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
    joins: list[str] = []
    leaves: list[str] = []
    seq: int = 0
    no: int = 0

    def row(self) -> tuple[Any, ...]:
        """The row of channel_event: a thing that has a reference is drawn anew at every replay."""
        stored = None if self.ref is not None or self.data is None else dump(self.data)
        return (self.channel, self.seq, self.name, self.by, self.at, self.ref, stored)
