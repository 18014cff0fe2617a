"""What becomes of a request when what it waited for has come, or will not come any more. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hub.flow.counting import called
from hub.flow.instance import Instance, Run, Slot
from hub.flow.moving import dated, ended, going_on, to_next_version
from hub.flow.route import opened_for
from hub.flow.spec import Definition, Node
from hub.flow.steps import Decision, Facts, Line, Step


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: it is done, it failed, or a service has named these people. `text` says why."""

    done: bool
    people: Sequence[str] = ()
    text: str = ""


def arrived(definition: Definition, instance: Instance, run: Run, answer: Answer, facts: Facts) -> Decision:
    """Go on from a run that waited for no person."""
    node = definition.node(run.node)
    assert node is not None and run.state == "open" and run.waits
    if answer.done and run.waits == "resolve":
        decision = _resolved(definition, instance, run, node, answer, facts)
    elif answer.done:
        decision = _passed(definition, instance, run, "arrived", answer.text, facts)
    else:
        decision = _failed(definition, instance, run, node, answer.text, facts)
    return replace(decision, after=replace(dated(decision.after), undo=None))


def _resolved(
    definition: Definition, instance: Instance, run: Run, node: Node, answer: Answer, facts: Facts
) -> Decision:
    """The people a service named stand in the very run that waited for them."""
    others = replace(instance, runs=tuple(one for one in instance.runs if one.no != run.no))
    found, entries = opened_for(definition, others, node, tuple(answer.people), facts.ground)
    lines = (Line("arrived", "", node.id, answer.text, "resolve"), *(Line(**entry) for entry in entries))
    now = replace(found, no=run.no)
    instance = instance.with_run(now)
    if now.state == "failed":
        return Decision(_rejected(instance, answer.text, facts), lines)
    return Decision(instance, lines) if now.state == "open" else _on(definition, instance, facts, *lines)


def _passed(definition: Definition, instance: Instance, run: Run, act: str, text: str, facts: Facts) -> Decision:
    done = replace(run, state="passed", at=facts.at, reason=f"{run.waits}_{act}", waits="", until=0)
    return _on(definition, instance.with_run(done), facts, Line(act, "", run.node, text, run.waits))


def _failed(definition: Definition, instance: Instance, run: Run, node: Node, text: str, facts: Facts) -> Decision:
    """As the node says: people see to it, it is passed over, or the request is rejected."""
    how = node.empty if run.waits == "resolve" else node.fails
    if how == "pass":
        return _passed(definition, instance, run, "missed", text, facts)
    line = Line("missed", "", run.node, text, run.waits)
    people = tuple(person for person in facts.ground.admins if person != instance.asker)
    if how == "reject" or not people:
        failed = replace(run, state="failed", at=facts.at, reason=f"{run.waits}_missed", waits="", until=0)
        return Decision(_rejected(instance.with_run(failed), text, facts), (line,))
    slots = tuple(Slot(person, "waiting") for person in people)
    now = called(replace(run, mode="any", slots=slots, waits="", until=0, reason=""))
    return Decision(instance.with_run(now), (line,))


def _rejected(instance: Instance, text: str, facts: Facts) -> Instance:
    return ended(instance, "rejected", "superseded", Step("reject", "", text), facts.at)


def _on(definition: Definition, instance: Instance, facts: Facts, *lines: Line) -> Decision:
    return going_on(definition, to_next_version(instance), facts, *lines)
