"""A list shows what its reader may see, in order, page by page, without a gap or a double."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.records.pages import day
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import CHEN, FINANCE, KEEPER, LI, NOW, STRANGER
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def filled(hub: TestHub) -> None:
    start = date(2026, 11, 20)
    for number in range(23):
        await made(
            hub, KEEPER, f"asset {number:02}", value=f"{(number * 7) % 23}", seats=number % 3,
            bought=str(start + timedelta(days=number)), owner=(LI, CHEN)[number % 2].id,
            kind=("office", "workshop")[number % 2], price=str(number),
        )  # fmt: skip


async def paged(hub: TestHub, **asked: Any) -> list[list[str]]:
    pages: list[list[str]] = []
    before = ""
    while True:
        page = await hub.ask(LI, "record.list", type="assets.asset", limit=5, before=before, **asked)
        pages.append([one["title"] for one in page["records"]])
        before = page.get("more", "")
        if not before:
            return pages


async def listed(hub: TestHub, **asked: Any) -> list[str]:
    page = await hub.ask(LI, "record.list", type="assets.asset", limit=200, **asked)
    return [one["title"] for one in page["records"]]


@pytest.mark.parametrize("sort", ["title", "-title", "value", "-value", "-created", "changed", "bought", "seats", "no"])
async def test_pages_join_into_the_whole_list_in_order(hub: TestHub, sort: str) -> None:
    await filled(hub)
    pages = await paged(hub, sort=sort)
    joined = [one for page in pages for one in page]
    assert len(joined) == len(set(joined)) == 23
    assert [len(page) for page in pages] == [5, 5, 5, 5, 3]
    assert joined == await listed(hub, sort=sort)
    by_value = [f"asset {n:02}" for n in sorted(range(23), key=lambda n: (n * 7) % 23)]
    expected = {"value": by_value, "-value": by_value[::-1], "title": sorted(joined), "-created": sorted(joined)[::-1]}
    assert joined == expected.get(sort, joined)


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ([["kind", "=", "office"]], 12),
        ([["kind", "!=", "office"]], 11),
        ([["owner", "=", "me"], ["seats", ">=", 1]], 8),
        ([["value", "<", "5"]], 5),
        ([["bought", "<=", "today"]], 5),
        ([["title", "=", "asset 03"]], 1),
        ([["state", "=", "scrapped"]], 0),
        ([["created", ">", "2026-01-01T00:00:00Z"]], 23),
    ],
)
async def test_a_list_is_narrowed_by_its_fields(hub: TestHub, where: list[Any], count: int) -> None:
    await filled(hub)
    page = await hub.ask(LI, "record.list", type="assets.asset", where=where)
    assert (len(page["records"]), page["total"]) == (count, count)


async def test_a_view_is_a_list_that_was_named(hub: TestHub) -> None:
    await filled(hub)
    assert len(await listed(hub, view="mine")) == 12
    assert await listed(hub, view="due") == [f"asset {number:02}" for number in range(5)]
    assert (await hub.refusal(LI, "record.list", type="assets.asset", view="none")).reason == "view.missing"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"sort": "note"}, "list.unsortable"),
        ({"sort": "-price"}, "list.unsortable"),
        ({"where": [["price", "<", "10"]]}, "list.unfiltered"),
        ({"where": [["note", "=", "x"]]}, "list.unfiltered"),
        ({"where": [["kind", "like", "x"]]}, "list.unfiltered"),
        ({"where": [["kind", "=", "x"]]}, "field.not_offered"),
        ({"where": [["created", ">", "yesterday"]]}, "field.unreadable"),
        ({"where": [["state", "=", 5]]}, None),
        ({"before": "nonsense"}, "field.unreadable"),
        ({"before": '["x"]'}, "field.unreadable"),
        ({"before": '["x", "R1"]'}, "field.unreadable"),
    ],
)
async def test_what_cannot_be_listed_is_refused_and_never_breaks(hub: TestHub, asked: Any, reason: str | None) -> None:
    if reason is None:
        assert await listed(hub, **asked) == []
    else:
        assert (await hub.refusal(LI, "record.list", type="assets.asset", **asked)).reason == reason


async def test_a_masked_value_is_neither_shown_nor_sorted_nor_narrowed_by(hub: TestHub) -> None:
    await made(hub, KEEPER, "Lathe", price="1200")
    for who, known in ((LI, False), (FINANCE, True), (KEEPER, True)):
        page = await hub.ask(who, "record.list", type="assets.asset")
        assert ("price" in page["records"][0]["values"]) is known
        assert page["records"][0]["masked"] == ([] if known else ["price"])


async def test_everybody_sees_only_what_is_theirs_to_see(hub: TestHub) -> None:
    await hub.ask(LI, "assets.diary.create", form={"name": "mine"})
    await hub.ask(CHEN, "assets.diary.create", form={"name": "hers"})
    page = await hub.ask(LI, "record.list", type="assets.diary")
    assert ([one["title"] for one in page["records"]], page["total"]) == (["mine"], 1)
    assert (await hub.ask(STRANGER, "record.list", type="assets.diary"))["records"] == []
    assert (await hub.refusal(LI, "record.list", type="assets.nothing")).reason == "type.missing"


async def test_names_come_with_the_page(hub: TestHub) -> None:
    await made(hub, KEEPER, "Lathe", owner=LI.id, users=[CHEN.id])
    page = await hub.ask(LI, "record.list", type="assets.asset")
    assert page["names"] == {"U1": "Li", "U2": "Chen"}


def test_a_day_is_the_companys() -> None:
    assert day(NOW, "Asia/Shanghai") == "2026-11-24"
    assert day(NOW + 15 * 3_600_000, "Asia/Shanghai") == "2026-11-25"
