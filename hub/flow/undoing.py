"""Undo: for a short while whoever decided may take it back, as if they had never decided. Pure.

Everything inside the house happens at once and is undone with the decision. What cannot be undone waits until the time
is over: the act that was asked for, what is triggered, the answer to the asker.
"""

from dataclasses import replace

from hub.flow.counting import settled
from hub.flow.instance import ENDED, Instance, Run, Undo
from hub.flow.moving import to_next_version
from hub.flow.spec import Definition
from hub.flow.steps import Decision, Facts, Line, Step

UNDOABLE = ("approve", "reject", "veto", "return", "transfer", "delegate", "add_sign")
HARMLESS = ("comment", "room", "urge")
"""Steps after which the one before can still be undone: they change nothing that counts."""
SECOND = 1_000


def noted(definition: Definition, before: Instance, after: Instance, step: Step, facts: Facts) -> Instance:
    """The request with a note of how its last decision is undone; without one where it cannot be."""
    if step.name in HARMLESS:
        return after
    seconds = definition.undo_ending if after.state in ENDED else definition.undo
    window = facts.undo_for if seconds is None else seconds * SECOND
    if step.name not in UNDOABLE or not window:
        return replace(after, undo=None)
    changed = tuple(run for run in before.runs if run != after.runs[run.no - 1])
    note = Undo(step.by, step.name, facts.at + window, len(before.runs), before.state, changed)
    return replace(after, undo=note)


def undone(definition: Definition, instance: Instance, step: Step, facts: Facts) -> Decision:
    """The request as it stood before its last decision. Who was told of it meanwhile has been told."""
    note = instance.undo
    assert note is not None  # barring.py has seen it
    was = {run.no: run for run in note.runs}
    runs = tuple(was.get(run.no) or _gone(run, note.count, step.by, facts.at) for run in instance.runs)
    back = replace(instance, state=note.state, runs=runs, ended_by="", ended_at=0, ended_text="", undo=None)
    node = note.runs[0].node if note.runs else ""
    return Decision(to_next_version(back), (Line("undo", step.by, node, step.text, note.step),))


def _gone(run: Run, count: int, by: str, at: int) -> Run:
    if run.no <= count or run.state == "told":
        return run
    return replace(settled(run, "undone", "cancelled", by, at), state="undone")
