"""How several people decide one step together: whose turn it is, and when the step is through. Pure.

The truth table is approvals.md section 2.4. People who were added stand with the one they were added to: the two count
as one, approved when both have approved, rejected when either has rejected. Advice never counts.
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from hub.flow.instance import OPEN, UNDECIDED, Run, Slot
from hub.flow.spec import Node

SIGNING = ("before", "after", "beside")
"""Orders in which somebody is added to sign with another."""


def outcome(node: Node, run: Run) -> str | None:
    """`passed`, `failed`, or None while open. A run without anybody passes."""
    verdicts = [(verdict(run, slot), slot.weight) for slot in run.signers]
    said = [word for word, _ in verdicts]
    if run.mode == "claim" and any(slot.state == "superseded" for slot in run.signers):
        said = [verdict(run, slot) for slot in run.signers if slot.state != "superseded" or verdict(run, slot)]
    if run.mode == "vote" and verdicts:
        return _voted(node, verdicts)
    if "rejected" in said and node.reject == "once":
        return "failed"
    if run.mode in ("any", "claim") and said:
        return "passed" if "approved" in said else "failed" if all(word == "rejected" for word in said) else None
    if "" in said:
        return None
    return "failed" if "rejected" in said else "passed"


def verdict(run: Run, slot: Slot) -> str:
    """What one person, and those added to them, have decided: `approved`, `rejected`, or empty while open."""
    states = [slot.state, *(one.state for one in run.added_to(slot.person, *SIGNING))]
    counted = [state for state in states if state not in ("transferred", "removed")]
    if "rejected" in counted:
        return "rejected"
    return "approved" if all(state == "approved" for state in counted) else ""


def called(run: Run) -> Run:
    """The same run after calling those whose turn it is, and sparing those whose word cannot count any more."""
    run = replace(run, slots=tuple(_spared(run, slot) for slot in run.slots))
    turn = set(_turn(run))
    return replace(run, slots=tuple(_called(slot) if number in turn else slot for number, slot in enumerate(run.slots)))


def spared_again(run: Run) -> Run:
    """The same run with everybody who was spared by another's act waiting to be called again."""
    slots = (replace(one, state="waiting", by="", at=0) if one.state == "superseded" else one for one in run.slots)
    return replace(run, slots=tuple(slots))


def without(run: Run, slot: Slot) -> Run:
    """The run, open, as it stands when this approval is taken back: who was asked because of it waits again."""
    at = run.slots.index(slot)
    later = run.slots[at + 1 :] if run.mode == "sequential" else run.added_to(slot.person, "after")
    back = tuple(replace(one, state="waiting") if one.state == OPEN and one in later else one for one in run.slots)
    fresh = Slot(slot.person, beside=slot.beside, order=slot.order, added_by=slot.added_by, for_=slot.for_,
                 weight=slot.weight)  # fmt: skip
    return called(spared_again(replace(run, slots=(*back[:at], fresh, *back[at + 1 :]), state="open")))


def settled(run: Run, state: str, to: str, by: str, at: int) -> Run:
    """The run closed: open slots become `to`, those whose turn never came are cancelled."""
    ends = {OPEN: to, "delegated": to, "waiting": "cancelled"}
    slots = (replace(one, state=ends[one.state], by=by, at=at) if one.state in ends else one for one in run.slots)
    return replace(run, state=state, slots=tuple(slots))


def _called(slot: Slot) -> Slot:
    """Whoever had a turn before gets a new to-do: the former one was closed when they had to wait."""
    return replace(slot, state=OPEN, todo="", due=0, remind_at=0, since=0)


def _spared(run: Run, slot: Slot) -> Slot:
    owner = run.slot_of(slot.beside or slot.person)
    over = owner is not None and slot.state in UNDECIDED and verdict(run, owner) == "rejected"
    return replace(slot, state="superseded") if over else slot


def _turn(run: Run) -> Iterable[int]:
    signers = tuple(slot for slot in run.signers if not verdict(run, slot))
    if run.mode == "sequential":
        signers = signers[:1]
    ready = {slot.person for slot in signers}
    for number, slot in enumerate(run.slots):
        owner = slot.beside or slot.person
        if (slot.state == "waiting" and owner in ready and _may_begin(run, slot)) or (
            slot.state == "delegated" and owner in ready and not _undecided(run, slot.person, "delegate")
        ):
            yield number


def _may_begin(run: Run, slot: Slot) -> bool:
    if not slot.beside:
        return not _undecided(run, slot.person, "before")
    owner = run.slot_of(slot.beside)
    return slot.order != "after" or (owner is not None and owner.state == "approved")


def _undecided(run: Run, person: str, order: str) -> bool:
    return any(one.state in UNDECIDED for one in run.added_to(person, order))


def _voted(node: Node, verdicts: list[tuple[str, int]]) -> str | None:
    """Decided as soon as the rest cannot change it; exactly the quorum passes, and all of a few are enough."""
    total = sum(weight for _, weight in verdicts)
    given = sum(weight for word, weight in verdicts if word == "approved")
    open_ = sum(weight for word, weight in verdicts if not word)
    needed = Fraction(node.quorum.rstrip("%"))
    if node.quorum.endswith("%"):
        needed = Fraction(total) * needed / 100
    needed = min(needed, Fraction(total))
    if given >= needed:
        return "passed"
    return "failed" if given + open_ < needed else None
