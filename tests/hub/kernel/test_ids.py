"""Ids sort by the moment they were made and do not repeat."""

from hub.kernel import new_id


def test_an_id_is_its_letter_and_a_ulid() -> None:
    made = new_id("M")
    assert made[0] == "M"
    assert len(made) == 27


def test_ids_sort_by_the_millisecond_they_were_made_in() -> None:
    assert new_id("M", 1_795_482_000_000) < new_id("M", 1_795_482_000_001)


def test_ten_thousand_ids_of_one_millisecond_differ() -> None:
    assert len({new_id("M", 5) for _ in range(10_000)}) == 10_000
