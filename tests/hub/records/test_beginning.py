"""Whoever keeps a type has a role that may be given, in companies old and new."""

from pathlib import Path

from hub.kernel import Act
from hub.records import acts
from hub.store import CLOCK
from tests.hub.records.desk import staffed


async def test_each_company_knows_the_keepers(store_url: str, tmp_path: Path) -> None:
    async with staffed(store_url, tmp_path) as hub:
        for _ in range(2):
            await hub.corridor.run(Act("record.begin", CLOCK, hub.clock(), acts.RecordBegin()))
        roles = {row["code"] for row in await hub.rows("SELECT code FROM role WHERE company = 'O1'")}
        assert {"storekeeper", "nobody"} <= roles


async def test_a_new_company_knows_them_at_once(store_url: str, tmp_path: Path) -> None:
    async with staffed(store_url, tmp_path) as hub:
        made = await hub.ask(CLOCK, "company.create", name="Third")
        roles = {row["code"] for row in await hub.rows("SELECT code FROM role WHERE company = ?", made["id"])}
        assert {"admin", "storekeeper"} <= roles
