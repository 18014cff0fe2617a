"""The clock brings an announcement to everybody in slices, and no kill makes anybody miss it or get it twice."""

import pytest

from hub.kernel import wire
from hub.office.announcements.timers import begin
from tests.hub.office.announcements.bureau import CROWD, bureau, reopened

EVERYBODY = CROWD + 6


async def given(made):
    """How many people have been given it so far."""
    rows = await made.hub.rows("SELECT state FROM announcement_copy WHERE state = 'delivered'")
    return len(rows)


async def test_a_slice_is_one_transaction_and_lanes_share_the_roster(plant):
    sent = await plant.send()
    assert (sent["total"], sent["state"]) == (EVERYBODY, "sending")
    await plant.by_clock("announcement.deliver", announcement=sent["announcement"])
    assert await given(plant) == 20
    report = await plant.view("fang", "announcement.report")
    assert (
        next(one["value"]["text"] for one in report["facts"] if one["label"]["text"] == "送达")
        == f"20 / {EVERYBODY} 人"
    )
    await plant.delivered()
    cards = await plant.cards()
    assert (len(cards), set(cards.values())) == (EVERYBODY, {1})
    told = await plant.ask("fang", "announcement.get", no=sent["no"])
    assert told["announcement"]["state"] == "sent"


@pytest.mark.parametrize("lanes", ["alive", "fallen"])
async def test_a_hub_killed_between_slices_goes_on_where_it_stood(store_url, tmp_path, lanes):
    async with bureau(store_url, tmp_path, CROWD) as first:
        sent = await first.send()
        await first.by_clock("announcement.deliver", announcement=sent["announcement"])
        assert await given(first) == 20
        if lanes == "fallen":
            await first.hub.database.atomic(lambda db: db.run("UPDATE timer SET state = 'done', error = 'trouble'"))
        people, now = first.people, first.hub.clock.now
    async with reopened(store_url, tmp_path, people, now) as second:
        assert await given(second) == 20
        await begin(second.hub.corridor, tmp_path)
        await second.delivered()
        cards = await second.cards()
        assert (len(cards), set(cards.values())) == (EVERYBODY, {1})


async def test_a_slice_that_fails_leaves_nothing_half_given(plant):
    sent = await plant.send()
    await plant.hub.database.atomic(lambda db: db.run("UPDATE person SET inbox = '' WHERE login = 'w005'"))
    await plant.tick()
    rows = await plant.hub.rows("SELECT state, message FROM announcement_copy")
    assert {(row["state"], row["message"] != "") for row in rows} <= {("delivered", True), ("waiting", False)}
    assert sum((await plant.cards()).values()) == await given(plant)
    assert sent["total"] == EVERYBODY


async def test_who_has_left_meanwhile_is_passed_over(plant):
    await plant.send()
    gone = plant.people["w003"].id
    await plant.hub.database.atomic(lambda db: db.run("UPDATE person SET gone_at = 1 WHERE id = ?", gone))
    await plant.delivered()
    cards = await plant.cards()
    assert (len(cards), gone in cards) == (EVERYBODY - 1, False)
    assert (await plant.view("fang", "announcement.report"))["state"]["text"] == f"0 / {EVERYBODY - 1} 已阅"


async def test_the_unread_are_chased_at_half_past_nine_of_every_working_day(desk):
    await desk.send()
    await desk.delivered()
    await desk.tap("ma", "read")
    (timer,) = await desk.hub.rows("SELECT id, fire_at FROM timer WHERE act = 'announcement.chase_daily'")
    assert wire(timer["fire_at"]) == "2026-11-25T01:30:00.000Z"
    desk.hub.clock.now = timer["fire_at"]
    await desk.delivered()
    rows = await desk.hub.rows("SELECT person, chases FROM announcement_copy")
    assert {row["person"]: row["chases"] for row in rows}[desk.people["ma"].id] == 0
    assert sorted(row["chases"] for row in rows) == [0, 1, 1, 1, 1, 1]
    (again,) = await desk.hub.rows("SELECT fire_at FROM timer WHERE act = 'announcement.chase_daily'")
    assert wire(again["fire_at"]) == "2026-11-26T01:30:00.000Z"


async def test_nobody_is_chased_once_all_have_read(desk):
    await desk.send(to="chosen", roles=["finance"])
    await desk.delivered()
    await desk.tap("zhao", "read")
    (timer,) = await desk.hub.rows("SELECT fire_at FROM timer WHERE act = 'announcement.chase_daily'")
    desk.hub.clock.now = timer["fire_at"]
    await desk.delivered()
    assert (await desk.ask("zhao", "notice.list"))["notices"] == []
    (row,) = await desk.hub.rows("SELECT state FROM timer WHERE act = 'announcement.chase_daily'")
    assert row["state"] == "done"


async def test_a_crowd_is_chased_in_slices_each_of_them_once(plant):
    sent = await plant.send()
    await plant.delivered()
    await plant.tap("w000", "read")
    await plant.ask("fang", "announcement.chase", no=sent["no"])
    await plant.delivered()
    rows = await plant.hub.rows("SELECT chases FROM announcement_copy")
    assert sorted(row["chases"] for row in rows) == [0] + [1] * (EVERYBODY - 1)


async def test_taken_back_while_under_way_the_rest_never_get_it(plant):
    sent = await plant.send()
    await plant.by_clock("announcement.deliver", announcement=sent["announcement"])
    await plant.ask("fang", "announcement.recall", no=sent["no"])
    await plant.delivered()
    assert len(await plant.cards()) == 20
    assert await plant.hub.rows("SELECT id FROM todo WHERE state = 'pending'") == []
