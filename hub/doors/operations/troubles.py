"""What troubles a node, read off its figures: what an administrator should hear of before others notice."""

from collections.abc import Iterator

from hub.doors.operations.shapes import Sample

OUTBOX_LATE_MS = 60_000
TIMERS_LATE_MS = 60_000
STALL_MS = 1_000
COMMIT_MS = 1_000


def troubles(one: Sample, low_disk: int, needs_redis: bool) -> Iterator[tuple[str, int]]:
    """(reason, its figure), the gravest first; `text.ops.<reason>` says it. `low_disk`: MB that must be free."""
    if not one.database:
        yield "database", 0
    if one.free_mb < low_disk:
        yield "disk", one.free_mb
    if needs_redis and not one.redis:
        yield "redis", 0
    for reason, figure, most in (
        ("outbox", one.outbox_age_ms, OUTBOX_LATE_MS),
        ("timers", one.timer_lateness_ms, TIMERS_LATE_MS),
        ("commit", one.commit_ms_p99, COMMIT_MS),
        ("stall", one.stall_ms_p99, STALL_MS),
    ):
        if figure >= most:
            yield reason, figure
