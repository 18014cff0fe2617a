"""Random routes, random people, random taps: what must always hold, holds (Q1-Q4 of approvals.md section 2.5)."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as some

from hub.flow.decide import STEPS, Step, decide, possible
from hub.flow.instance import ENDED, Instance
from hub.flow.spec import Definition, Node
from hub.kernel import Refused
from tests.hub.flow.flows import ASKER, BOSS, NOW, PEOPLE, both, definition, facts

EVERYBODY = (*PEOPLE, BOSS, ASKER, "U-stranger")
modes = some.sampled_from(("all", "any", "sequential"))


@some.composite
def flows(draw):
    nodes = [
        Node(
            f"n{number}",
            both(f"n{number}"),
            ("superior",),
            kind="approve" if number == 0 else draw(some.sampled_from(("approve", "approve", "copy"))),
            mode=draw(modes),
            own=draw(some.sampled_from(("others", "superior", "allow"))),
            empty=draw(some.sampled_from(("admin", "pass", "reject"))),
        )
        for number in range(draw(some.integers(1, 4)))
    ]
    dedupe = draw(some.sampled_from(("none", "consecutive", "all")))
    withdraw = draw(some.sampled_from(("running", "untouched")))
    return definition(*nodes, dedupe=dedupe, withdraw=withdraw)


@some.composite
def stories(draw):
    flow: Definition = draw(flows())
    some_people = some.lists(some.sampled_from((*PEOPLE, BOSS, ASKER)), max_size=4).map(tuple)
    people = {node.id: draw(some_people) for node in flow.nodes}
    taps = draw(some.lists(some.tuples(some.sampled_from(STEPS), some.sampled_from(EVERYBODY)), max_size=25))
    heirs = draw(some.lists(some.sampled_from(PEOPLE), min_size=25, max_size=25))
    return flow, people, taps, heirs


def whole(instance: Instance) -> None:
    """What is true of every request at every moment."""
    assert (instance.state == "running") == (instance.run is not None)
    if instance.state == "running":
        assert instance.run.pending(), "a running request waits for somebody"
        if instance.run.mode == "sequential":
            assert len(instance.run.pending()) == 1
    open_slots = [slot.person for run in instance.runs for slot in run.slots if slot.state == "pending"]
    assert max(Counter(open_slots).values(), default=1) == 1, "nobody is asked twice at once"
    for run in instance.runs:
        counted = Counter(slot.state for slot in run.slots)
        assert (counted["rejected"] > 0) == (run.state == "failed" and not run.reason)
        if run.state == "passed" and run.slots:
            needed = 1 if run.mode == "any" else len(run.slots) - counted["transferred"]
            assert counted["approved"] == needed or (run.mode == "any" and counted["approved"] >= needed)


@settings(max_examples=400, deadline=None)
@given(stories())
def test_whatever_is_tapped_a_running_request_waits_for_somebody_and_counts_as_the_table_says(story):
    flow, people, taps, heirs = story
    known = facts(people, admins=("U-4", "U-3"), urge_every=0)
    instance = decide(flow, Instance("W-1", ASKER), Step("start", ASKER), known).after
    whole(instance)
    for number, (name, by) in enumerate(taps):
        now = facts(people, at=NOW + number, admins=("U-4", "U-3"))
        may = name in possible(flow, instance, by, now)
        step = Step(name, by, text="words", to=heirs[number], version=instance.version)
        before = instance
        try:
            decision = decide(flow, instance, step, now)
        except Refused as no:
            assert not may or no.reason.startswith("flow.heir"), (name, by, no.reason)
            continue
        assert may, "the engine took a step no card offered"
        assert decision.lines[0].act == name
        instance = decision.after
        whole(instance)
        if name in ("approve", "reject"):
            assert by in before.waits_for(), "nobody decides whom it does not wait for"
        if before.state in ENDED:
            assert instance.state == before.state, "what has ended stays as it ended"


@settings(max_examples=200, deadline=None)
@given(stories())
def test_a_request_that_everybody_approves_is_approved_in_as_many_taps_as_it_has_slots(story):
    flow, people, _, _ = story
    known = facts(people, admins=("U-4", "U-3"))
    instance = decide(flow, Instance("W-1", ASKER), Step("start", ASKER), known).after
    for _ in range(100):
        if instance.state != "running":
            break
        instance = decide(flow, instance, Step("approve", instance.waits_for()[0], text=""), known).after
    assert instance.state == "approved" or any(run.reason == "nobody" for run in instance.runs)
