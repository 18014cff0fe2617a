"""How a request moves from node to node: who acts in each, when it is through, and what the hub does by
itself. Pure.

Nothing is dropped in silence: each automatic step comes back as a line of the trail, with its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hub.flow.instance import OPEN, Instance, Run, Slot
from hub.flow.spec import Definition, Node
from hub.kernel.act import Refused

Entry = dict[str, str]
"""A line of the trail: act, by, node, reason, to."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A run just entered, and what the trail says about how."""

    run: Run
    entries: tuple[Entry, ...]


def outcome(mode: str, slots: tuple[Slot, ...]) -> str | None:
    """The truth table: `passed`, `failed`, or None while open (approvals.md section 2.4).

    `all` and `sequential` pass when everyone approved, `any` with the first; any rejection fails at once. A
    slot handed on counts through its heir. A run without slots passes.
    """
    states = [slot.state for slot in slots if slot.state != "transferred"]
    if "rejected" in states:
        return "failed"
    approved = states.count("approved")
    if mode == "any" and states:
        return "passed" if approved else None
    return "passed" if approved == len(states) else None


def settled(run: Run, state: str, to: str, by: str, at: int) -> Run:
    """The run closed: open slots become `to`, those whose turn never came are cancelled."""
    ends = {OPEN: to, "waiting": "cancelled"}
    slots = (replace(one, state=ends[one.state], by=by, at=at) if one.state in ends else one for one in run.slots)
    return replace(run, state=state, slots=tuple(slots))


def enter(
    definition: Definition,
    instance: Instance,
    *,
    people: Mapping[str, tuple[str, ...]],
    superior: str,
    admins: tuple[str, ...],
    at: int,
) -> tuple[Instance, tuple[Entry, ...]]:
    """Go on to the next node that waits for somebody, or to the end. Refuses `flow.nobody` as the node
    demands.
    """
    entries: list[Entry] = []
    been = {run.node for run in instance.runs}
    for node in definition.route(instance.form):
        if node.id in been:
            continue
        found, lines = who_acts(node, people.get(node.id, ()), instance.asker, superior, admins)
        opened = _opened(definition, instance, node, found, at)
        entries += [*lines, *opened.entries]
        instance = replace(instance, runs=(*instance.runs, opened.run))
        if opened.run.state == "failed":
            return replace(instance, state="rejected"), tuple(entries)
        if opened.run.state == "open":
            return replace(instance, state="running"), tuple(entries)
    return replace(instance, state="approved"), tuple(entries)


def who_acts(
    node: Node, people: tuple[str, ...], asker: str, superior: str, admins: tuple[str, ...]
) -> tuple[tuple[str, ...], list[Entry]]:
    """Who acts at a node, after its rules for the asker themselves and for an empty place, and why so."""
    found = tuple(dict.fromkeys(people))
    entries: list[Entry] = []
    if node.kind == "copy":
        return found, entries
    if asker in found and node.own != "allow":
        others = tuple(person for person in found if person != asker)
        alone = node.own == "superior" or not others
        found = _instead(found, asker, superior) if alone else others
        entries.append(_entry("replaced", node, "own_request", asker, superior if alone else ""))
    if not found and node.empty == "admin":
        found = tuple(person for person in admins if person != asker)
        entries += [_entry("replaced", node, "nobody", "", person) for person in found[:1]]
    if not found and node.empty in ("admin", "forbid"):
        raise Refused("flow.nobody", node=node.name)
    return found, entries


def _instead(people: tuple[str, ...], asker: str, superior: str) -> tuple[str, ...]:
    placed = (superior if person == asker else person for person in people)
    return tuple(dict.fromkeys(person for person in placed if person))


def _opened(definition: Definition, instance: Instance, node: Node, people: tuple[str, ...], at: int) -> Opened:
    blank = Run(len(instance.runs) + 1, node.id, node.mode, (), at=at)
    if node.kind == "copy":
        told = tuple(Slot(person, "told", at=at) for person in people)
        return Opened(replace(blank, state="told", slots=told), (_entry("copied", node, "", ""),))
    if not people:
        state = "passed" if node.empty == "pass" else "failed"
        return Opened(replace(blank, state=state, reason="nobody"), (_entry(state, node, "nobody", ""),))
    known = _approved_before(definition, instance)
    slots = tuple(_slot(person, person in known, at) for person in people)
    run = replace(blank, slots=slots)
    entries = tuple(_entry("approve", node, "same_person", slot.person) for slot in slots if slot.reason)
    if outcome(run.mode, run.slots) == "passed":
        return Opened(settled(run, "passed", "superseded", "", at), entries)
    return Opened(run.called(), entries)


def _approved_before(definition: Definition, instance: Instance) -> set[str]:
    """Whose approval already given counts again (`dedupe`): in the run just before, in any run, or none."""
    if definition.dedupe == "none":
        return set()
    runs = [run for run in instance.runs if run.state == "passed"]
    if definition.dedupe == "consecutive":
        runs = runs[-1:]
    return {slot.person for run in runs for slot in run.slots if slot.state == "approved"}


def _slot(person: str, known: bool, at: int) -> Slot:
    if known:
        return Slot(person, "approved", by=person, at=at, reason="same_person")
    return Slot(person, "waiting")


def _entry(act: str, node: Node, reason: str, by: str, to: str = "") -> Entry:
    return {"act": act, "by": by, "node": node.id, "reason": reason, "to": to}
