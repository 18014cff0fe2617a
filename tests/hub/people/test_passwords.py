"""What a password lacks is said exactly; what is kept of one tells nobody anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.people.passwords import (
    DAY_MS,
    LONGEST,
    PROFILES,
    fits,
    hashed,
    is_stale,
    needs_rehash,
    random_password,
    weaknesses,
)

DENGBAO, NIST = PROFILES["dengbao"], PROFILES["nist"]
NAMES = ["linxiao", "林晓", "Lin Xiao", "远航机电", "Yuanhang"]


def lacking(password: str, names: list[str] = NAMES) -> list[str]:
    return [one.reason for one in weaknesses(password, DENGBAO, names)]


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Qm7#vbtw2K", []),
        ("Qm7#vb", ["short"]),
        ("qmzrvbtwkp", ["kinds"]),
        ("qmz7rvbtwkp", ["kinds"]),
        ("abc", ["short", "kinds", "common"]),
        ("Linxiao#20497", ["piece"]),
        ("Q7#远航vbtw2Km", ["piece"]),
        ("Aa123456!", ["short", "common"]),
        ("P@ssw0rd1!", ["common"]),
        ("Q1#" + "x" * LONGEST, ["long", "common"]),
    ],
)
def test_everything_a_password_lacks_is_told_at_once(password: str, why: list[str]) -> None:
    assert lacking(password) == why


def test_the_piece_that_is_somebodys_name_is_shown() -> None:
    assert weaknesses("9#Yuanh-qz7T", DENGBAO, NAMES)[0].details == {"piece": "yua"}


def test_the_other_profile_asks_for_length_alone() -> None:
    assert weaknesses("correct horse battery", NIST, NAMES) == []
    assert [one.reason for one in weaknesses("Qm7#vbtw2K", NIST, NAMES)] == ["short"]


def test_a_password_is_stale_after_ninety_days_or_never() -> None:
    assert not is_stale(0, 90 * DAY_MS, DENGBAO)
    assert is_stale(0, 90 * DAY_MS + 1, DENGBAO)
    assert not is_stale(0, 9000 * DAY_MS, NIST)


def test_a_random_password_lacks_nothing() -> None:
    made = {random_password() for _ in range(50)}
    assert len(made) == 50
    assert all(weaknesses(password, DENGBAO, []) == [] for password in made)


async def test_only_the_right_password_fits_its_hash() -> None:
    kept = await hashed("Qm7#vbtw2K")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await fits("Qm7#vbtw2K", kept)
    assert not await fits("Qm7#vbtw2k", kept)
    assert not needs_rehash(kept)


async def test_a_long_password_is_not_cut_short() -> None:
    long = "Qm7#" + "v" * (LONGEST - 5)
    kept = await hashed(long + "a")
    assert not await fits(long + "b", kept)


async def test_nobody_has_no_password() -> None:
    assert not await fits("anything", None)
    assert not await fits("anything", "not a hash")


@given(st.text(max_size=150))
def test_any_text_may_be_tried(password: str) -> None:
    weaknesses(password, DENGBAO, NAMES)
