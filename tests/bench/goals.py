"""What the hub has to reach in a comparison, as the requirements for speed put it, and whether it does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from tests.bench.figures import CHEAPER, FASTER, LIGHTER, Figures

Against = Literal["node", "limit", "itself"]
HUB = "hub"


@dataclass(frozen=True, slots=True)
class Goal:
    """`figure` of a workload, as a ratio to the better Node peer or to the limit, or in its own unit."""

    workload: str
    figure: str
    against: Against
    at_most: float | None = None
    at_least: float | None = None
    stretch: float | None = None
    unit: str = ""

    def reached(self, value: float, wanted: float | None) -> bool:
        """Is a value as good as wanted?"""
        return wanted is not None and (value <= wanted if self.at_least is None else value >= wanted)

    @property
    def must(self) -> float | None:
        """What it must be."""
        return self.at_most if self.at_least is None else self.at_least

    @property
    def sign(self) -> str:
        """≤ or ≥."""
        return "≤" if self.at_least is None else "≥"


GOALS = (
    Goal("W1", CHEAPER, "node", at_most=0.80, stretch=0.60),
    Goal("W1", CHEAPER, "limit", at_most=1.7),
    Goal("W1", "del_p99_ms", "itself", stretch=15, unit="ms"),
    Goal("W2", CHEAPER, "node", at_most=0.90, stretch=0.60),
    Goal("W2", CHEAPER, "limit", at_most=3.2),
    Goal("W2", "del_p99_ms", "itself", stretch=10, unit="ms"),
    Goal("W4", CHEAPER, "node", at_most=0.25, stretch=0.15),
    Goal("W4", FASTER, "itself", at_least=0, stretch=400_000, unit="/s"),
    Goal("W1max", FASTER, "node", at_least=1.5, stretch=2.5),
    Goal("W1max", FASTER, "limit", at_least=0.8),
    Goal("W2max", FASTER, "node", at_least=1.1, stretch=1.7),
    Goal("W2max", FASTER, "limit", at_least=0.4),
    Goal("W3", LIGHTER, "node", at_most=2.0, stretch=1.0),
    Goal("W3", LIGHTER, "itself", stretch=15, unit="KiB"),
    Goal("W5", "ack_p99_ms", "itself", at_most=50, unit="ms"),
    Goal("W5", "stall_p99_ms", "itself", at_most=20, unit="ms"),
    Goal("W5", "cpu_util", "itself", stretch=0.15, unit="core"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A goal and what was measured for it."""

    goal: Goal
    value: float

    @property
    def meets_must(self) -> bool:
        """Nothing that must be is missing."""
        return not self.goal.must or self.goal.reached(self.value, self.goal.must)

    @property
    def meets_stretch(self) -> bool:
        """Better than it must be."""
        return self.goal.reached(self.value, self.goal.stretch)


def verdicts(figures: Figures) -> Iterator[Verdict]:
    """Every goal for which there are figures."""
    measure: dict[Against, Callable[[str, str, str], float | None]] = {
        "node": figures.against_node,
        "limit": figures.against_limit,
    }
    for goal in GOALS:
        if goal.against == "itself":
            own = figures.over_rounds(goal.workload, HUB, goal.figure)
            value = own.middle if own else None
        else:
            value = measure[goal.against](goal.workload, HUB, goal.figure)
        if value is not None:
            yield Verdict(goal, value)
