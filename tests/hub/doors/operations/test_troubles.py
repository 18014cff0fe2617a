"""What troubles a node is read off its figures."""

import pytest

from hub.doors.operations.sampling import sample
from hub.doors.operations.shapes import Sample
from hub.doors.operations.troubles import troubles

WELL = {"database_answers": 1, "redis_connected": 1}
GIGABYTE = 1 << 30


def taken(**more: int) -> Sample:
    return sample(0, {**WELL, **more}, {}, 0, GIGABYTE)


def test_a_node_that_is_well_has_none() -> None:
    assert list(troubles(taken(), 500, needs_redis=True)) == []


@pytest.mark.parametrize(
    ("figures", "reason", "figure"),
    [
        ({"database_answers": 0}, "database", 0),
        ({"redis_connected": 0}, "redis", 0),
        ({"outbox_age_ms": 61_000}, "outbox", 61_000),
        ({"timer_lateness_ms": 61_000}, "timers", 61_000),
        ({"commit_ms_p99": 1_500}, "commit", 1_500),
        ({"loop_stall_ms_p99": 1_500}, "stall", 1_500),
    ],
)
def test_each_trouble_is_told_with_its_figure(figures: dict[str, int], reason: str, figure: int) -> None:
    assert list(troubles(taken(**figures), 500, needs_redis=True)) == [(reason, figure)]


def test_little_room_on_the_disk_is_told_in_megabytes() -> None:
    assert list(troubles(taken(), 2_000, needs_redis=True)) == [("disk", 1024)]


def test_without_redis_set_up_nobody_misses_it() -> None:
    assert list(troubles(taken(redis_connected=0), 500, needs_redis=False)) == []
