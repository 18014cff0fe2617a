"""One comparison from beginning to end: measure everybody in turn, then lay the figures side by side."""

import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from tests.bench import table
from tests.bench.chat import asked
from tests.bench.contest import Contest
from tests.bench.equipment import Missing
from tests.bench.goals import HUB
from tests.bench.serving import Broken


def told(contest: Contest) -> Iterator[str]:
    """The JSON lines as they come, the tables last. Raises `Broken` and `ValueError` when a run fails."""
    with tempfile.TemporaryDirectory(prefix="yizhan-bench-") as folder:
        for run in contest.runs(Path(folder)):
            yield run.line
    for workload in contest.workloads:
        yield "\n" + table.section(contest.figures, workload, [peer.name for peer in contest.peers])
    yield "\n" + table.summary(contest.figures)


def stopped(*_: object) -> NoReturn:
    """Whoever asks this to end also ends the servers: on the way out."""
    sys.exit(130)


def main() -> int:
    """Compare. The exit code is 1 when the hub lost, doubled or reordered anything, or something could not run."""
    chosen = asked(sys.argv[1:])
    signal.signal(signal.SIGTERM, stopped)
    try:
        contest = Contest.of(chosen.only, chosen.peers, chosen.rounds)
        for line in told(contest):
            print(line, flush=True)
    except (Missing, Broken, ValueError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return int(any(contest.figures.faults(workload.name, HUB) for workload in contest.workloads))


if __name__ == "__main__":
    sys.exit(main())
