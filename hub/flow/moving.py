"""Going on after a step: counted, closed, entered anew, ended. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from hub.flow.counting import called, outcome, settled
from hub.flow.instance import ENDED, Instance, Run
from hub.flow.route import enter
from hub.flow.spec import Definition
from hub.flow.steps import Decision, Facts, Line, Step


def counted(
    definition: Definition, instance: Instance, runs: Iterable[Run], step: Step, facts: Facts, *lines: Line
) -> Decision:
    """What becomes of a request after something was filled into these runs: it waits on, goes on, or is rejected."""
    through = False
    for run in runs:
        node = definition.node(run.node)
        result = outcome(node, run) if node else "passed"
        if result == "failed":
            return Decision(ended(instance.with_run(run), "rejected", "superseded", step, facts.at), lines)
        through = through or result == "passed"
        now = settled(run, "passed", "superseded", step.by, facts.at) if result else called(run)
        instance = instance.with_run(now)
    return going_on(definition, to_next_version(instance), facts, *lines) if through else Decision(instance, lines)


def going_on(definition: Definition, instance: Instance, facts: Facts, *lines: Line) -> Decision:
    """Enter the next nodes that wait for somebody, or end well."""
    after, passed = enter(definition, instance, facts.ground)
    if after.state in ENDED:
        after = replace(after, ended_by=lines[0].by, ended_at=facts.at, ended_text=lines[0].text)
    return Decision(after, (*lines, *(Line(**entry) for entry in passed)))


def ended(instance: Instance, state: str, others: str, step: Step, at: int) -> Instance:
    """The request ended by this step; whoever it still waited for becomes `others`."""
    failed = "failed" if state == "rejected" else "cancelled"
    for run in instance.open_runs:
        mine = any(slot.state == "rejected" for slot in run.slots)
        instance = instance.with_run(settled(run, failed if mine else "cancelled", others, step.by, at))
    return replace(instance, state=state, ended_by=step.by, ended_at=at, ended_text=step.text)


def returned(instance: Instance, nodes: set[str], by: str, at: int) -> Instance:
    """The request with the living runs of these nodes undone, so that they are entered again."""
    for node, run in instance.live.items():
        if node in nodes and run.state != "told":
            gone = (
                settled(run, "returned", "cancelled", by, at) if run.state == "open" else replace(run, state="returned")
            )
            instance = instance.with_run(gone)
    return instance


def to_next_version(instance: Instance) -> Instance:
    """The same request in the next version: what is to be judged is another thing now."""
    return replace(instance, version=instance.version + 1)


def dated(instance: Instance) -> Instance:
    """The same request with the version noted at which each open slot had its turn."""
    for run, slot in tuple(instance.pending()):
        if not slot.since:
            slots = tuple(
                replace(one, since=instance.version) if one.state == slot.state and not one.since else one
                for one in instance.runs[run.no - 1].slots
            )
            instance = instance.with_run(replace(instance.runs[run.no - 1], slots=slots))
    return instance
