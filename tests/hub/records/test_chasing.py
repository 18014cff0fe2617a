"""Whoever holds a thing has it on their list, is reminded in working time, and hears when it is taken from them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hub.kernel import FIVE_DAYS
from hub.kernel.working_time import Calendar
from hub.records.chasing import heard, next_ring
from hub.records.spec import Record
from tests.hub.records.desk import staffed
from tests.hub.records.samples import CHEN, FINANCE, KEEPER, LI
from tests.running import TestHub

DAY = 24 * 3_600_000
SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar("Asia/Shanghai", FIVE_DAYS)


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


def said(instant: int) -> str:
    return datetime.fromtimestamp(instant / 1000, UTC).astimezone(SHANGHAI).strftime("%a %m-%d %H:%M")


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-24 10:00", "Thu 11-26 09:00"),
        ("2026-11-26 10:00", "Fri 11-27 09:00"),
        ("2026-11-27 09:00", "Mon 11-30 09:00"),
        ("2026-11-30 09:00", "Tue 12-01 09:00"),
        ("2026-12-04 09:00", "Mon 12-07 09:00"),
    ],
)
def test_what_is_due_on_friday_is_told_on_thursday_and_friday_and_then_on_working_days(now: str, first: str) -> None:
    assert said(next_ring(CALENDAR, "2026-11-27", at(now))) == first


async def given(hub: TestHub, **form: Any) -> str:
    told = {"name": "Plan", "assignee": "U2", "due": "2026-11-27", **form}
    return str((await hub.ask(LI, "assets.errand.create", form=told))["record"]["id"])


async def todos(hub: TestHub, who: str) -> list[str]:
    rows = await hub.rows("SELECT state FROM todo WHERE person = ? ORDER BY id", who)
    return [row["state"] for row in rows]


async def notices(hub: TestHub, who: str) -> list[str]:
    return [row["kind"] for row in await hub.rows("SELECT kind FROM notice WHERE person = ? ORDER BY at", who)]


async def test_a_task_is_on_its_list_with_its_card_until_it_is_finished(hub: TestHub) -> None:
    one = await given(hub)
    waiting = (await hub.rows("SELECT * FROM todo WHERE person = 'U2'"))[0]
    assert (waiting["state"], waiting["kind"], waiting["thing"]) == ("pending", "handle", one)
    assert waiting["card"]
    assert waiting["message"]
    await hub.ask(CHEN, "assets.errand.accept", record=one)
    assert await todos(hub, "U2") == ["pending"]
    await hub.ask(CHEN, "assets.errand.finish", record=one)
    assert await todos(hub, "U2") == ["approved"]
    assert await todos(hub, "U1") == ["pending"]
    await hub.ask(LI, "assets.errand.confirm", record=one)
    assert (await todos(hub, "U1"), await notices(hub, "U2")) == (["approved"], ["record.confirmed"])


async def test_what_is_not_done_yet_goes_back_to_whoever_did_it(hub: TestHub) -> None:
    one = await given(hub)
    await hub.ask(CHEN, "assets.errand.finish", record=one)
    await hub.ask(LI, "assets.errand.reopen", record=one, form={"remark": "a page is missing"})
    assert (await todos(hub, "U1"), await todos(hub, "U2")) == (["rejected"], ["approved", "pending"])
    said = await hub.rows("SELECT body FROM message ORDER BY id DESC")
    assert "a page is missing" in said[0]["body"]


async def test_whoever_gave_a_task_hears_how_far_it_is(hub: TestHub) -> None:
    one = await given(hub)
    await hub.ask(CHEN, "assets.errand.report", record=one, form={"progress": 60, "remark": "two pages left"})
    assert await notices(hub, "U1") == ["record.reported"]
    title = (await hub.rows("SELECT title FROM notice WHERE person = 'U1'"))[0]["title"]
    assert "60" in title and "two pages left" in title


async def test_whoever_gave_a_task_reminds_of_it_and_it_rises_on_the_list(hub: TestHub) -> None:
    one = await given(hub)
    await hub.ask(LI, "assets.errand.remind", record=one)
    assert await notices(hub, "U2") == ["record.urged"]
    assert (await hub.rows("SELECT urged FROM todo WHERE person = 'U2'"))[0]["urged"] == 1
    assert (await hub.refusal(LI, "assets.errand.remind", record=one)).reason == "record.reminded"
    assert (await hub.refusal(CHEN, "assets.errand.remind", record=one)).reason == "act.not_allowed"


async def test_the_first_who_reserved_is_told_and_then_the_next(hub: TestHub) -> None:
    one = (await hub.ask(KEEPER, "assets.key.create", form={"name": "Cellar"}))["record"]["id"]
    await hub.ask(LI, "assets.key.borrow", record=one)
    await hub.ask(CHEN, "assets.key.reserve", record=one)
    await hub.ask(FINANCE, "assets.key.reserve", record=one)
    assert await notices(hub, "U1") == ["record.awaited", "record.awaited"]
    await hub.ask(LI, "assets.key.return", record=one)
    assert (await todos(hub, "U2"), await todos(hub, "U4")) == (["pending"], [])
    hub.clock.now += 7 * DAY
    await hub.parts.timers.tick()
    assert (await todos(hub, "U2"), await todos(hub, "U4")) == (["cancelled"], ["pending"])
    assert "record.lapsed" in await notices(hub, "U2")
    await hub.ask(FINANCE, "assets.key.borrow", record=one)
    assert await todos(hub, "U4") == ["approved"]


async def test_who_waits_for_what_is_lost_hears_that_it_is_gone(hub: TestHub) -> None:
    lent = {"queue": ["U2", "U4"]}
    before, after = (Record("R1", "O1", "K-1", "assets.key", state, "U3", lent) for state in ("on_loan", "lost"))
    assert heard("lose", before, after) == [("gone", "U2"), ("gone", "U4")]


async def test_what_is_declined_comes_back_to_whoever_gave_it_and_leaves_with_the_next(hub: TestHub) -> None:
    one = await given(hub)
    await hub.ask(CHEN, "assets.errand.decline", record=one, form={"remark": "no time"})
    assert (await todos(hub, "U2"), await todos(hub, "U1")) == (["rejected"], ["pending"])
    await hub.ask(LI, "assets.errand.reassign", record=one, form={"assignee": "U3"})
    assert (await todos(hub, "U1"), await todos(hub, "U3")) == (["transferred"], ["pending"])


async def test_who_loses_a_task_to_another_hears_of_it(hub: TestHub) -> None:
    one = await given(hub)
    await hub.ask(LI, "assets.errand.reassign", record=one, form={"assignee": "U3"})
    assert (await todos(hub, "U2"), await notices(hub, "U2")) == (["transferred"], ["record.taken"])


async def test_another_day_moves_the_deadline_and_asks_nothing_new(hub: TestHub) -> None:
    one = await given(hub)
    messages = len(await hub.rows("SELECT 1 FROM message"))
    await hub.ask(LI, "assets.errand.edit", record=one, form={"due": "2026-12-04"})
    rows = await hub.rows("SELECT due_at FROM todo WHERE person = 'U2' AND state = 'pending'")
    assert [said(row["due_at"]) for row in rows] == ["Fri 12-04 23:59"]
    assert len(await hub.rows("SELECT 1 FROM message")) == messages


async def test_a_late_task_is_urged_each_working_day_and_its_giver_hears_once(hub: TestHub) -> None:
    await given(hub)
    for _ in range(9):
        hub.clock.now += DAY
        await hub.parts.timers.tick()
    assert (await notices(hub, "U2"))[:3] == ["record.soon", "record.today", "record.late"]
    assert (await notices(hub, "U1")).count("record.late") == 1
    assert (await hub.rows("SELECT urged FROM todo WHERE person = 'U2'"))[0]["urged"] == len(await notices(hub, "U2"))


async def test_what_is_without_a_day_is_never_chased(hub: TestHub) -> None:
    await given(hub, due=None)
    assert await hub.rows("SELECT 1 FROM timer WHERE act = 'record.ring' AND state = 'waiting'") == []


async def test_a_loan_given_back_is_chased_no_more(hub: TestHub) -> None:
    one = (await hub.ask(KEEPER, "assets.tool.create", form={"name": "Drill"}))["record"]["id"]
    await hub.ask(LI, "assets.tool.borrow", record=one)
    await hub.ask(LI, "assets.tool.return", record=one)
    hub.clock.now += 20 * DAY
    await hub.parts.timers.tick()
    assert (await notices(hub, "U1"), await todos(hub, "U1")) == ([], [])
