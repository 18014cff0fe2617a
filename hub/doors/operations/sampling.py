"""Reads a node's figures every few seconds: how things stand, and how much went on since the time before."""

from collections.abc import Mapping

from hub.doors.operations.shapes import Sample
from hub.kernel import wire

MEGABYTE = 1_048_576
Figures = Mapping[str, int]


def sample(now: int, figures: Figures, before: Figures, seconds: float, free: int) -> Sample:
    """Figures of GET /metrics as a sample. `now` in ms UTC, `seconds` since `before`, `free` bytes of the disk."""

    def moved(kind: str) -> int:
        return _sum(figures, kind) - _sum(before, kind)

    commits, told = moved("batch_commits"), figures.get
    per_second = 1 / seconds if seconds > 0 else 0.0
    return Sample(
        at=wire(now),
        connections=told("connections", 0), people=told("people_here", 0),
        deliveries=round(moved("events_delivered") * per_second, 1), acts=round(moved("done") * per_second, 1),
        refused=round(moved("refused") * per_second, 2),
        broken=figures.get("refused:broken", 0) - before.get("refused:broken", 0),
        commits=round(commits * per_second, 1), batch=round(moved("batch_acts") / commits, 1) if commits else 0.0,
        commit_ms_p50=told("commit_ms_p50", 0), commit_ms_p99=told("commit_ms_p99", 0),
        stall_ms_p99=told("loop_stall_ms_p99", 0), stall_ms_most=told("loop_stall_ms_most", 0),
        unsent=told("unsent_bytes", 0), slow=told("slow_consumers", 0),
        outbox_waiting=told("outbox_waiting", 0), outbox_age_ms=told("outbox_age_ms", 0),
        timers_overdue=told("timers_overdue", 0), timer_lateness_ms=told("timer_lateness_ms", 0),
        memory_mb=round(told("memory_bytes", 0) / MEGABYTE), free_mb=free // MEGABYTE,
        redis=bool(told("redis_connected", 0)), database=bool(told("database_answers", 0)),
    )  # fmt: skip


def _sum(figures: Figures, kind: str) -> int:
    """A counter over all its labels: `done:chat.post`, `done:card.tap` … → everything done."""
    return sum(count for name, count in figures.items() if name.partition(":")[0] == kind)
