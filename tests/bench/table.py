"""The figures as tables: Markdown that can be read in a terminal and pasted into a README."""

from collections.abc import Iterable, Sequence

from tests.bench.figures import CHEAPER, FASTER, LIGHTER, Figures
from tests.bench.goals import Verdict, verdicts
from tests.bench.workloads import Workload

NOTHING = "–"
CHAT = (
    "peer", "CPU µs/delivery (min–max)", "× limit", "× Node", "CPU µs/message", "deliveries/s", "× Node", "core",
    "p50 ms", "p99 ms", "ack p50", "ack p99", "wrong", "n",
)  # fmt: skip
IDLE = ("peer", "KiB/connection", "× Node", "CPU µs/connect", "idle CPU %", "wrong", "n")
SAID = {
    CHEAPER: "CPU per delivery", FASTER: "deliveries/s", LIGHTER: "memory per idle connection",
    "del_p99_ms": "delivery p99", "ack_p99_ms": "ack p99", "stall_p99_ms": "smallest page p99 (stall)",
    "cpu_util": "CPU",
}  # fmt: skip
AGAINST = {"node": " against the better Node peer", "limit": " against the C limit", "itself": ""}


def number(value: float | None, digits: int = 2) -> str:
    """A value for a cell: thousands apart, as many digits as mean something."""
    return NOTHING if value is None else f"{value:,.{digits}f}"


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns also line up in a terminal."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]

    def drawn(cells: Sequence[str]) -> str:
        first, *rest = (cell.ljust(width) if not at else cell.rjust(width)
                        for at, (cell, width) in enumerate(zip(cells, widths, strict=True)))  # fmt: skip
        return "| " + " | ".join((first, *rest)) + " |"

    rule = "|" + "|".join("-" * (width + 1) + ("-" if not at else ":") for at, width in enumerate(widths)) + "|"
    return "\n".join([drawn(lines[0]), rule, *map(drawn, lines[1:])])


def wrong(figures: Figures, workload: str, peer: str) -> str:
    """What must be nought and is not, in words; `0` when nothing is wrong."""
    found = figures.faults(workload, peer)
    return ", ".join(f"{name} {count}" for name, count in found.items()) or "0"


def chat_row(figures: Figures, workload: str, peer: str) -> list[str]:
    """One peer's line of a table of messages."""

    def middle(name: str, digits: int) -> str:
        found = figures.over_rounds(workload, peer, name)
        return number(found.middle if found else None, digits)

    cpu = figures.over_rounds(workload, peer, CHEAPER)
    return [
        peer,
        f"{number(cpu.middle)} ({number(cpu.least)}–{number(cpu.most)})" if cpu else NOTHING,
        number(figures.against_limit(workload, peer, CHEAPER)),
        number(figures.against_node(workload, peer, CHEAPER)),
        middle("cpu_us_per_msg", 0), middle(FASTER, 0), number(figures.against_node(workload, peer, FASTER)),
        *(middle(name, digits) for name, digits in
          (("cpu_util", 2), ("del_p50_ms", 2), ("del_p99_ms", 1), ("ack_p50_ms", 2), ("ack_p99_ms", 1))),
        wrong(figures, workload, peer),
        str(len(figures.runs(workload, peer))),
    ]  # fmt: skip


def idle_row(figures: Figures, workload: str, peer: str) -> list[str]:
    """One peer's line of the table of silent connections."""
    cells = []
    for name, digits in (("connect_cpu_us", 0), ("idle_cpu_pct", 1)):
        found = figures.over_rounds(workload, peer, name)
        cells.append(number(found.middle if found else None, digits))
    memory = figures.over_rounds(workload, peer, LIGHTER)
    ratio = figures.against_node(workload, peer, LIGHTER)
    count = str(len(figures.runs(workload, peer)))
    faults = wrong(figures, workload, peer)
    return [peer, number(memory.middle if memory else None, 1), number(ratio), *cells, faults, count]


def beside(figures: Figures, workload: Workload, peer: str) -> str:
    """What was measured beside the messages: reads, taps and stalls."""
    told = []
    for name, what in (("read", "reads"), ("tap", "card taps"), ("stall", "smallest page")):
        half = figures.over_rounds(workload.name, peer, f"{name}_p50_ms")
        late = figures.over_rounds(workload.name, peer, f"{name}_p99_ms")
        if half and late:
            told.append(f"{what} p50 {number(half.middle, 1)} ms, p99 {number(late.middle, 1)} ms")
    return "; ".join(told)


def section(figures: Figures, workload: Workload, peers: Sequence[str]) -> str:
    """One workload's heading and table."""
    there = [peer for peer in peers if figures.runs(workload.name, peer)]
    row = idle_row if workload.idle else chat_row
    table = grid(IDLE if workload.idle else CHAT, [row(figures, workload.name, peer) for peer in there])
    notes = [f"{peer}: {text}" for peer in there if (text := beside(figures, workload, peer))]
    return "\n\n".join([f"### {workload.name}: {workload.about}", table, *notes])


def judged(verdict: Verdict) -> list[str]:
    """One goal's line."""
    goal = verdict.goal
    digits = 2 if goal.against != "itself" or goal.unit == "core" else (0 if goal.unit == "/s" else 1)

    def wanted(value: float | None) -> str:
        return f"{goal.sign} {value:,g} {goal.unit}".strip() if value else NOTHING

    mark = "✓✓" if verdict.meets_stretch else ("✓" if verdict.meets_must else "✗") if goal.must else "·"
    what = SAID[goal.figure] + AGAINST[goal.against]
    measured = f"{number(verdict.value, digits)} {goal.unit}".strip()
    return [goal.workload, what, measured, wanted(goal.must), wanted(goal.stretch), mark]


def summary(figures: Figures) -> str:
    """Every goal that could be measured: ✗ missed, ✓ reached, ✓✓ the stretch too, · only the stretch was asked for."""
    rows = [judged(one) for one in verdicts(figures)]
    return grid(("workload", "what", "measured", "must", "stretch", ""), rows) if rows else ""
