"""Random routes, random people, random taps: what must always hold, holds (Q1-Q9 of approvals.md section 2.5)."""

import os
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as some

from hub.flow.arriving import Answer, arrived
from hub.flow.counting import outcome
from hub.flow.decide import STEPS, Facts, Step, decide, possible
from hub.flow.instance import ENDED, UNDECIDED, Instance
from hub.flow.returning import targets
from hub.flow.spec import Branch, Definition, Node, Question
from hub.kernel import Refused
from hub.records.kinds import Field, integer
from tests.hub.flow.flows import ASKER, BOSS, NOW, PEOPLE, both, definition, facts

EVERYBODY = (*PEOPLE, BOSS, ASKER, "U-stranger")
WATCHER = "U-watcher"
SIZE = Question(Field("size", integer()), both("size"))
modes = some.sampled_from(("all", "any", "sequential", "vote", "claim"))
DECIDED = ("approve", "reject", "veto")
EXAMPLES = int(os.environ.get("HUB_FLOW_STORIES", "2000"))
"""Requests of fifty steps each: the full number takes a minute."""


def plain(draw, id: str, first: bool = False) -> Node:
    return Node(
        id,
        both(id),
        ("superior",),
        kind="approve" if first else draw(some.sampled_from(("approve", "approve", "handle", "copy"))),
        mode=draw(modes),
        quorum=draw(some.sampled_from(("50%", "100%", "1", "2"))),
        reject=draw(some.sampled_from(("once", "all"))),
        veto=draw(some.booleans()),
        own=draw(some.sampled_from(("others", "superior", "allow", "skip"))),
        empty=draw(some.sampled_from(("admin", "pass", "reject"))),
    )


def waiting(draw, id: str) -> Node:
    """A node at which no person is waited for, or whose people a service names."""
    kind = draw(some.sampled_from(("delay", "trigger", "sub", "resolve")))
    rest = {"delay": {"wait": "1h"}, "trigger": {"act": "car.lend"}, "sub": {"flow": "leave"}}.get(kind, {})
    who = ("url:https://people.example/who",) if kind == "resolve" else ()
    return Node(
        id, both(id), who, kind="approve" if kind == "resolve" else kind, mode=draw(modes), quorum="50%",
        fails=draw(some.sampled_from(("admin", "pass", "reject"))), empty=draw(some.sampled_from(("pass", "reject"))),
        **rest,
    )  # fmt: skip


def split(draw, id: str, depth: int) -> Node:
    kind = draw(some.sampled_from(("condition", "parallel", "inclusive")))
    branches = []
    for number in range(draw(some.integers(2, 3))):
        name = f"{id}b{number}"
        nodes = sequence(draw, name, depth - 1)
        when = () if kind == "parallel" else (("size", ">", draw(some.integers(0, 3))),)
        branches.append(Branch(name, both(name), nodes, when))
    if kind != "parallel":
        branches.append(Branch(f"{id}else", both("else"), sequence(draw, f"{id}e", depth - 1)))
    return Node(id, both(id), kind=kind, branches=tuple(branches))


def sequence(draw, id: str, depth: int, first: bool = False) -> tuple[Node, ...]:
    nodes = []
    for number in range(draw(some.integers(1 if first else 0, 2))):
        name = f"{id}n{number}"
        splits = depth > 0 and not (first and number == 0) and draw(some.booleans())
        opening = first and number == 0
        if not opening and not splits and draw(some.integers(0, 3)) == 0:
            nodes.append(waiting(draw, name))
        else:
            nodes.append(split(draw, name, depth) if splits else plain(draw, name, opening))
    return tuple(nodes)


@some.composite
def flows(draw):
    dedupe = draw(some.sampled_from(("none", "consecutive", "all")))
    withdraw = draw(some.sampled_from(("running", "untouched")))
    undo, ending = draw(some.sampled_from((0, 20))), draw(some.sampled_from((0, 20)))
    nodes = sequence(draw, "r", 2, first=True)
    return definition(*nodes, form=(SIZE,), dedupe=dedupe, withdraw=withdraw, undo=undo, undo_ending=ending)


@some.composite
def stories(draw):
    flow: Definition = draw(flows())
    crowd = some.lists(some.sampled_from((*PEOPLE, BOSS, ASKER)), max_size=4).map(tuple)
    people = {node.id: draw(crowd) for node in flow.every_node}
    instead = draw(some.dictionaries(some.sampled_from(PEOPLE), some.sampled_from((*PEOPLE, BOSS)), max_size=2))
    return flow, people, instead, draw(some.integers(0, 3)), draw(some.randoms(use_true_random=False))


def whole(flow: Definition, instance: Instance) -> None:
    """What is true of every request at every moment."""
    assert (instance.state in ("running", "returned", "suspended")) == bool(instance.open_runs)
    for run in instance.open_runs:
        assert bool(run.pending()) is not bool(run.waits), "an open step waits for somebody or something"
        if run.waits:
            assert not run.slots and (run.until or run.waits == "sub"), "the clock looks after whatever it waits for"
            continue
        node = flow.node(run.node)
        assert node is None or outcome(node, run) is None, "an open step is not decided yet"
        if run.mode == "sequential" and node is not None:
            assert sum(not slot.beside for slot in run.pending()) <= 1, "nobody is asked before their turn"
        asked = Counter(slot.person for slot in run.slots if slot.state in UNDECIDED)
        assert max(asked.values(), default=1) == 1, "nobody is asked twice in one step"
    assert max(Counter(run.node for run in instance.open_runs).values(), default=1) == 1
    for run in instance.runs:
        node = flow.node(run.node)
        if run.state != "open":
            assert not any(slot.state in UNDECIDED for slot in run.slots), "what is closed waits for nobody"
        if run.state == "passed" and node is not None and run.slots and run.mode == node.mode:
            assert outcome(node, run) == "passed", "a step passes as the table says"
    assert all(slot.since and slot.since <= instance.version for _, slot in instance.pending())


def undone(before: Instance, after: Instance) -> None:
    """Everybody is asked again who was before the decision, in the same to-do, and nothing later is left."""
    note = before.undo
    assert note is not None and after.state == note.state and after.undo is None
    assert {run.no: run for run in after.runs if run.no in {one.no for one in note.runs}} == {
        run.no: run for run in note.runs
    }
    assert all(run.state in ("undone", "told") for run in after.runs[note.count :])


def tap(flow: Definition, instance: Instance, chance, at: int) -> tuple[Step, bool]:
    """Something a person may try: mostly what their card offers, sometimes what it does not."""
    by = chance.choice((*EVERYBODY, *instance.waits_for() * 3, WATCHER))
    name = chance.choice(STEPS)
    offered = possible(flow, instance, by, facts(at=at, watches=by == WATCHER))
    if offered and chance.random() < 0.8:
        name = chance.choice(offered)
    others = [slot.person for run in instance.open_runs for slot in run.slots] or list(PEOPLE)
    nodes = [*targets(flow, instance, by), *(node.id for node in flow.every_node)]
    step = Step(
        name, by, "words", (chance.choice(PEOPLE),), instance.version, chance.choice(others), chance.choice(nodes),
        chance.choice(("rerun", "straight")), chance.choice(("before", "after", "beside")),
        {"size": chance.randrange(4)} if name == "resubmit" else None,
    )  # fmt: skip
    return step, name in offered


def comes(flow: Definition, instance: Instance, chance, now: Facts) -> Instance:
    """What one of its runs waited for has come, or never will."""
    run = chance.choice([run for run in instance.open_runs if run.waits])
    answer = Answer(chance.random() < 0.7, tuple(chance.sample(EVERYBODY, chance.randrange(3))), "x")
    decision = arrived(flow, instance, run, answer, now)
    assert decision.lines[0].act in ("arrived", "missed") and decision.after.undo is None
    return decision.after


@settings(max_examples=EXAMPLES, deadline=None)
@given(stories())
def test_whatever_is_tapped_a_request_under_way_waits_for_somebody_and_counts_as_the_table_says(story):
    flow, people, instead, size, chance = story
    ground = {"admins": ("U-4", "U-3"), "instead": instead}
    asked = Instance("W-1", ASKER, {"size": size})
    instance = decide(flow, asked, Step("start", ASKER), facts(people, **ground)).after
    for number in range(50):
        whole(flow, instance)
        step, offered = tap(flow, instance, chance, NOW + number)
        now = facts(people, at=NOW + number, watches=step.by == WATCHER, **ground)
        if instance.state == "running" and any(run.waits for run in instance.open_runs) and chance.random() < 0.5:
            instance = comes(flow, instance, chance, now)
            continue
        before = instance
        try:
            decision = decide(flow, instance, step, now)
        except Refused as no:
            excused = no.reason in ("flow.not_passed", "flow.not_added", "flow.not_on_route", "flow.waits_not_for",
                                    "flow.added_already", "flow.nobody", "flow.undo_late")  # fmt: skip
            assert not offered or excused or no.reason.startswith("flow.heir"), (step, no.reason)
            continue
        assert offered, "the engine took a step no card offered"
        instance = decision.after
        assert decision.lines[0].act == step.name
        if step.name in DECIDED:
            assert step.by in before.waits_for(), "nobody decides whom it does not wait for"
        if before.state in ENDED:
            assert instance.state == before.state or step.name in ("reopen", "void", "undo")
        if step.name == "undo":
            undone(before, instance)
        assert [run.no for run in instance.runs] == list(range(1, len(instance.runs) + 1))
        assert instance.version >= before.version


@settings(max_examples=EXAMPLES // 7, deadline=None)
@given(stories())
def test_a_request_that_everybody_approves_is_approved(story):
    flow, people, instead, size, _ = story
    known = facts(people, admins=("U-4", "U-3"), instead=instead)
    instance = decide(flow, Instance("W-1", ASKER, {"size": size}), Step("start", ASKER), known).after
    for _ in range(200):
        if instance.state != "running":
            break
        if not instance.waits_for():
            run = instance.open_runs[0]
            instance = arrived(flow, instance, run, Answer(True, (BOSS,)), known).after
            continue
        person = instance.waits_for()[0]
        name = "claim" if "claim" in possible(flow, instance, person, known) else "approve"
        instance = decide(flow, instance, Step(name, person), known).after
    assert instance.state == "approved" or any(run.reason == "nobody" for run in instance.runs)
