"""Who holds what, soonest due first, of records one may see; and what may be done about it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Actor
from tests.hub.records.desk import staffed
from tests.hub.records.samples import CHEN, FINANCE, KEEPER, LI, STRANGER
from tests.running import TestHub

DAY = 24 * 3_600_000


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def lent(hub: TestHub, name: str, who: Actor) -> str:
    one = (await hub.ask(KEEPER, "assets.tool.create", form={"name": name}))["record"]["id"]
    await hub.ask(who, "assets.tool.borrow", record=one)
    return str(one)


async def held(hub: TestHub, asker: Actor, type: str = "assets.tool", **more: Any) -> dict[str, Any]:
    return await hub.ask(asker, "record.holdings", type=type, **more)


async def test_what_is_lent_is_told_with_its_holder_and_its_days(hub: TestHub) -> None:
    await lent(hub, "Drill", LI)
    hub.clock.now += DAY
    await lent(hub, "Saw", CHEN)
    page = await held(hub, FINANCE)
    told = [(one["record"]["title"], one["who"], one["until"], one["late"]) for one in page["holdings"]]
    assert told == [("Drill", "U1", "2026-12-01", False), ("Saw", "U2", "2026-12-02", False)]
    assert page["holdings"][0]["since"].startswith("2026-11-24T")
    assert (page["names"]["U1"], page["names"]["U2"]) == ("Li", "Chen")


async def test_people_are_told_with_how_much_they_hold_and_how_much_is_late(hub: TestHub) -> None:
    for name in ("Drill", "Saw"):
        await lent(hub, name, LI)
    hub.clock.now += 9 * DAY
    await lent(hub, "File", CHEN)
    page = await held(hub, FINANCE)
    assert [(one["who"], one["count"], one["late"]) for one in page["people"]] == [("U1", 2, 2), ("U2", 1, 0)]
    assert len((await held(hub, FINANCE, late=True))["holdings"]) == 2
    assert [one["record"]["title"] for one in (await held(hub, FINANCE, who="U2"))["holdings"]] == ["File"]


async def test_each_is_told_only_what_they_may_do_about_it(hub: TestHub) -> None:
    await lent(hub, "Drill", LI)
    verbs = [(await held(hub, who))["holdings"][0]["record"]["verbs"] for who in (LI, KEEPER, CHEN)]
    assert verbs == [["renew", "return"], ["edit", "return", "remind"], []]


async def test_pages_follow_one_another_without_a_gap(hub: TestHub) -> None:
    await lent(hub, "Drill", LI)
    await lent(hub, "Saw", LI)
    await lent(hub, "File", CHEN)
    first = await held(hub, LI, limit=2)
    second = await held(hub, LI, limit=2, before=first["more"])
    titles = [one["record"]["title"] for one in (*first["holdings"], *second["holdings"])]
    assert sorted(titles) == ["Drill", "File", "Saw"]
    assert ("more" in second, "people" in second) == (False, False)
    assert (await hub.refusal(LI, "record.holdings", type="assets.tool", before="x")).reason == "field.unreadable"


async def test_what_one_may_not_see_is_not_told_and_not_counted(hub: TestHub) -> None:
    await hub.ask(LI, "assets.errand.create", form={"name": "Plan", "assignee": "U2"})
    page = await held(hub, CHEN, "assets.errand")
    assert [(one["record"]["title"], one["who"], one["until"]) for one in page["holdings"]] == [("Plan", "U2", "")]
    for who in (FINANCE, STRANGER):
        assert await held(hub, who, "assets.errand") == {"holdings": [], "names": {}}


async def test_what_came_back_is_held_by_nobody(hub: TestHub) -> None:
    one = await lent(hub, "Drill", LI)
    await hub.ask(LI, "assets.tool.return", record=one)
    assert (await held(hub, LI))["holdings"] == []


async def test_a_list_tells_the_verbs_of_each_record_when_it_is_asked_to(hub: TestHub) -> None:
    await lent(hub, "Drill", LI)
    plain, told = [await hub.ask(LI, "record.list", type="assets.tool", verbs=on) for on in (False, True)]
    assert "verbs" not in plain["records"][0]
    assert told["records"][0]["verbs"] == ["renew", "return"]
