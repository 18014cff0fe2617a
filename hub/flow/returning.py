"""Going back: a step given back, an approval taken back, a request corrected, withdrawn or opened once more. Pure."""

from dataclasses import replace

from hub.flow.barring import mine, takes_back
from hub.flow.counting import without
from hub.flow.instance import Instance, Run, Slot
from hub.flow.moving import ended, going_on, returned, to_next_version
from hub.flow.spec import Definition
from hub.flow.steps import Decision, Facts, Line, Step
from hub.flow.vocabulary import START
from hub.flow.walk import behind, passed
from hub.kernel.act import Refused


def targets(definition: Definition, instance: Instance, by: str) -> tuple[str, ...]:
    """The nodes to which this person may give the request back: its asker, and every step passed on the way to them."""
    places = mine(instance, by)
    if not places:
        return ()
    return (START, *(node.id for node in passed(definition, instance, places[0][0].node)))


def given_back(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Give the request back to its asker or to a step passed before. `straight`: from there it comes right back here.

    Whoever else is asked meanwhile, in this step or in a branch beside it, is no longer; nothing of theirs counts.
    """
    run, slot = mine(instance, step.by)[0]
    to = step.node or START
    if to not in targets(definition, instance, step.by):
        raise Refused("flow.not_passed", field="node")
    instance = instance.with_run(
        run.with_slot(slot, replace(slot, state="returned", by=step.by, at=facts.at, text=step.text))
    )
    later = behind(definition, to)
    undone = later if step.way == "rerun" else {one.node for one in instance.open_runs} & later
    instance = to_next_version(returned(instance, {to, run.node, *undone}, step.by, facts.at))
    line = Line("return", step.by, run.node, step.text, step.way, to)
    if to == START:
        return Decision(to_asker(instance, facts.at), (line,))
    return going_on(definition, instance, facts, line)


def to_asker(instance: Instance, at: int) -> Instance:
    """The request before its asker, to be corrected and handed in again."""
    run = Run(len(instance.runs) + 1, START, "all", (Slot(instance.asker),), at=at)
    return replace(instance, state="returned", runs=(*instance.runs, run))


def resubmitted(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """The asker hands it in again, corrected or as it was; the steps that still count are not asked again."""
    run = next(run for run in instance.open_runs if run.node == START)
    done = replace(run.slots[0], state="approved", by=step.by, at=facts.at, text=step.text)
    instance = instance.with_run(replace(run, slots=(done,), state="passed"))
    if step.form is not None:
        instance = replace(instance, form=step.form)
    return going_on(definition, to_next_version(instance), facts, Line("resubmit", step.by, START, step.text))


def taken_back(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody wants their approval back, while nobody after them has acted."""
    place = takes_back(definition, instance, step.by)
    assert place is not None  # barring.py has seen it
    run, slot = place
    if run.state == "passed":
        instance = to_next_version(returned(instance, behind(definition, run.node), step.by, facts.at))
    instance = instance.with_run(without(run, slot))
    return Decision(instance, (Line("take_back", step.by, run.node, step.text),))


def withdrawn(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """The asker does not want it any more."""
    node = next((run.node for run in instance.open_runs), "")
    after = ended(instance, "withdrawn", "cancelled", step, facts.at)
    return Decision(after, (Line("withdraw", step.by, node, step.text),))


def retried(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """What was approved and could not be done is tried once more."""
    return Decision(replace(instance, effect=""), (Line("retry", step.by, "", step.text),))


def left(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """What was approved is not done any more: its asker gives it up, or asks for something else instead."""
    return Decision(replace(instance, effect="given_up"), (Line(step.name, step.by, "", step.text),))


def reopened(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """What was rejected or withdrawn lies before its asker again, and begins anew when they hand it in."""
    fresh = returned(instance, {node.id for node in definition.every_node}, step.by, facts.at)
    fresh = replace(fresh, ended_by="", ended_at=0, ended_text="")
    return Decision(to_asker(to_next_version(fresh), facts.at), (Line("reopen", step.by, START, step.text),))
