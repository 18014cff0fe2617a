"""The contest itself: who is measured under what in which round, one after the other, side by side."""

import contextlib
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import equipment
from tests.bench.equipment import Missing, pinned, say
from tests.bench.figures import Figures, Run, parsed
from tests.bench.houses import Houses
from tests.bench.peers import Peer, peers
from tests.bench.population import Population
from tests.bench.serving import Broken, Served, serving
from tests.bench.workloads import WORKLOADS, Workload

LOADGEN = Path(__file__).with_name("loadgen.c")
MOST_ROUNDS = 10
RUN_SECONDS = 240


@dataclass(slots=True)
class Contest:
    """Some workloads, some peers, so many rounds. `figures` grow with every run."""

    workloads: list[Workload]
    peers: list[Peer]
    rounds: int
    figures: Figures = field(default_factory=Figures)

    @classmethod
    def of(cls, only: Sequence[str], who: Sequence[str], rounds: int) -> "Contest":
        """As asked for on the command line, with everything installed. Raises `Missing`, and for unknown names too."""
        names = list(only) or list(WORKLOADS)
        if strange := [name for name in names if name not in WORKLOADS]:
            raise Missing(f"There is no workload {strange[0]}; there are {', '.join(WORKLOADS)}.")
        if not 1 <= rounds <= MOST_ROUNDS:
            raise Missing(f"Between 1 and {MOST_ROUNDS} rounds can be asked for.")
        equipment.compiled(LOADGEN)
        return cls([WORKLOADS[name] for name in names], peers(who), rounds)

    def runs(self, folder: Path) -> Iterator[Run]:
        """Every run, as it is measured. Whoever goes first changes with the round."""
        houses = Houses(folder)
        try:
            for number in range(self.rounds):
                for workload in self.workloads:
                    if number < (workload.rounds or self.rounds):
                        for peer in turned(self.peers, number):
                            if peer.name in workload.peers:
                                run = self._run(workload, peer, number, folder, houses)
                                self.figures.add(run)
                                yield run
        finally:
            houses.close()

    def _run(self, workload: Workload, peer: Peer, number: int, folder: Path, houses: Houses) -> Run:
        say(f"round {number + 1} of {self.rounds}: {workload.name}, {peer.name}")
        place = folder / f"{number}-{workload.name}-{peer.name}"
        place.mkdir()
        ours = peer.wire == "hub"
        told = houses.moved_in(workload, peer, place) if ours else {}
        server_core, load_core = equipment.cores()
        with contextlib.ExitStack() as open_:
            nodes = [open_.enter_context(serving(peer, place, server_core, told)) for _ in range(peer.nodes)]
            command = load_of(workload, peer, nodes, houses.population(workload, peer) if ours else None)
            values = measured(pinned(load_core, command), nodes[0])
        return Run(workload.name, peer.name, number, values)


def turned(all_peers: Sequence[Peer], number: int) -> list[Peer]:
    """The peers, beginning with another in each round."""
    at = number % len(all_peers)
    return [*all_peers[at:], *all_peers[:at]]


def load_of(workload: Workload, peer: Peer, nodes: Sequence[Served], people: Population | None) -> list[str]:
    """The load generator's command line. Connections are spread over the nodes in turn."""
    ports, pids = [str(one.port) for one in nodes], [str(one.pid) for one in nodes]
    command = [str(equipment.compiled(LOADGEN)), "--wire", peer.wire, "--port", ",".join(ports)]
    command += ["--pids", ",".join(pids), "--label", peer.name, *workload.options]
    if people is not None:
        command += ["--places", str(people.places), *workload.beside]
        command += ["--taps", str(people.taps)] if workload.taps else []
    return command


def measured(command: list[str], served: Served) -> dict[str, Any]:
    """Load a server and read the figures. Raises `Broken` with what both of them said."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=RUN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Broken(f"The load did not end within {RUN_SECONDS} s:\n{served.tail}") from None
    if done.stderr:
        say(done.stderr.rstrip())
    if done.returncode:
        raise Broken(f"The load ended with {done.returncode}: {done.stderr}\n{served.tail}")
    values = parsed(done.stdout)
    if not values["up"]:
        raise Broken(f"Nobody could connect: {done.stderr}\n{served.tail}")
    return values
