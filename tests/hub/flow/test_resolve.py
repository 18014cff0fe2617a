"""Who would act: found in the organisation."""

import pytest

from hub.flow.instance import Instance, Run, Slot
from hub.flow.resolve import chain, weights, who_of
from hub.flow.spec import Node
from tests.hub.flow.flows import both, definition


@pytest.mark.parametrize(
    ("who", "found"),
    [
        (("superior",), ["lin"]),
        (("superior:2",), ["zhou"]),
        (("superior:9",), ["zhou"]),
        (("department_head",), ["lin"]),
        (("initiator",), ["ma"]),
        (("role:finance",), ["wu", "zhao"]),
        (("role:nobody",), []),
        (("role:hr", "superior"), ["he", "lin", "sun"]),
        (("field:who",), ["sun"]),
        (("field:many",), ["he", "sun"]),
        (("field:none",), []),
        (("superiors",), ["lin", "zhou"]),
        (("superiors:1",), ["lin"]),
        (("department_head:2",), ["zhou"]),
        (("post:会计",), ["wu"]),
        (("field:many:superior",), ["sun"]),
        (("field:who:head",), []),
        (("actor:first",), ["zhao"]),
        (("actor:later",), []),
    ],
)
async def test_people_are_found_by_their_place(desk, who, found):
    ids = {login: actor.id for login, actor in desk.people.items()}
    form = {"who": ids["sun"], "many": [ids["sun"], ids["he"], "U-gone"], "none": None}
    node = Node("n", both("n"), who)
    async with desk.hub.database.reading() as db:
        passed = Run(1, "first", "all", (Slot(ids["zhao"], "approved"),), "passed")
        instance = Instance("W-1", ids["ma"], form, runs=(passed,))
        people = await who_of(db, node, instance, desk.people["ma"].company)
    logins = {id: login for login, id in ids.items()}
    assert sorted(logins[one] for one in people) == found


async def test_the_highest_has_nobody_above(desk):
    async with desk.hub.database.reading() as db:
        assert await chain(db, desk.people["zhou"].id, 9) == ()
        assert await chain(db, desk.people["ma"].id, 1) == (desk.people["lin"].id,)


async def test_some_votes_count_more_than_others(desk):
    node = Node("vote", both("vote"), ("role:finance", "superior"), mode="vote", quorum="50%", weights={"superior": 3})
    flow = definition(node)
    async with desk.hub.database.reading() as db:
        found = await weights(db, flow, Instance("W-1", desk.people["ma"].id), desk.people["ma"].company)
    assert found == {"vote": {desk.people["lin"].id: 3}}
