"""A condition finds the same records whether few or many have the value, and however the list is sorted."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Refused
from hub.records import narrow
from hub.records.narrow import indexed, narrowed, ordered
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import KEEPER, LI, TODAY, asset
from tests.running import TestHub

CONDITIONS: list[tuple[str, str, Any]] = [
    ("seats", "=", 1), ("seats", "!=", 1), ("seats", ">", 0), ("seats", "<=", 1), ("value", "<", 6),
    ("value", ">=", 6), ("value", "=", None), ("value", "!=", None), ("value", "!=", 5), ("value", "=", 99),
]  # fmt: skip


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        for number in range(12):
            value = {"value": str(number)} if number % 4 else {}
            await made(running, KEEPER, f"n{number:02}", seats=number % 3, **value)
        yield running


def kept(condition: tuple[str, str, Any]) -> list[str]:
    """What looking at each record by itself gives."""
    name, test, wanted = condition
    found = []
    for number in range(12):
        actual = {"seats": number % 3, "value": number if number % 4 else None}[name]
        signs = {"=": actual == wanted, "!=": actual != wanted}
        if actual is not None and wanted is not None:
            signs |= {"<": actual < wanted, "<=": actual <= wanted, ">": actual > wanted, ">=": actual >= wanted}
        found += [f"n{number:02}"] * signs.get(test, False)
    return found


@pytest.mark.parametrize("many", [1, 10_000])
@pytest.mark.parametrize("sort", ["title", "seats", "-value"])
async def test_a_condition_is_met_by_exactly_those_that_meet_it(
    hub: TestHub, sort: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrow, "MANY", many)
    for name, test, wanted in CONDITIONS:
        asked = [[name, test, None if wanted is None else str(wanted)]]
        page = await hub.ask(LI, "record.list", type="assets.asset", where=asked, sort=sort)
        assert sorted(one["title"] for one in page["records"]) == kept((name, test, wanted)), (name, test, wanted)
        assert page["total"] == len(page["records"])


async def test_what_is_not_indexed_is_refused(hub: TestHub) -> None:
    async with hub.database.reading() as db:
        for condition in (("note", "=", "x"), ("price", "=", "1"), ("seats", "like", 1)):
            with pytest.raises(Refused, match=r"list\.unfiltered"):
                await narrowed(db, asset, condition, LI, TODAY)


def test_a_list_is_sorted_by_its_columns_and_indexed_fields() -> None:
    assert ordered(asset, "-created") == ("", "r.created_at", [])
    assert ordered(asset, "value")[1:] == ("s.value", ["value"])
    for sort in ("note", "users", "price", "-nothing"):
        with pytest.raises(Refused, match=r"list\.unsortable"):
            ordered(asset, sort)


def test_a_masked_field_is_as_good_as_not_indexed() -> None:
    assert indexed(asset, "value")
    assert indexed(asset, "price") is None
