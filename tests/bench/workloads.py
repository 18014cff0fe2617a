"""What is asked of every server: how many people in how many rooms, who writes how much, for how long."""

from dataclasses import dataclass

EVERYONE = ("hub", "hub-postgres", "hub-two", "node", "node-group", "naive", "limit", "limit-fsync", "limit-fsync-join")
BESIDE = ("--reads-per-s", "100", "--typing-per-s", "25", "--taps-per-s", "1")


@dataclass(frozen=True, slots=True)
class Workload:
    """`load` are the load generator's options; `beside` those only the hub understands; `taps` cards to be tapped."""

    name: str
    about: str
    rooms: int
    members: int
    load: tuple[str, ...]
    beside: tuple[str, ...] = ()
    taps: int = 0
    idle: bool = False
    rounds: int | None = None
    peers: tuple[str, ...] = EVERYONE

    @property
    def people(self) -> int:
        """How many connections it opens, each of a person of their own."""
        return self.rooms * self.members

    @property
    def shape(self) -> tuple[int, int, int]:
        """Workloads of one shape can be run on the same people."""
        return self.rooms, self.members, self.taps

    @property
    def options(self) -> tuple[str, ...]:
        """The load generator's options, rooms and members included."""
        return ("-g", str(self.rooms), "-m", str(self.members), *self.load)


def chat(*, senders: int = 1, rate: str = "", window: str = "", seconds: str, warm: str) -> tuple[str, ...]:
    """Open loop at `rate` messages a second and room, or closed loop with `window` unanswered ones per sender."""
    pace = ("--rate", rate) if rate else ("--window", window)
    return ("-s", str(senders), *pace, "-t", seconds, "--warm", warm)


WORKLOADS = {
    one.name: one
    for one in (
        Workload("W1", "one room of 1,000, 20 messages a second", 1, 1000, chat(rate="20", seconds="5", warm="1")),
        Workload("W2", "200 rooms of 10, 5 messages a second each", 200, 10, chat(rate="5", seconds="5", warm="1.5")),
        Workload(
            "W4", "one room of 50, 8 write as fast as it goes", 1, 50,
            chat(senders=8, window="4", seconds="3", warm="1"),
        ),
        Workload(
            "W1max", "one room of 1,000, 4 write as fast as it goes", 1, 1000,
            chat(senders=4, window="1", seconds="4", warm="1"),
        ),
        Workload(
            "W2max", "200 rooms of 10, one in each writes as fast as it goes", 200, 10,
            chat(window="1", seconds="4", warm="1"),
        ),
        Workload("W3", "5,000 connections that are silent", 500, 10, ("--idle", "28"), idle=True, rounds=1),
        Workload(
            "W5", "1,000 people in rooms of 40: each writes every 40 s and reads every 10 s; typing, a tap a second",
            25, 40, chat(senders=40, rate="1", seconds="15", warm="2"), (*BESIDE, "--probe", "/healthz"), taps=25,
            peers=("hub", "hub-postgres", "hub-two"),
        ),
    )
}  # fmt: skip
"""W1, W2 and W5 are paced, so that every server does the same work; the others go as fast as the server goes."""
