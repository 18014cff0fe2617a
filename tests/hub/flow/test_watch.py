"""Watching over requests: what is under way, and how long it takes."""

import pytest

from hub.flow.watch import counted
from hub.kernel import instant
from tests.hub.flow.leave import CALENDAR

DAY = 24 * 3_600_000


@pytest.fixture(autouse=True)
def tuesday(desk):
    desk.hub.clock.now = instant("2026-11-24T02:00:00.000Z")


async def test_an_administrator_sees_where_each_stands_and_since_when(desk):
    first = await desk.leave()
    await desk.leave("5", reason="体检")
    told = await desk.ask("admin", "flow.watch")
    assert [one["no"] for one in told["instances"]] == [first["no"], "LV-202611-0002"]
    stands = told["instances"][0]["stands"]
    assert [(one["step"]["text"], one["people"][0]["name"], one["late"]) for one in stands] == [
        ("直属上级", "林晓", False)
    ]
    assert told["counts"] == {"running": 2, "returned": 0, "suspended": 0, "late": 0}


async def test_it_narrows_to_what_is_late_to_a_person_to_a_kind_to_words(desk):
    asked = await desk.leave()
    lines = [{"name": "屏", "count": "1", "price": "9"}]
    await desk.ask("zhao", "flow.start", flow="purchase", form={"item": "屏", "lines": lines, "needed": "明天"})

    async def found(**given):
        return [one["flow"] for one in (await desk.ask("admin", "flow.watch", **given))["instances"]]

    assert await found(person=desk.people["lin"].id) == ["leave"]
    assert await found(flow="purchase") == ["purchase"]
    assert await found(query=asked["no"]) == ["leave"]
    assert await found(query="屏") == ["purchase"]
    assert await found(late=True) == []
    desk.hub.clock.now += 3 * DAY // 2
    assert await found(late=True) == ["leave"]
    assert (await desk.ask("admin", "flow.watch"))["answer"]["text"]["words"]["zh"].startswith("进行中 2 件，超时 1 件")


async def test_nobody_else_watches(desk):
    for act, given in (("flow.watch", {}), ("flow.figures", {"start": "2026-11-01", "until": "2026-11-30"})):
        assert (await desk.refusal("zhou", act, **given)).reason == "act.not_allowed"


@pytest.mark.parametrize("by", ["person", "department", "flow"])
async def test_figures_count_working_time_and_what_is_late(desk, by):
    first = await desk.leave()
    await desk.leave(reason="体检")
    desk.hub.clock.now += 2 * DAY  # Thursday 10:00: sixteen working hours later
    await desk.ask("lin", "flow.approve", no=first["no"])
    rows = (await desk.ask("admin", "flow.figures", start="2026-11-24", until="2026-11-30", by=by))["rows"]
    assert len(rows) == 1
    assert rows[0]["name"]["words"]["zh"] == {"person": "林晓", "department": "华东销售", "flow": "请假"}[by]
    assert {name: rows[0][name] for name in ("handled", "overdue", "waiting", "waiting_late", "hours", "longest")} == {
        "handled": 1, "overdue": 1, "waiting": 1, "waiting_late": 1, "hours": "16.0", "longest": "16.0",
    }  # fmt: skip


async def test_days_that_make_no_sense_are_refused(desk):
    backwards = await desk.refusal("admin", "flow.figures", start="2026-11-30", until="2026-11-01")
    assert (backwards.reason, backwards.details["field"]) == ("flow.days_backwards", "until")
    assert (
        await desk.refusal("admin", "flow.figures", start="2024-01-01", until="2026-11-01")
    ).reason == "flow.days_many"


def test_what_others_settled_is_nobody_s_work():
    start = instant("2026-11-24T02:00:00.000Z")
    row = {"person": "U-1", "opened_at": start, "decided_at": start + 3_600_000, "due_at": None, "urged": 0}
    rows = [{**row, "state": state} for state in ("approved", "superseded", "transferred", "cancelled")]
    table = counted(rows, "person", CALENDAR, start, start + DAY, start)
    assert (table["U-1"].handled, table["U-1"].took) == (1, [3_600_000])
