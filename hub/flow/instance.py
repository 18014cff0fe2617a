"""One request under way: its runs through the route, and the slot each person has in a run. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

OPEN = "pending"
"""A slot somebody must act upon now. `waiting`: their turn has not come; `delegated`: they wait for advice."""
UNDECIDED = (OPEN, "waiting", "delegated")

LEFT = ("transferred", "removed", "advised")
"""Slots of those who have nothing more to do with a run, and may be brought into it again."""

ENDED = ("approved", "rejected", "withdrawn", "terminated", "voided")
"""States in which a request waits for nobody any more."""
UNDONE = ("returned", "undone")
"""States of a run that does not count any more."""
UNDER_WAY = ("running", "returned", "suspended")
ADVICE = ("delegate", "ask")
"""Slots of people who are asked for their opinion and decide nothing themselves."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's place in a run: what a decision fills, once.

    States: waiting, pending, delegated, approved, rejected, advised, transferred, removed, superseded, cancelled,
    told. `at` is when it was settled, `due` when they should have acted, `remind_at` when they are next urged (ms
    UTC); `since` the version of the request at which their turn came; `todo` the row they see in their list;
    `reason` why it was settled without them.

    A slot that was added stands by another: `beside` whom, in which `order` (before, after or beside their own
    decision; `delegate` and `ask` only give advice), `added_by` whom. `for_` is whose place a delegate stands in.
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
    since: int = 0
    beside: str = ""
    order: str = ""
    added_by: str = ""
    for_: str = ""
    weight: int = 1

    @property
    def advises(self) -> bool:
        """Is this somebody who gives an opinion, and decides nothing?"""
        return self.order in ADVICE


@dataclass(frozen=True, slots=True)
class Run:
    """One entry into a node, with the people found at that moment.

    States: open, passed, failed, cancelled, told, returned (undone by a return: the node is entered again), undone (so
    is the decision that led to it). `reason` says why the hub passed or failed it by itself. A run that waits for no
    person says what it `waits` for, and `until` when (ms UTC) the clock looks after it, 0 for never.
    """

    no: int
    node: str
    mode: str
    slots: tuple[Slot, ...]
    state: str = "open"
    at: int = 0
    reason: str = ""
    waits: str = ""
    until: int = 0

    @property
    def first_due(self) -> Slot | None:
        """The open slot that is due first."""
        return min((slot for slot in self.pending() if slot.due), key=lambda slot: slot.due, default=None)

    @property
    def signers(self) -> tuple[Slot, ...]:
        """The slots that count when the run is decided: those in their own right, by themselves or by an heir."""
        gone = ("transferred", "removed")
        return tuple(slot for slot in self.slots if not slot.beside and slot.state not in gone)

    def pending(self) -> tuple[Slot, ...]:
        """The slots that wait for somebody now."""
        return tuple(slot for slot in self.slots if slot.state == OPEN)

    def slot_of(self, person: str) -> Slot | None:
        """The slot this person has in this run, or the last one they had."""
        theirs = [slot for slot in self.slots if slot.person == person]
        return next((slot for slot in theirs if slot.state not in LEFT), theirs[-1] if theirs else None)

    def added_to(self, person: str, *orders: str) -> tuple[Slot, ...]:
        """The slots that were added beside this person's, in these orders."""
        return tuple(slot for slot in self.slots if slot.beside == person and slot.order in orders)

    def with_slot(self, old: Slot, *new: Slot) -> "Run":
        """The same run with one slot replaced."""
        at = self.slots.index(old)
        return replace(self, slots=(*self.slots[:at], *new, *self.slots[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Undo:
    """The last decision, as long as it may be undone: whose it was, until when (ms UTC), and what was before it.

    `count` is how many runs there were, `runs` those it changed, as they were; `state` the request's state then.
    """

    by: str
    step: str
    until: int
    count: int
    state: str
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Instance:
    """One request: what was asked, by whom, and how far it has come.

    `version` rises when what is to be judged changes: another node, another text. `form` holds stored values. `effect`
    is `refused` where it was approved and what it asked for could not be done, `given_up` when its asker left it there.
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
    undo: Undo | None = None
    effect: str = ""

    @property
    def open_runs(self) -> tuple[Run, ...]:
        """The runs the request stands in: one, or one in each parallel branch."""
        return tuple(run for run in self.runs if run.state == "open")

    @property
    def live(self) -> dict[str, Run]:
        """Node → its run, for every node that was entered and not returned from."""
        return {run.node: run for run in self.runs if run.state not in UNDONE}

    def pending(self) -> Iterator[tuple[Run, Slot]]:
        """Everybody it waits for now, with the run they stand in."""
        return ((run, slot) for run in self.open_runs for slot in run.pending())

    def waits_for(self) -> tuple[str, ...]:
        """The people who must act now."""
        return tuple(dict.fromkeys(slot.person for _, slot in self.pending()))

    def involved(self, person: str) -> bool:
        """Did this person ask, or did anything of it ever reach them?"""
        return person == self.asker or any(
            slot.person == person and slot.state != "waiting" for run in self.runs for slot in run.slots
        )

    def with_run(self, changed: Run) -> "Instance":
        """The same request with one run replaced."""
        return replace(self, runs=tuple(changed if run.no == changed.no else run for run in self.runs))
