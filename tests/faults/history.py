"""What writers did and what became of it: the checker of every fault test (reliability.md section 3.1)."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class History:
    """Every operation by its key: what was written, and the place it was acknowledged with, if it was."""

    invoked: dict[str, str] = field(default_factory=dict)
    acked: dict[str, int] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    retried: int = 0
    again: set[str] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    def invoke(self, key: str, text: str) -> None:
        """A writer is about to write."""
        self.retried += key in self.invoked
        self.invoked[key] = text

    def retry(self, keys: list[str]) -> None:
        """Nobody knows what became of these; they are sent again, and may have their place already."""
        self.again.update(keys)
        self.retried += len(keys)

    def ok(self, writer: str, key: str, seq: int) -> None:
        """The hub acknowledged. The same key acknowledged with another place is a fault of its own."""
        assert self.acked.get(key, seq) == seq, f"{key} was acknowledged at {self.acked[key]} and at {seq}"
        if key not in self.acked:
            self.order.setdefault(writer, []).append(key)
        self.acked[key] = seq

    async def grows(self, by: int, seconds: float = 90) -> None:
        """Wait until so many more are acknowledged."""
        goal = len(self.acked) + by
        async with asyncio.timeout(seconds):
            while len(self.acked) < goal:  # noqa: ASYNC110 - many writers, and none of them knows the goal
                await asyncio.sleep(0.05)

    def __str__(self) -> str:
        refused = "".join(f", {count} {reason}" for reason, count in sorted(self.refused.items()))
        return f"{len(self.acked)} acknowledged, {self.retried} retried, {self.kills} kills{refused}"


def check(history: History, log: Iterable[Mapping[str, Any]]) -> None:
    """`log` holds messages `{text, seq}` in the order of the log; each text is its key. Asserts what was promised."""
    rows = list(log)
    texts = [row["text"] for row in rows]
    place = {row["text"]: row["seq"] for row in rows}
    twice = [text for text, count in Counter(texts).items() if count > 1]
    assert not twice, f"duplicated: {twice[:5]}"
    lost = [key for key in history.acked if history.invoked[key] not in place]
    assert not lost, f"lost: {lost[:5]} of {len(history.acked)}"
    moved = [key for key, seq in history.acked.items() if place[history.invoked[key]] != seq]
    assert not moved, f"not where it was acknowledged: {moved[:5]}"
    strange = set(texts) - set(history.invoked.values())
    assert not strange, f"phantoms: {sorted(strange)[:5]}"
    seqs = [row["seq"] for row in rows]
    assert seqs == sorted(seqs), "the log is out of order"
    for writer, keys in history.order.items():
        places = [history.acked[key] for key in keys if key not in history.again]
        assert places == sorted(places), f"{writer}'s acknowledged messages changed their order"
