"""What those do who are asked to judge: decide, hand on, ask others in, or only ask. Pure."""

from dataclasses import replace

from hub.flow.barring import CLAIMED, added_by, advice_of, mine, offered_to
from hub.flow.counting import called, spared_again
from hub.flow.instance import LEFT, Instance, Run, Slot
from hub.flow.moving import counted, ended
from hub.flow.spec import Definition
from hub.flow.steps import Decision, Facts, Line, Step
from hub.kernel.act import Refused

MOST_ADDED = 20


def approved(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody says yes, in every place in which they are asked at this moment."""
    runs, lines = _filled(instance, step, "approved", facts.at)
    return counted(definition, instance, runs, step, facts, *lines)


def rejected(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody says no; whether that ends the step is for the truth table to say."""
    runs, lines = _filled(instance, step, "rejected", facts.at)
    return counted(definition, instance, runs, step, facts, *lines)


def vetoed(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody who may do so ends the request alone, whatever the others think."""
    runs, lines = _filled(instance, step, "rejected", facts.at)
    for run in runs:
        instance = instance.with_run(run)
    return Decision(ended(instance, "rejected", "superseded", step, facts.at), lines)


def transferred(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody else judges in their place from now on, for good."""
    lines = []
    for run, slot in mine(instance, step.by):
        heir = heirs_of(instance, run, step, facts, 1)[0]
        gone = replace(slot, state="transferred", by=step.by, at=facts.at, text=step.text)
        instance = instance.with_run(handed_on(run, slot, gone, heir))
        lines.append(Line(step.name, step.by, run.node, step.text, to=heir))
    return Decision(instance, tuple(lines))


def handed_on(run: Run, slot: Slot, gone: Slot, heir: str) -> Run:
    """The run with a slot handed to its heir, who takes over those that were added beside it."""
    new = Slot(
        heir, beside=slot.beside, order=slot.order, added_by=slot.added_by, weight=slot.weight, reason=_kept(slot)
    )
    run = run.with_slot(slot, gone, new)
    slots = (replace(one, beside=heir) if one.beside == slot.person else one for one in run.slots)
    return replace(run, slots=tuple(slots))


def delegated(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody else looks into it, and it comes back with their advice."""
    run, slot = mine(instance, step.by)[0]
    heir = heirs_of(instance, run, step, facts, 1)[0]
    advisor = Slot(heir, beside=step.by, order="delegate", added_by=step.by)
    run = run.with_slot(slot, replace(slot, state="delegated", text=step.text), advisor)
    return Decision(instance.with_run(run), (Line(step.name, step.by, run.node, step.text, to=heir),))


def asked(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody is asked for their opinion; nobody waits for it."""
    run, slot = mine(instance, step.by)[0]
    heirs = heirs_of(instance, run, step, facts, MOST_ADDED)
    run = run.with_slot(slot, slot, *(Slot(one, beside=step.by, order="ask", added_by=step.by) for one in heirs))
    return Decision(instance.with_run(run), tuple(Line("ask", step.by, run.node, step.text, to=one) for one in heirs))


def advised(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Whoever was asked says what they think; the one who delegated has their turn again."""
    place = advice_of(instance, step.by)
    assert place is not None  # barring.py has seen it
    run, slot = place
    run = called(run.with_slot(slot, replace(slot, state="advised", by=step.by, at=facts.at, text=step.text)))
    return Decision(instance.with_run(run), (Line("advise", step.by, run.node, step.text, to=slot.added_by),))


def added(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """More people sign with this one: before them, after them, or at the same time."""
    run, slot = mine(instance, step.by)[0]
    heirs = heirs_of(instance, run, step, facts, MOST_ADDED)
    new = [Slot(one, "waiting", beside=slot.beside or step.by, order=step.order, added_by=step.by) for one in heirs]
    if slot.beside and step.order == "before":
        raise Refused("flow.added_already", field="order")
    first = step.order == "before"
    run = run.with_slot(slot, *([*new, replace(slot, state="waiting")] if first else [slot, *new]))
    lines = (Line("add_sign", step.by, run.node, step.text, step.order, one) for one in heirs)
    return Decision(instance.with_run(called(run)), tuple(lines))


def removed(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody who was added and has not acted yet is taken out again."""
    places = added_by(instance, step.by, facts.watches)
    found = next(((run, slot) for run, slot in places if slot.person == step.of), None)
    if found is None:
        raise Refused("flow.not_added", field="of")
    run, slot = found
    run = run.with_slot(slot, replace(slot, state="removed", by=step.by, at=facts.at, text=step.text))
    line = Line("remove_sign", step.by, run.node, step.text, to=step.of)
    return counted(definition, instance, [run], step, facts, line)


def claimed(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """One of those it is offered to takes it upon them; the others need not look any more."""
    lines = []
    for run, slot in offered_to(instance, step.by):
        others = {one: "superseded" for one in run.pending() if one is not slot and not one.beside}
        slots = (
            replace(one, state=others[one], by=step.by, at=facts.at) if one in others else one for one in run.slots
        )
        taken = replace(run, slots=tuple(slots)).with_slot(slot, replace(slot, reason=CLAIMED))
        instance = instance.with_run(taken)
        lines.append(Line("claim", step.by, run.node, step.text))
    return Decision(instance, tuple(lines))


def unclaimed(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """It is offered to all of them again."""
    run, slot = next((run, slot) for run, slot in mine(instance, step.by) if slot.reason == CLAIMED)
    run = run.with_slot(slot, replace(slot, reason=""))
    run = called(spared_again(run))
    return Decision(instance.with_run(run), (Line("unclaim", step.by, run.node, step.text),))


def commented(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """A word to everybody concerned; it changes nothing."""
    return Decision(instance, (Line("comment", step.by, _where(instance), step.text),))


def gathered(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Everybody concerned in one room; it changes nothing."""
    return Decision(instance, (Line("room", step.by, _where(instance), step.text),))


def urged(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """The asker asks for haste."""
    return Decision(replace(instance, urged_at=facts.at), (Line("urge", step.by, _where(instance), step.text),))


def _filled(instance: Instance, step: Step, state: str, at: int) -> tuple[tuple[Run, ...], tuple[Line, ...]]:
    runs, lines = [], []
    for run, slot in mine(instance, step.by):
        runs.append(run.with_slot(slot, replace(slot, state=state, by=step.by, at=at, text=step.text)))
        lines.append(Line(step.name, step.by, run.node, step.text, to=slot.for_))
    return tuple(runs), tuple(lines)


def heirs_of(instance: Instance, run: Run, step: Step, facts: Facts, most: int) -> tuple[str, ...]:
    """Whom it is handed to. Refuses strangers, the asker, whoever is in this step already, and a crowd."""
    heirs = tuple(dict.fromkeys(step.to))
    if not heirs or not set(heirs) <= facts.heirs:
        raise Refused("flow.heir_unknown", field="to")
    if instance.asker in heirs:
        raise Refused("flow.heir_asked_it", field="to")
    if len(heirs) > most:
        raise Refused("flow.heirs_many", field="to", most=most)
    for heir in heirs:
        has = run.slot_of(heir)
        if has is not None and has.state not in LEFT:
            raise Refused("flow.heir_has_it", field="to", who=facts.names.get(heir, {}))
    return heirs


def _kept(slot: Slot) -> str:
    return slot.reason if slot.reason == CLAIMED else ""


def _where(instance: Instance) -> str:
    return next((run.node for run in instance.open_runs), "")
