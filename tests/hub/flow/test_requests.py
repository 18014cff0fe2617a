"""Requests as they are stored."""

import pytest

from hub.flow import requests
from hub.kernel import Refused


async def test_a_request_comes_back_as_it_was_written(desk):
    asked = await desk.leave("3")
    await desk.ask("lin", "flow.approve", no=asked["no"], text="好")
    async with desk.hub.database.reading() as db:
        request = await requests.seen(db, asked["instance"])
    one = request.instance
    assert (request.no, one.state, one.version, request.lines) == (asked["no"], "running", 2, 2)
    assert one.form["days"] == 30_000
    assert (one.runs[0].slots[0].state, one.runs[0].slots[0].text) == ("approved", "好")
    assert {slot.state for slot in one.runs[1].slots} == {"pending"}
    assert all(slot.todo and slot.due for slot in one.runs[1].slots)


async def test_it_is_found_by_id_and_by_number_in_its_own_company_only(desk):
    asked = await desk.leave()
    company = desk.people["ma"].company
    async with desk.hub.database.reading() as db:
        assert await requests.id_of(db, company, asked["instance"], None) == asked["instance"]
        assert await requests.id_of(db, company, None, f" {asked['no'].lower()} ") == asked["instance"]
        for given in ((company, None, "LV-0"), ("O-other", asked["instance"], None), (company, None, None)):
            with pytest.raises(Refused) as no:
                await requests.id_of(db, *given)
            assert no.value.reason == "flow.missing"


async def test_colleagues_in_the_room_see_it_and_others_do_not(desk):
    asked = await desk.leave()
    async with desk.hub.database.reading() as db:
        request = await requests.seen(db, asked["instance"])
        sees = {login: await requests.may_see(db, request, actor.id) for login, actor in desk.people.items()}
    assert sees == {
        "ma": True, "lin": True, "zhou": True,
        "zhao": False, "wu": False, "sun": False, "he": False, "admin": False,
    }  # fmt: skip


async def test_the_trail_only_grows(desk):
    asked = await desk.leave()
    await desk.ask("ma", "flow.comment", no=asked["no"], text="一")
    await desk.ask("lin", "flow.comment", no=asked["no"], text="二")
    async with desk.hub.database.reading() as db:
        rows = await requests.trail_rows(db, asked["instance"])
    assert [(row["no"], row["act"], row["body"]) for row in rows] == [
        (1, "start", ""),
        (2, "comment", "一"),
        (3, "comment", "二"),
    ]
