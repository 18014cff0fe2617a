"""How a request moves from node to node: who acts in each, and what the hub does by itself. Pure.

Nothing is dropped in silence: each automatic step comes back as a line of the trail, with its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hub.flow.counting import called, outcome, settled
from hub.flow.instance import Instance, Run, Slot
from hub.flow.spec import Definition, Node
from hub.flow.vocabulary import WAITING
from hub.flow.waiting import begun
from hub.flow.walk import ahead
from hub.kernel import Calendar
from hub.kernel.act import Refused

Entry = dict[str, str]
"""A line of the trail: act, by, node, reason, to."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What entering a node looks at: who was found for each, and who stands in for whom (`instead`).

    `hold` is how long (ms) the step that leads there may be undone: so long nothing is set off.
    """

    at: int
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    superior: str = ""
    admins: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    hold: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A run just entered, and what the trail says about how."""

    run: Run
    entries: tuple[Entry, ...]


def enter(definition: Definition, instance: Instance, ground: Ground) -> tuple[Instance, tuple[Entry, ...]]:
    """Go on to the next nodes that wait for somebody, or to the end. Refuses `flow.nobody` as a node demands."""
    entries: list[Entry] = []
    while coming := ahead(definition, instance):
        for node in coming:
            if node.kind in WAITING or node.asks_at:
                run, lines = _waiting(instance, node, ground)
            else:
                run, lines = opened_for(definition, instance, node, ground.people.get(node.id, ()), ground)
            entries += lines
            instance = replace(instance, runs=(*instance.runs, run))
            if run.state == "failed":
                return replace(closed(instance, "cancelled", "", ground.at), state="rejected"), tuple(entries)
    return replace(instance, state="running" if instance.open_runs else "approved"), tuple(entries)


def opened_for(
    definition: Definition, instance: Instance, node: Node, people: tuple[str, ...], ground: Ground
) -> tuple[Run, list[Entry]]:
    """A run of this node for these people, after its rules, and what the trail says about how."""
    found, lines = who_acts(node, people, instance.asker, ground.superior, ground.admins)
    opened = _opened(definition, instance, node, found, ground)
    return opened.run, [*lines, *opened.entries]


def _waiting(instance: Instance, node: Node, ground: Ground) -> tuple[Run, list[Entry]]:
    """A run that waits for no person; a delay that is over already delays nothing."""
    blank = Run(len(instance.runs) + 1, node.id, node.mode, (), at=ground.at)
    run = begun(node, blank, instance.form, ground.calendar, ground.at, ground.hold)
    if run.waits == "delay" and run.until <= ground.at:
        run = replace(run, state="passed", reason="delay_arrived", waits="", until=0)
    return run, [_entry("waits" if run.waits else "arrived", node, run.waits or "delay", "")]


def closed(instance: Instance, to: str, by: str, at: int) -> Instance:
    """The request with nobody to wait for any more: every open run and slot becomes `to`."""
    for run in instance.open_runs:
        instance = instance.with_run(settled(run, "cancelled", to, by, at))
    return instance


def who_acts(
    node: Node, people: tuple[str, ...], asker: str, superior: str, admins: tuple[str, ...]
) -> tuple[tuple[str, ...], list[Entry]]:
    """Who acts at a node, after its rules for the asker themselves and for an empty place, and why so."""
    found = tuple(dict.fromkeys(people))
    entries: list[Entry] = []
    if node.kind == "copy":
        return found, entries
    if asker in found and node.own == "skip" and len(found) == 1:
        return (asker,), entries
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


def _opened(definition: Definition, instance: Instance, node: Node, people: tuple[str, ...], ground: Ground) -> Opened:
    at = ground.at
    blank = Run(len(instance.runs) + 1, node.id, node.mode, (), at=at)
    if node.kind == "copy":
        told = tuple(Slot(person, "told", at=at) for person in people)
        return Opened(replace(blank, state="told", slots=told), (_entry("copied", node, "", ""),))
    if not people:
        state = "passed" if node.empty == "pass" else "failed"
        return Opened(replace(blank, state=state, reason="nobody"), (_entry(state, node, "nobody", ""),))
    if people == (instance.asker,) and node.own == "skip":
        return Opened(
            replace(blank, state="passed", reason="own_request"), (_entry("passed", node, "own_request", ""),)
        )
    known = _approved_before(definition, instance, node)
    slots, entries = [], []
    for person, heir in _placed(people, ground.instead):
        slots.append(_slot(person, heir, person in known, ground.weights.get(node.id, {}).get(person, 1), at))
        entries += [_entry("approve", node, "same_person", person)] if person in known else []
        entries += [_entry("replaced", node, "stands_in", person, heir)] if heir and person not in known else []
    run = replace(blank, slots=tuple(slots))
    if outcome(node, run) == "passed":
        return Opened(settled(run, "passed", "superseded", "", at), tuple(entries))
    return Opened(called(run), tuple(entries))


def _placed(people: tuple[str, ...], instead: Mapping[str, str]) -> list[tuple[str, str]]:
    """Everybody with who stands in for them now; nobody stands in who acts here in their own right, or twice."""
    taken = set(people)
    placed = []
    for person in people:
        heir = instead.get(person, "")
        placed.append((person, "" if heir in taken else heir))
        taken.add(heir)
    return placed


def _approved_before(definition: Definition, instance: Instance, node: Node) -> set[str]:
    """Whose approval already given counts again (`dedupe`): in the run just before, in any run, or none.

    Never for work to be done, and never at a node that was given back: there everybody judges anew.
    """
    again = any(run.node == node.id for run in instance.runs)
    if definition.dedupe == "none" or node.kind == "handle" or again:
        return set()
    runs = [run for run in instance.runs if run.state == "passed" and _deciding(definition, run)]
    if definition.dedupe == "consecutive":
        runs = runs[-1:]
    return {slot.person for run in runs for slot in run.slots if slot.state == "approved"}


def _deciding(definition: Definition, run: Run) -> bool:
    node = definition.node(run.node)
    return node is not None and node.kind == "approve"


def _slot(person: str, heir: str, known: bool, weight: int, at: int) -> Slot:
    if known:
        return Slot(person, "approved", by=person, at=at, reason="same_person", weight=weight)
    if heir:
        return Slot(heir, "waiting", for_=person, weight=weight)
    return Slot(person, "waiting", weight=weight)


def _entry(act: str, node: Node, reason: str, by: str, to: str = "") -> Entry:
    return {"act": act, "by": by, "node": node.id, "reason": reason, "to": to}
