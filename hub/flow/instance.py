"""One request under way: its runs through the route, and the slot each person has in a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

OPEN = "pending"
"""A slot somebody must act upon now. One that waits for those before it in the list is `waiting`."""

ENDED = ("approved", "rejected", "withdrawn")
"""States in which a request waits for nobody any more."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's place in a run: what a decision fills, once.

    States: waiting, pending, approved, rejected, transferred, superseded, cancelled, told. `at` is when it was
    settled, `due` when they should have acted, `remind_at` when they are next urged (ms UTC); `todo` is the row they
    see in their list, `reason` why it was settled without them.
    """

    person: str
    state: str = OPEN
    by: str = ""
    at: int = 0
    text: str = ""
    todo: str = ""
    due: int = 0
    provisional: bool = False
    remind_at: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One entry into a node, with the people found at that moment.

    States: open, passed, failed, cancelled, told. `reason` says why the hub passed or failed it by itself.
    """

    no: int
    node: str
    mode: str
    slots: tuple[Slot, ...]
    state: str = "open"
    at: int = 0
    reason: str = ""

    @property
    def first_due(self) -> Slot | None:
        """The open slot that is due first."""
        return min((slot for slot in self.pending() if slot.due), key=lambda slot: slot.due, default=None)

    def pending(self) -> tuple[Slot, ...]:
        """The slots that wait for somebody now."""
        return tuple(slot for slot in self.slots if slot.state == OPEN)

    def slot_of(self, person: str) -> Slot | None:
        """The latest slot this person has, or had, in this run."""
        return next((slot for slot in reversed(self.slots) if slot.person == person), None)

    def called(self) -> "Run":
        """The same run after calling those whose turn it is: the first in line, or everybody (`mode`)."""
        if self.mode == "sequential" and self.pending():
            return self
        waiting = [slot for slot in self.slots if slot.state == "waiting"]
        turn = waiting[:1] if self.mode == "sequential" else waiting
        return replace(self, slots=tuple(replace(s, state=OPEN) if s in turn else s for s in self.slots))

    def with_slot(self, old: Slot, *new: Slot) -> "Run":
        """The same run with one slot replaced."""
        at = self.slots.index(old)
        return replace(self, slots=(*self.slots[:at], *new, *self.slots[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Instance:
    """One request: what was asked, by whom, and how far it has come.

    `version` rises when what is to be judged changes: another node, another text. `form` holds stored values.
    """

    id: str
    asker: str
    form: Mapping[str, Any] = field(default_factory=dict)
    state: str = "draft"
    version: int = 1
    runs: tuple[Run, ...] = ()
    urged_at: int = 0
    ended_at: int = 0
    ended_by: str = ""
    ended_text: str = ""

    @property
    def run(self) -> Run | None:
        """The run the request stands in, if it is under way."""
        return next((run for run in reversed(self.runs) if run.state == "open"), None)

    def waits_for(self) -> tuple[str, ...]:
        """The people who must act now."""
        return tuple(slot.person for slot in self.run.pending()) if self.run else ()

    def involved(self, person: str) -> bool:
        """Did this person ask, or did anything of it ever reach them?"""
        return person == self.asker or any(
            slot.person == person and slot.state != "waiting" for run in self.runs for slot in run.slots
        )

    def with_run(self, changed: Run) -> "Instance":
        """The same request with one run replaced."""
        return replace(self, runs=tuple(changed if run.no == changed.no else run for run in self.runs))
