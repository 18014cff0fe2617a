"""Counters become rates between two samples; what stands now is taken as it is."""

from hub.doors.operations.sampling import sample

BEFORE = {"done:chat.post": 10, "done:card.tap": 5, "events_delivered": 100, "batch_commits:chat.post": 2,
          "batch_acts:chat.post": 10, "refused:broken": 1}  # fmt: skip
AFTER = {**BEFORE, "done:chat.post": 30, "done:card.tap": 10, "events_delivered": 600, "batch_commits:chat.post": 7,
         "batch_acts:chat.post": 30, "refused:broken": 3, "refused:busy": 8, "memory_bytes": 3 << 20}  # fmt: skip


def test_counters_of_all_labels_become_rates_per_second() -> None:
    one = sample(0, AFTER, BEFORE, 5.0, 7 << 20)
    assert (one.acts, one.deliveries, one.refused) == (5.0, 100.0, 2.0)
    assert (one.commits, one.batch, one.broken) == (1.0, 4.0, 2)


def test_what_stands_now_is_taken_as_it_is() -> None:
    one = sample(0, AFTER, BEFORE, 5.0, 7 << 20)
    assert (one.memory_mb, one.free_mb, one.database) == (3, 7, False)


def test_the_first_sample_has_no_rates() -> None:
    one = sample(0, AFTER, {}, 0.0, 0)
    assert (one.acts, one.deliveries) == (0.0, 0.0)
