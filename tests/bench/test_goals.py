"""What must be reached is judged by the ratios, and each goal names a workload there is."""

from tests.bench.figures import CHEAPER, FASTER, Figures, Run
from tests.bench.goals import GOALS, Goal, verdicts
from tests.bench.workloads import WORKLOADS


def figures(**of_peer: dict[str, float]) -> Figures:
    return Figures(Run("W1", peer.replace("_", "-"), 0, values) for peer, values in of_peer.items())


def test_every_goal_is_about_a_workload_there_is() -> None:
    assert {goal.workload for goal in GOALS} <= WORKLOADS.keys()


def test_a_goal_without_figures_is_not_judged() -> None:
    assert list(verdicts(Figures())) == []


def test_cheaper_than_it_must_be_is_good_and_dearer_is_not() -> None:
    cheap = figures(hub={CHEAPER: 4}, node={CHEAPER: 8}, limit={CHEAPER: 2})
    against_node, against_limit = verdicts(cheap)
    assert against_node.meets_must
    assert against_node.meets_stretch
    assert not against_limit.meets_must


def test_what_is_to_be_much_is_judged_the_other_way_round() -> None:
    goal = Goal("W1max", FASTER, "node", at_least=1.5, stretch=2.5)
    assert goal.sign == "≥"
    assert goal.reached(1.6, goal.must)
    assert not goal.reached(1.6, goal.stretch)
