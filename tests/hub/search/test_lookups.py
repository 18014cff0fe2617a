"""Records are found by what people call them, best first, and the nearest when nothing fits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.search.index import Document, put
from hub.search.lookups import near, records
from tests.running import TestHub, opened

NAMES = {
    "R1": ("华为技术有限公司", "Huawei Technologies Co., Ltd.", "华为"),
    "R2": ("通恒机械有限公司", "Tongheng Machinery", "通恒"),
    "R3": ("通恒轴承（苏州）有限公司", "Tongheng Bearings", ""),
    "R4": ("上海通达", "Tongda", "通达 KH-202611-0004"),
}


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with opened(store_url, tmp_path, only=("search",)) as running:
        documents = [
            Document("record", thing, "O1", "crm.customer", title=title, body=body, more=more)
            for thing, (title, body, more) in NAMES.items()
        ]
        documents.append(Document("record", "R5", "O2", "crm.customer", title="华为"))
        documents.append(Document("record", "R6", "O1", "assets.asset", title="华为手机"))
        await running.database.atomic(lambda db: put(db, documents))
        yield running


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("华为", ["R1"]), ("华", ["R1"]), ("技术", ["R1"]), ("huawei", ["R1"]), ("tech", ["R1"]), ("hw", ["R1"]),
        ("通恒", ["R2", "R3"]), ("苏州", ["R3"]), ("tongh", ["R2", "R3"]), ("thzc", ["R3"]), ("通", ["R2", "R3", "R4"]),
        ("KH-202611-0004", ["R4"]), ("通恒 bearings", ["R3"]), ("没有", []), ("", []), ("。", []),
    ],
)  # fmt: skip
async def test_a_record_is_found_by_any_part_of_what_it_is_called(hub: TestHub, query: str, found: list[str]) -> None:
    async with hub.database.reading() as db:
        assert sorted(await records(db, "O1", "crm.customer", query, 10)) == found


async def test_the_name_itself_comes_before_a_longer_one(hub: TestHub) -> None:
    async with hub.database.reading() as db:
        assert (await records(db, "O1", "crm.customer", "通恒", 10))[0] == "R2"


@pytest.mark.parametrize(("query", "first"), [("hw", "R1"), ("huawei", "R1"), ("hwjs", "R1"), ("th", "R2")])
async def test_what_sounds_just_so_comes_before_what_only_begins_or_contains_it(
    hub: TestHub, query: str, first: str
) -> None:
    others = {"R7": ("海王星辰", ""), "R8": ("恒温阀门", ""), "R9": ("天华威尼", "")}
    more = [
        Document("record", thing, "O1", "crm.customer", title=title, more=short)
        for thing, (title, short) in others.items()
    ]
    await hub.database.atomic(lambda db: put(db, more))
    async with hub.database.reading() as db:
        assert (await records(db, "O1", "crm.customer", query, 10))[0] == first


@pytest.mark.parametrize(
    ("query", "first"), [("通横机械", "R2"), ("华威技术", "R1"), ("Huawai", "R1"), ("Tonghen Bering", "R3")]
)
async def test_the_nearest_is_what_shares_most(hub: TestHub, query: str, first: str) -> None:
    async with hub.database.reading() as db:
        assert (await near(db, "O1", "crm.customer", query, 3))[0] == first
        assert await near(db, "O1", "crm.customer", "zzz", 3) == []
        assert await near(db, "O1", "crm.customer", "!", 3) == []
