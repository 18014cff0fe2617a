"""Actor, Act, Event, Refused: who asks, what they ask, what happened, why not."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import msgspec


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts, and whose rights are judged: a person, a bot, or the clock.

    `owner` owns the idempotency keys: a person's devices share them, a bot acting for a person uses its own.
    `heads` are the departments this actor is the head of, and all those below them.
    """

    id: str
    company: str = ""
    kind: str = "person"
    name: str = ""
    roles: frozenset[str] = frozenset()
    locale: str = "zh"
    owner: str = ""
    heads: frozenset[str] = frozenset()

    @property
    def keyring(self) -> str:
        """Whose idempotency keys an act of this actor uses."""
        return self.owner or self.id

    @property
    def is_admin(self) -> bool:
        """Does this actor hold the system administrator's role?"""
        return "admin" in self.roles


class Act(msgspec.Struct, frozen=True):
    """One thing an actor wants done. Every door turns its input into an Act.

    `at` is in milliseconds UTC; `via` names the bot or card it came through; `approved` marks the replay of an
    act that had to be asked for first.
    """

    name: str
    actor: Actor
    at: int
    input: Any = None
    key: str | None = None
    via: str | None = None
    approved: bool = False


class Event(msgspec.Struct, frozen=True):
    """One thing that happened: heard by hearers and, when it has a channel, told to everyone in it."""

    name: str
    data: Mapping[str, Any] = msgspec.field(default_factory=dict)
    channel: str | None = None
    ref: str | None = None


class Refused(Exception):
    """The office said no. `reason` is a key in words.*.toml; `details` fill its sentence in."""

    def __init__(self, reason: str, **details: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


under_way: ContextVar[Act | None] = ContextVar("under_way", default=None)
"""The act this task is carrying out: whatever is written down meanwhile is about it."""
