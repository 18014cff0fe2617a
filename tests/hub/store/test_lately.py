"""How long something took, lately."""

from hub.store.lately import Lately


def test_the_longest_of_the_last_times_are_remembered() -> None:
    lately = Lately()
    assert lately.milliseconds(1.0) == 0
    for took in [*[0.001] * 98, 0.05, 0.2]:
        lately.note(took)
    assert (lately.milliseconds(0.5), lately.milliseconds(0.99), lately.milliseconds(1.0)) == (1, 200, 200)


def test_what_was_long_ago_is_forgotten() -> None:
    lately = Lately(remembered=3)
    for took in (9.0, 0.001, 0.002, 0.003):
        lately.note(took)
    assert lately.milliseconds(1.0) == 3
