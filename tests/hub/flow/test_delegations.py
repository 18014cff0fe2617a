"""Standing in for somebody who is away (Q6)."""

import pytest

from hub.kernel import instant


async def stand_in(desk, login, heir, start="2026-11-24", until="2026-11-30", **more):
    return await desk.ask(login, "delegation.set", to=desk.people[heir].id, start=start, until=until, **more)


@pytest.fixture(autouse=True)
def monday(desk):
    desk.hub.clock.now = instant("2026-11-24T02:00:00.000Z")


async def test_while_somebody_is_away_their_approvals_go_to_whoever_stands_in(desk):
    said = await stand_in(desk, "lin", "zhou", reason="出差")
    assert said["answer"]["text"]["words"]["zh"].startswith("周建国代理你的审批")
    asked = await desk.leave()
    assert (await desk.todos("lin"), len(await desk.todos("zhou"))) == ([], 1)
    one = (await desk.ask("ma", "flow.get", no=asked["no"]))["instance"]
    assert [line["reason"]["words"]["zh"] for line in one["trail"] if "reason" in line] == ["不在，由代理人审批"]
    assert (await desk.ask("zhou", "flow.approve", no=asked["no"]))["state"] == "approved"


async def test_when_it_ends_new_requests_come_back_and_old_ones_stay(desk):
    await stand_in(desk, "lin", "zhou")
    first = await desk.leave()
    await desk.ask("lin", "delegation.end")
    await desk.leave(start="下周五")
    assert len(await desk.todos("lin")) == 1
    assert (await desk.ask("zhou", "flow.approve", no=first["no"]))["state"] == "approved"
    assert (await desk.refusal("lin", "delegation.end")).reason == "flow.not_delegated"


async def test_two_who_stand_in_for_each_other_send_nothing_round_in_circles(desk):
    await stand_in(desk, "lin", "zhou")
    await stand_in(desk, "zhou", "lin")
    await desk.leave()
    assert len(await desk.todos("lin")) == 1


async def test_it_may_be_for_some_kinds_of_request_only(desk):
    await stand_in(desk, "lin", "zhou", flows=["purchase"])
    await desk.leave()
    assert len(await desk.todos("lin")) == 1


async def test_who_stands_in_for_whom_is_told_to_both(desk):
    await stand_in(desk, "lin", "zhou")
    for login in ("lin", "zhou"):
        told = await desk.ask(login, "delegation.list")
        assert (told["delegations"][0]["person"]["name"], told["delegations"][0]["to"]["name"]) == ("林晓", "周建国")
        assert told["answer"]["text"]["words"]["zh"] == "林晓 → 周建国，11-24 到 11-30"
    assert (await desk.ask("ma", "delegation.list"))["answer"]["text"]["words"]["en"] == "Nobody stands in for anybody"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"heir": "lin"}, "flow.heir_unknown"),
        ({"heir": "zhou", "start": "2026-11-30", "until": "2026-11-29"}, "flow.delegation_days"),
        ({"heir": "zhou", "start": "2026-11-01", "until": "2026-11-02"}, "flow.delegation_days"),
        ({"heir": "zhou", "until": "2029-01-01"}, "flow.delegation_long"),
        ({"heir": "zhou", "flows": ["nothing"]}, "flow.unknown"),
    ],
)
async def test_what_makes_no_sense_is_refused_in_words(desk, given, reason):
    asked = {"to": desk.people[given["heir"]].id, "start": "2026-11-24", "until": "2026-11-30", **given}
    asked.pop("heir")
    assert (await desk.refusal("lin", "delegation.set", **asked)).reason == reason


async def test_one_stands_in_at_a_time(desk):
    await stand_in(desk, "lin", "zhou")
    again = {"to": desk.people["zhao"].id, "start": "2026-11-28", "until": "2026-12-02"}
    assert (await desk.refusal("lin", "delegation.set", **again)).reason == "flow.delegated_already"
