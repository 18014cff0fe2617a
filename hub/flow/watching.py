"""Interventions of whoever watches over requests: each with a reason, each in the trail for all to see (R210). Pure."""

from dataclasses import replace

from hub.flow.instance import ADVICE, Instance, Run
from hub.flow.moving import ended, going_on, returned, to_next_version
from hub.flow.signing import handed_on, heirs_of
from hub.flow.spec import Definition
from hub.flow.steps import Decision, Facts, Line, Step
from hub.flow.vocabulary import DECIDING
from hub.flow.walk import behind
from hub.kernel.act import Refused


def suspended(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Nobody acts upon it, and no clock runs, until it is resumed."""
    return Decision(replace(instance, state="suspended"), (Line("suspend", step.by, "", step.text),))


def resumed(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """It goes on where it stood."""
    return Decision(replace(instance, state="running"), (Line("resume", step.by, "", step.text),))


def jumped(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """It goes on at another step: those before it count as passed, those behind it are still to come."""
    route = definition.route(instance.form)
    node = next((one for one in route if one.id == step.node and one.kind in DECIDING), None)
    if node is None:
        raise Refused("flow.not_on_route", field="node")
    later = {node.id, *behind(definition, node.id)}
    instance = returned(instance, {*later, *(run.node for run in instance.open_runs)}, step.by, facts.at)
    for one in route[: route.index(node)]:
        if one.id not in instance.live and node.id in behind(definition, one.id):
            skipped = Run(len(instance.runs) + 1, one.id, one.mode, (), "passed", facts.at, "jumped")
            instance = replace(instance, runs=(*instance.runs, skipped))
    line = Line("jump", step.by, "", step.text, to=node.id)
    return going_on(definition, to_next_version(instance), facts, line)


def replaced(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """Somebody else judges in the place of one who does not, or cannot."""
    found = next(((run, slot) for run, slot in instance.pending() if slot.person == step.of), None)
    if found is None or found[1].order in ADVICE:
        raise Refused("flow.waits_not_for", field="of")
    run, slot = found
    heir = heirs_of(instance, run, step, facts, 1)[0]
    gone = replace(slot, state="transferred", by=step.by, at=facts.at, text=step.text)
    line = Line("replace", step.by, run.node, step.text, to=heir)
    return Decision(instance.with_run(handed_on(run, slot, gone, heir)), (line,))


def terminated(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """It ends here, decided by nobody."""
    return Decision(
        ended(instance, "terminated", "cancelled", step, facts.at), (Line("terminate", step.by, "", step.text),)
    )


def voided(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """What was approved does not hold any more."""
    return Decision(ended(instance, "voided", "cancelled", step, facts.at), (Line("void", step.by, "", step.text),))
