"""Who may do what with a request now: the one predicate that draws the buttons and guards the door. Pure."""

from collections.abc import Callable, Mapping

from hub.flow.counting import outcome, without
from hub.flow.instance import ENDED, Instance, Run, Slot
from hub.flow.spec import Definition
from hub.flow.steps import ASKED, EFFECTS, SIGNED, WATCHED, Facts
from hub.flow.vocabulary import START
from hub.flow.waiting import CALLED as CALLED_OUT
from hub.flow.walk import behind
from hub.kernel.act import Refused
from hub.kernel.instants import wire

Place = tuple[Run, Slot]
"""A slot, and the run it is in."""
CLAIMED = "claimed"
"""The reason of the slot whose owner took a matter upon them that was offered to several."""


def barred(definition: Definition, instance: Instance, name: str, by: str, facts: Facts) -> Refused | None:
    """Why this person may not take this step now, or None if they may."""
    if name in ("comment", "room"):
        return None if facts.sees or facts.watches or instance.involved(by) else Refused("act.not_allowed")
    if name in WATCHED:
        return _watching(instance, name, facts)
    if instance.state == "suspended" and name != "withdraw":
        return Refused("flow.suspended")
    return RULES[name](definition, instance, by, facts, name)


def mine(instance: Instance, by: str) -> tuple[Place, ...]:
    """The places in which this person is asked to judge now."""
    return tuple(
        (run, slot) for run, slot in instance.pending() if slot.person == by and not slot.advises and run.node != START
    )


def offered_to(instance: Instance, by: str) -> tuple[Place, ...]:
    """The places this person may claim: offered to several, taken by nobody yet."""
    return tuple(
        (run, slot)
        for run, slot in mine(instance, by)
        if run.mode == "claim" and not slot.beside and slot.reason != CLAIMED
    )


def advice_of(instance: Instance, by: str) -> Place | None:
    """The place in which this person is asked for their opinion now."""
    return next(((run, slot) for run, slot in instance.pending() if slot.person == by and slot.advises), None)


def added_by(instance: Instance, by: str, watches: bool) -> tuple[Place, ...]:
    """The places of people who were added, have not acted yet, and may be taken out again by this person."""
    return tuple(
        (run, slot)
        for run in instance.open_runs
        for slot in run.slots
        if slot.beside and slot.state in ("waiting", "pending") and (watches or slot.added_by == by)
    )


def takes_back(definition: Definition, instance: Instance, by: str) -> Place | None:
    """The approval this person may still take back: nobody after them has acted yet."""
    for run in reversed(instance.runs):
        slot = run.slot_of(by)
        if run.state not in ("open", "passed") or slot is None or slot.state != "approved" or slot.reason:
            continue
        node = definition.node(run.node)
        counts = node is not None and outcome(node, without(run, slot)) is None
        return (run, slot) if counts and not _acted_after(definition, instance, run, slot) else None
    return None


def already(instance: Instance, facts: Facts, run: Run | None = None) -> Refused:
    """`decided.already`: who decided this run, or the whole request; when (ISO); and what."""
    by, at, what = instance.ended_by, instance.ended_at, instance.state
    acted = [slot for slot in run.slots if slot.state in ("approved", "rejected", "returned")] if run else []
    if run is not None and acted and run.state in ("passed", "failed", "returned"):
        last = max(acted, key=lambda slot: slot.at)
        by, at, what = last.by, last.at, last.state
    return _decided(by, at, what, facts)


def _acted_after(definition: Definition, instance: Instance, run: Run, slot: Slot) -> bool:
    later = behind(definition, run.node)
    after = [one for other in instance.runs if other.node in later and other.no > run.no for one in other.slots]
    if run.state == "passed" and not any(other.node in later for other in instance.open_runs):
        return True
    if any(_set_off(definition, other) for other in instance.runs if other.node in later and other.no > run.no):
        return True
    rest = run.slots[run.slots.index(slot) + 1 :] if run.mode == "sequential" else run.added_to(slot.person, "after")
    touched = ("approved", "rejected", "returned", "transferred", "advised", "delegated")
    return any(one.state in touched and not one.reason for one in (*after, *rest))


def _set_off(definition: Definition, run: Run) -> bool:
    """Has this run done something that cannot be undone? A delay never does."""
    node = definition.node(run.node)
    begun = run.state == "passed" or run.reason.startswith(CALLED_OUT)
    return node is not None and node.kind in ("trigger", "sub") and run.state != "undone" and begun


def _decided(by: str, at: int, what: str, facts: Facts) -> Refused:
    return Refused(
        "decided.already", by={"id": by, "name": facts.names.get(by, {}).get("zh", "")}, at=wire(at), what=what
    )


def _signing(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    places = mine(instance, by)
    if not places:
        return _not_theirs(instance, by, facts)
    offered = offered_to(instance, by)
    if (name == "claim") is not bool(offered):
        return Refused("flow.claim_first" if offered else "flow.nothing_to_claim")
    if name == "unclaim":
        return None if any(slot.reason == CLAIMED for _, slot in places) else Refused("flow.nothing_to_claim")
    if name == "veto":
        nodes = [definition.node(run.node) for run, _ in places]
        return None if any(node and node.veto for node in nodes) else Refused("act.not_allowed")
    return None


def _not_theirs(instance: Instance, by: str, facts: Facts) -> Refused:
    for run in reversed(instance.runs):
        slot = run.slot_of(by)
        if slot is None or slot.state in ("waiting", "told", "pending"):
            continue
        if slot.state in ("superseded", "cancelled"):
            return already(instance, facts, run)
        return _decided(slot.by or slot.person, slot.at, slot.state, facts)
    if instance.state in ENDED:
        return already(instance, facts)
    return Refused("flow.not_yours", who=[facts.names.get(person, {}) for person in instance.waits_for()])


def _advising(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    return None if advice_of(instance, by) else _not_theirs(instance, by, facts)


def _removing(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    return None if added_by(instance, by, facts.watches) else Refused("flow.added_nobody")


def _taking_back(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    if instance.state in ENDED:
        return already(instance, facts)
    return None if takes_back(definition, instance, by) else Refused("flow.next_has_acted")


def _undoing(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    note = instance.undo
    if note is None or note.by != by:
        return Refused("flow.nothing_to_undo")
    return None if facts.at < note.until else Refused("flow.undo_late")


def _effecting(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    if by != instance.asker:
        return Refused("flow.not_the_asker", who=facts.names.get(instance.asker, {}))
    return None if instance.effect == "refused" else Refused("flow.effect_not_refused")


def _asking(definition: Definition, instance: Instance, by: str, facts: Facts, name: str) -> Refused | None:
    if by != instance.asker:
        return Refused("flow.not_the_asker", who=facts.names.get(instance.asker, {}))
    if name == "reopen":
        if instance.state not in ("rejected", "withdrawn"):
            return Refused("flow.not_ended")
        return Refused("flow.undo_first") if instance.undo else None
    if instance.state in ENDED:
        return already(instance, facts)
    if name == "urge":
        return _urging(instance, facts)
    return _coming_back(definition, instance, name)


def _coming_back(definition: Definition, instance: Instance, name: str) -> Refused | None:
    if name == "resubmit":
        return None if instance.state == "returned" else Refused("flow.not_returned")
    if definition.withdraw == "untouched" and instance.state != "returned" and _touched(instance):
        return Refused("flow.handled_already")
    return None


def _urging(instance: Instance, facts: Facts) -> Refused | None:
    if instance.state != "running" or not instance.waits_for():
        return Refused("flow.waits_for_you")
    left = instance.urged_at + facts.urge_every - facts.at
    if not instance.urged_at or left <= 0:
        return None
    return Refused("flow.urged_lately", retry_after=-(-left // 1000))


def _touched(instance: Instance) -> bool:
    acted = ("approved", "rejected", "transferred", "returned")
    return any(slot.state in acted and not slot.reason for run in instance.runs for slot in run.slots)


def _watching(instance: Instance, name: str, facts: Facts) -> Refused | None:
    if not facts.watches:
        return Refused("act.not_allowed")
    allowed = {"resume": ("suspended",), "void": ("approved",), "terminate": ("running", "returned", "suspended")}
    if name == "replace" and not any(not slot.advises for _, slot in instance.pending()):
        return Refused("flow.waits_not_for")
    if instance.state in allowed.get(name, ("running",)):
        return Refused("flow.undo_first") if name == "void" and instance.undo else None
    return already(instance, facts) if instance.state in ENDED else Refused("flow.not_now")


Rule = Callable[[Definition, Instance, str, Facts, str], Refused | None]
RULES: Mapping[str, Rule] = {
    **dict.fromkeys((*SIGNED, "claim", "unclaim"), _signing),
    **dict.fromkeys(ASKED, _asking),
    **dict.fromkeys(EFFECTS, _effecting),
    "undo": _undoing,
    "advise": _advising,
    "remove_sign": _removing,
    "take_back": _taking_back,
}
