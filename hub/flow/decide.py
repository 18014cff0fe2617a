"""What happens when somebody asks, approves, rejects, comments, withdraws, hands on or urges. Pure.

`barred` is the one predicate: it draws the buttons (`possible`) and guards the door (`decide`), so a card
never offers what the engine would refuse. The truth table is approvals.md section 2.4; it lives in `outcome`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hub.flow.instance import ENDED, Instance, Run, Slot
from hub.flow.route import enter, outcome, settled
from hub.flow.spec import Definition, Text
from hub.kernel.act import Refused
from hub.kernel.instants import wire

STEPS = ("approve", "reject", "transfer", "comment", "urge", "withdraw")


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody wants done with a request. `version` is the one they saw, when they saw one."""

    name: str
    by: str
    text: str = ""
    to: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a decision may look at, gathered before. Instants and spans are in ms.

    `people` gives, for each node still ahead, who would act there; `superior` the asker's; `names` everyone's
    name. `sees`: may the actor read the request; `heir`: does the person it is handed to work here.
    """

    at: int
    names: Mapping[str, Text] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    superior: str = ""
    admins: tuple[str, ...] = ()
    sees: bool = False
    heir: bool = True
    urge_every: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail: who did what at which node. `reason` says why when the hub did it by itself."""

    act: str
    by: str
    node: str = ""
    text: str = ""
    reason: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The request as it stands afterwards, and what the trail says about it."""

    after: Instance
    lines: tuple[Line, ...]


def possible(definition: Definition, instance: Instance, by: str, facts: Facts) -> tuple[str, ...]:
    """The steps this person may take now: the buttons of their card."""
    return tuple(name for name in STEPS if barred(definition, instance, name, by, facts) is None)


def decide(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """What this step makes of the request. Raises Refused when it may not, or not like this."""
    if step.name == "start":
        return _going_on(definition, instance, facts, Line("start", step.by))
    if refusal := barred(definition, instance, step.name, step.by, facts):
        raise refusal
    if step.name != "comment" and step.version is not None and step.version < instance.version:
        raise Refused("card.stale")
    if step.name in ("reject", "comment") and not step.text.strip():
        raise Refused("flow.words_required", field="text")
    return TAKEN[step.name](definition, instance, step, facts)


def barred(definition: Definition, instance: Instance, name: str, by: str, facts: Facts) -> Refused | None:
    """Why this person may not take this step now, or None if they may."""
    if name == "comment":
        return None if facts.sees or instance.involved(by) else Refused("act.not_allowed")
    if name in ("approve", "reject", "transfer"):
        return None if _slot(instance, by) else _not_theirs(instance, by, facts)
    if by != instance.asker:
        return Refused("flow.not_the_asker", who=facts.names.get(instance.asker, {}))
    if instance.state in ENDED:
        return already(instance, facts)
    return _urged_lately(instance, facts) if name == "urge" else _kept(definition, instance)


def already(instance: Instance, facts: Facts, run: Run | None = None) -> Refused:
    """`decided.already`: who decided this run, or the whole request; when (ISO); and what."""
    by, at, what = instance.ended_by, instance.ended_at, instance.state
    if run is not None and run.state in ("passed", "failed"):
        acted = [slot for slot in run.slots if slot.state in ("approved", "rejected")]
        last = max(acted, key=lambda slot: slot.at)
        by, at, what = last.by, last.at, last.state
    return _decided(by, at, what, facts)


def _decided(by: str, at: int, what: str, facts: Facts) -> Refused:
    return Refused(
        "decided.already", by={"id": by, "name": facts.names.get(by, {}).get("zh", "")}, at=wire(at), what=what
    )


def _slot(instance: Instance, person: str) -> Slot | None:
    run = instance.run
    return next((slot for slot in run.pending() if slot.person == person), None) if run else None


def _not_theirs(instance: Instance, by: str, facts: Facts) -> Refused:
    for run in reversed(instance.runs):
        slot = run.slot_of(by)
        if slot is None or slot.state in ("waiting", "told"):
            continue
        if slot.state in ("superseded", "cancelled"):
            return already(instance, facts, run)
        return _decided(slot.by, slot.at, slot.state, facts)
    if instance.state in ENDED:
        return already(instance, facts)
    return Refused("flow.not_yours", who=[facts.names.get(person, {}) for person in instance.waits_for()])


def _kept(definition: Definition, instance: Instance) -> Refused | None:
    if definition.withdraw == "untouched" and _touched(instance):
        return Refused("flow.handled_already")
    return None


def _urged_lately(instance: Instance, facts: Facts) -> Refused | None:
    left = instance.urged_at + facts.urge_every - facts.at
    if not instance.urged_at or left <= 0:
        return None
    return Refused("flow.urged_lately", retry_after=-(-left // 1000))


def _touched(instance: Instance) -> bool:
    acted = ("approved", "rejected", "transferred")
    return any(slot.state in acted and not slot.reason for run in instance.runs for slot in run.slots)


def _going_on(definition: Definition, instance: Instance, facts: Facts, line: Line) -> Decision:
    """Enter the next node that waits for somebody, or end well."""
    after, passed = enter(
        definition, instance, people=facts.people, superior=facts.superior, admins=facts.admins, at=facts.at
    )
    if after.state in ENDED:
        after = replace(after, ended_by=line.by, ended_at=facts.at, ended_text=line.text)
    return Decision(after, (line, *(Line(**entry) for entry in passed)))


def _approved(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    run, line = _filled(instance, step, "approved", facts.at)
    if outcome(run.mode, run.slots) is None:
        return Decision(instance.with_run(run.called()), (line,))
    instance = instance.with_run(settled(run, "passed", "superseded", step.by, facts.at))
    return _going_on(definition, replace(instance, version=instance.version + 1), facts, line)


def _rejected(_: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    run, line = _filled(instance, step, "rejected", facts.at)
    instance = instance.with_run(settled(run, "failed", "superseded", step.by, facts.at))
    return Decision(_ended(instance, "rejected", step, facts.at), (line,))


def _filled(instance: Instance, step: Step, state: str, at: int) -> tuple[Run, Line]:
    run, slot = instance.run, _slot(instance, step.by)
    assert run is not None and slot is not None  # barred() has seen them
    done = replace(slot, state=state, by=step.by, at=at, text=step.text)
    return run.with_slot(slot, done), Line(step.name, step.by, run.node, step.text)


def _transferred(_: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    run, slot = instance.run, _slot(instance, step.by)
    assert run is not None and slot is not None  # barred() has seen them
    if not facts.heir:
        raise Refused("flow.heir_unknown", field="to")
    if step.to == instance.asker:
        raise Refused("flow.heir_asked_it", field="to")
    has = run.slot_of(step.to)
    if has is not None and has.state in ("pending", "waiting", "approved"):
        raise Refused("flow.heir_has_it", field="to", who=facts.names.get(step.to, {}))
    gone = replace(slot, state="transferred", by=step.by, at=facts.at, text=step.text)
    line = Line("transfer", step.by, run.node, step.text, to=step.to)
    return Decision(instance.with_run(run.with_slot(slot, gone, Slot(step.to))), (line,))


def _commented(_: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    run = instance.run
    return Decision(instance, (Line("comment", step.by, run.node if run else "", step.text),))


def _urged(_: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    run = instance.run
    line = Line("urge", step.by, run.node if run else "", step.text)
    return Decision(replace(instance, urged_at=facts.at), (line,))


def _withdrawn(_: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    run = instance.run
    if run is not None:
        instance = instance.with_run(settled(run, "cancelled", "cancelled", step.by, facts.at))
    line = Line("withdraw", step.by, run.node if run else "", step.text)
    return Decision(_ended(instance, "withdrawn", step, facts.at), (line,))


def _ended(instance: Instance, state: str, step: Step, at: int) -> Instance:
    return replace(instance, state=state, ended_by=step.by, ended_at=at, ended_text=step.text)


TAKEN: Mapping[str, Callable[[Definition, Instance, Step, Facts], Decision]] = {
    "approve": _approved,
    "reject": _rejected,
    "transfer": _transferred,
    "comment": _commented,
    "urge": _urged,
    "withdraw": _withdrawn,
}
