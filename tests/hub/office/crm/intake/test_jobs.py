"""An import is one's own, and moves from state to state once."""

import pytest

from hub.kernel import Refused
from hub.office.crm.intake import jobs
from tests.hub.office.crm.desk import Office
from tests.hub.office.crm.intake_files import imported, sample


async def test_a_state_is_left_once(desk: Office) -> None:
    seen = await imported(desk, "lin", await sample(desk, "lin", "wukong_customer.csv"))
    async with desk.hub.database.reading() as db:
        one = await jobs.mine(db, "Ulin", seen["job"]["id"], None)
        assert (one.done, one.total, one.counts["created"]) == (3, 3, 3)
        with pytest.raises(Refused, match=r"import\.missing"):
            await jobs.mine(db, "Uma", one.id, None)
    assert await desk.hub.database.atomic(lambda db: jobs.moved(db, one, "undoing", "done")) is True
    assert await desk.hub.database.atomic(lambda db: jobs.moved(db, one, "undoing", "done")) is False
