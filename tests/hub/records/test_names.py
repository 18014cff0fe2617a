"""Cards call people and things by name, also those who left; forms accept only who is still here."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.records.names import called, pointed, present
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import KEEPER, asset, sample
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def test_everything_pointed_to_is_called_by_its_name(hub: TestHub) -> None:
    other = await made(hub, KEEPER, "Saw")
    department = "INSERT INTO department (id, company, name) VALUES ('P1', 'O1', 'Workshop')"
    await hub.database.atomic(lambda db: db.run(department))
    record = sample(users=["U2", "U404"], room="P1", spare=other["id"])
    async with hub.database.reading() as db:
        names = await called(db, asset, [record])
    assert names == {"U1": "Li", "U2": "Chen", "P1": "Workshop", other["id"]: "Saw"}


async def test_who_left_keeps_the_name_and_is_no_longer_present(hub: TestHub) -> None:
    await hub.database.atomic(lambda db: db.run("UPDATE person SET gone_at = 1 WHERE id = 'U2'"))
    async with hub.database.reading() as db:
        assert (await called(db, asset, [sample(users=["U2"])]))["U2"] == "Chen"
        assert await present(db, "O1", ["U1", "U2", "U9", "X1"]) == {"U1"}


def test_only_kinds_that_point_to_something_do() -> None:
    fields = {one.name: one for one in asset.fields}
    assert pointed(fields["users"], ["U1", "U2"]) == ["U1", "U2"]
    assert pointed(fields["owner"], "U1") == ["U1"]
    assert pointed(fields["note"], "U1") == pointed(fields["owner"], None) == []
