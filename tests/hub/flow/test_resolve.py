"""Who would act: found in the organisation."""

import pytest

from hub.flow.resolve import superior, who_of
from hub.flow.spec import Node
from tests.hub.flow.flows import both


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
    ],
)
async def test_people_are_found_by_their_place(desk, who, found):
    ids = {login: actor.id for login, actor in desk.people.items()}
    form = {"who": ids["sun"], "many": [ids["sun"], ids["he"], "U-gone"], "none": None}
    node = Node("n", both("n"), who)
    async with desk.hub.database.reading() as db:
        people = await who_of(db, node, ids["ma"], desk.people["ma"].company, form)
    logins = {id: login for login, id in ids.items()}
    assert sorted(logins[one] for one in people) == found


async def test_the_highest_has_nobody_above(desk):
    async with desk.hub.database.reading() as db:
        assert await superior(db, desk.people["zhou"].id) == ""
        assert await superior(db, desk.people["ma"].id) == desk.people["lin"].id
