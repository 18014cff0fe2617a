"""The record somebody means comes first, and records of one name are told apart."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.records.lookup import hint, suggestions
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import KEEPER, LI, asset, sample, words
from tests.running import TestHub

WORDS = words()


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path, "search") as running:
        yield running


async def names(hub: TestHub, query: str) -> list[str]:
    await hub.settle()
    told = await hub.ask(LI, "record.complete", type="assets.asset", query=query)
    return [one["label"] for one in told["suggestions"]]


async def test_exactly_the_name_stands_alone_a_part_finds_all(hub: TestHub) -> None:
    for name in ("车床", "数控车床", "车床罩"):
        await made(hub, KEEPER, name)
    assert await names(hub, "车床") == ["车床"]
    assert await names(hub, "车") == ["车床", "车床罩", "数控车床"]
    assert await names(hub, "skcc") == ["数控车床"]
    assert await names(hub, "飞机") == []


async def test_a_renamed_record_is_found_by_its_new_name_only(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "车床")
    assert await names(hub, "车") == ["车床"]
    await hub.ask(KEEPER, "assets.asset.edit", record=record["id"], form={"name": "铣床"})
    assert await names(hub, "车") == []
    assert await names(hub, "铣") == ["铣床"]


def test_those_of_one_name_are_inserted_by_number() -> None:
    twins = [sample(), sample()]
    told = suggestions(asset, twins, {}, WORDS, "zh")
    assert [one["insert"] for one in told] == [one.no for one in twins]
    assert suggestions(asset, twins[:1], {}, WORDS, "zh")[0]["insert"] == "Lathe"


def test_a_hint_says_what_it_is_also_called_what_kind_and_whose() -> None:
    said = hint(asset, sample(model_en="CNC lathe", kind="workshop"), {"U1": "Li"}, WORDS, "zh")
    assert said == "CNC lathe, field.assets.asset.kind.workshop, Li"
