"""A record that went into another is found as that one, by id and by number, until it stands for itself again."""

from pathlib import Path

import pytest

from hub.kernel import Refused
from hub.records import Record, add, find, merge, merged, unmerge, went_into
from hub.store import Sql
from tests.hub.records.desk import staffed
from tests.hub.records.samples import LI, asset


def _one(place: int) -> Record:
    return Record(f"R{place:0>25}", "O1", f"ZC-{place}", asset.name, "idle", "U1", {"name": str(place)}, str(place), 1)


async def test_numbers_lead_on_and_back(store_url: str, tmp_path: Path) -> None:
    first, second, third = (_one(place) for place in (1, 2, 3))

    async def go(db: Sql) -> None:
        await add(db, asset, [first, second, third])
        await merge(db, first, second, 5)
        await merge(db, second, third, 6)
        for what in (first.id, "ZC-1", "ZC-2"):
            found = await find(db, asset, LI, what)
            assert found and found.id == third.id
        assert await merged(db, third.id) == [first.id, second.id]
        with pytest.raises(Refused, match=r"record\.stale"):
            await merge(db, first, third, 7)
        back = await unmerge(db, asset, second.id, third.id)
        assert (back.no, await went_into(db, second.id)) == ("ZC-2", "")
        for what in (first.id, "ZC-1"):
            found = await find(db, asset, LI, what)
            assert found and found.id == second.id, "it leads again to what it went into itself"
        assert await merged(db, third.id) == []
        assert (await unmerge(db, asset, first.id, second.id)).no == "ZC-1"
        with pytest.raises(Refused, match=r"record\.missing"):
            await unmerge(db, asset, second.id, third.id)

    async with staffed(store_url, tmp_path) as hub:
        await hub.database.atomic(go)
