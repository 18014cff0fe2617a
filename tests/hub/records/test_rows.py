"""One filter says which rows an actor may see, and no list, card or lookup goes past it."""

from dataclasses import replace

from hub.records.rows import scope, sees_all
from tests.hub.records.samples import CHEN, FINANCE, KEEPER, LI, asset, private


def test_everyone_of_the_company_sees_an_open_type() -> None:
    assert sees_all(asset, LI)
    assert scope(asset, LI)[1] == ["O1", "assets.asset"]


def test_an_owner_sees_their_own_of_a_private_type() -> None:
    sql, args = scope(private, LI)
    assert sql.endswith("r.owner = ?")
    assert args == ["O1", "assets.diary", "U1"]


def test_a_role_among_the_readers_sees_all() -> None:
    kept = replace(private, readers=("owner", "keeper", "role:finance"), keeper="storekeeper")
    assert [sees_all(kept, one) for one in (LI, CHEN, KEEPER, FINANCE)] == [False, False, True, True]


def test_nobody_sees_what_has_no_readers_for_them() -> None:
    sql, _ = scope(replace(private, readers=("role:finance",)), LI)
    assert sql.endswith("1 = 0")
