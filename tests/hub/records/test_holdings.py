"""Under any load one holder, counts that are right, and a history of who had what when."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Actor, Refused
from tests.hub.records.desk import staffed
from tests.hub.records.samples import CHEN, KEEPER, LI
from tests.running import TestHub

WHO = (LI, CHEN, KEEPER)


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def tools(hub: TestHub, count: int) -> list[str]:
    made = [await hub.ask(KEEPER, "assets.tool.create", form={"name": f"Tool {n}"}) for n in range(count)]
    return [one["record"]["id"] for one in made]


async def tries(hub: TestHub, who: Actor, verb: str, one: str) -> Any:
    try:
        return await hub.ask(who, f"assets.tool.{verb}", record=one)
    except Refused as no:
        return no


async def test_whatever_is_borrowed_and_returned_at_once_the_counts_are_right(hub: TestHub) -> None:
    some = await tools(hub, 4)
    for verb in ("borrow", "return", "borrow", "borrow", "return"):
        await asyncio.gather(*(tries(hub, who, verb, one) for who in WHO for one in some))
        open_ones = await hub.rows("SELECT who, record FROM holding WHERE ended_at IS NULL")
        assert len({one["record"] for one in open_ones}) == len(open_ones)
        counted = {one["who"]: one["count"] for one in await hub.rows("SELECT who, count FROM held")}
        for who in WHO:
            mine = sum(one["who"] == who.id for one in open_ones)
            assert mine == counted.get(who.id, 0) <= 2
        lent = await hub.rows("SELECT id FROM record WHERE type = 'assets.tool' AND state = 'on_loan'")
        assert {one["id"] for one in lent} == {one["record"] for one in open_ones}


async def test_who_had_it_before_is_kept(hub: TestHub) -> None:
    (one,) = await tools(hub, 1)
    for who in (LI, CHEN):
        await hub.ask(who, "assets.tool.borrow", record=one)
        await hub.ask(who, "assets.tool.return", record=one)
    rows = await hub.rows("SELECT who, until, ended_at FROM holding WHERE record = ? ORDER BY since", one)
    assert [(row["who"], row["until"], row["ended_at"] is not None) for row in rows] == [
        ("U1", "2026-12-01", True), ("U2", "2026-12-01", True),
    ]  # fmt: skip


async def test_a_renewal_moves_the_day_and_not_the_holder(hub: TestHub) -> None:
    (one,) = await tools(hub, 1)
    await hub.ask(LI, "assets.tool.borrow", record=one)
    await hub.ask(LI, "assets.tool.renew", record=one)
    assert await hub.rows("SELECT who, until, ended_at FROM holding") == [
        {"who": "U1", "until": "2026-12-08", "ended_at": None}
    ]


async def test_a_task_is_seen_by_whoever_has_it_and_by_whoever_gave_it(hub: TestHub) -> None:
    form = {"name": "Plan", "assignee": "U2", "due": "2026-11-27"}
    one = (await hub.ask(LI, "assets.errand.create", form=form))["record"]["id"]
    seen = {who.id: len((await hub.ask(who, "record.list", type="assets.errand"))["records"]) for who in WHO}
    assert seen == {"U1": 1, "U2": 1, "U3": 0}
    assert (await hub.refusal(KEEPER, "assets.errand.accept", record=one)).reason == "record.missing"
    await hub.ask(CHEN, "assets.errand.accept", record=one)
    await hub.ask(CHEN, "assets.errand.report", record=one, form={"progress": 60})
    assert await hub.rows("SELECT who, until, amount FROM holding") == [
        {"who": "U2", "until": "2026-11-27", "amount": 60}
    ]
