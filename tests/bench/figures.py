"""From the load generator's lines to figures: medians over rounds, and ratios within a round."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.bench.peers import LIMIT, NODE

CHEAPER = "cpu_us_per_deliv"
FASTER = "deliv_s"
LIGHTER = "rss_per_conn_kb"
LESS_IS_BETTER = {CHEAPER: True, FASTER: False, LIGHTER: True}
FAULTS = (
    "lost", "dup", "gap", "reorder", "members_other_order", "seq_holes", "seq_again", "seq_behind", "dead", "late",
    "refused",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """What the load generator measured of one peer under one workload in one round."""

    workload: str
    peer: str
    round: int
    values: dict[str, Any]

    @property
    def faults(self) -> dict[str, int]:
        """Everything that must be nought and is not."""
        return {name: self.values[name] for name in FAULTS if self.values.get(name)}

    @property
    def line(self) -> str:
        """The run as one line of JSON."""
        return json.dumps({"workload": self.workload, "peer": self.peer, "round": self.round, **self.values})


def parsed(said: str) -> dict[str, Any]:
    """The figures in what the load generator printed: its last line that is a JSON object. Raises ValueError."""
    for line in reversed(said.splitlines()):
        if line.startswith("{"):
            found: dict[str, Any] = json.loads(line)
            return {name: value for name, value in found.items() if name != "label"}
    raise ValueError(f"no figures in: {said[-300:]!r}")


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the ends of some values of one kind."""

    middle: float
    least: float
    most: float


def spread(values: Iterable[float]) -> Spread | None:
    """Median, least and most; None of nothing. What could not be measured (below nought) is left out."""
    kept = [value for value in values if value >= 0]
    return Spread(median(kept), min(kept), max(kept)) if kept else None


class Figures:
    """All runs of one comparison, and what follows from them."""

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self._runs = {(run.workload, run.peer, run.round): run for run in runs}

    def add(self, run: Run) -> None:
        """One more run."""
        self._runs[run.workload, run.peer, run.round] = run

    def runs(self, workload: str, peer: str) -> list[Run]:
        """The rounds of one peer."""
        return [run for (where, who, _), run in sorted(self._runs.items()) if (where, who) == (workload, peer)]

    def over_rounds(self, workload: str, peer: str, name: str) -> Spread | None:
        """One figure of one peer."""
        return spread(run.values[name] for run in self.runs(workload, peer) if name in run.values)

    def against(self, workload: str, peer: str, name: str, others: Sequence[str]) -> float | None:
        """Median of the ratios to the better of the others, each within one round; None where none can be made."""
        ratios = []
        for run in self.runs(workload, peer):
            rivals = [self._runs.get((workload, other, run.round)) for other in others]
            values = [one.values[name] for one in rivals if one and one.values.get(name, -1) > 0]
            if values and run.values.get(name, -1) >= 0:
                better = min(values) if LESS_IS_BETTER[name] else max(values)
                ratios.append(run.values[name] / better)
        return median(ratios) if ratios else None

    def against_node(self, workload: str, peer: str, name: str) -> float | None:
        """Against the better of the two Node peers."""
        return self.against(workload, peer, name, NODE)

    def against_limit(self, workload: str, peer: str, name: str) -> float | None:
        """Against the C server that keeps nothing and joins nothing."""
        return self.against(workload, peer, name, (LIMIT,))

    def faults(self, workload: str, peer: str) -> dict[str, int]:
        """What went wrong, summed over the rounds."""
        total: dict[str, int] = {}
        for run in self.runs(workload, peer):
            for name, count in run.faults.items():
                total[name] = total.get(name, 0) + count
        return total
