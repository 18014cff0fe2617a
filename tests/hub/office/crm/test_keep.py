"""What belongs to a customer follows it, and what the hub writes moves a record on exactly once."""

import pytest

from hub.kernel import Refused
from hub.office.crm import keep
from tests.hub.office.crm.desk import Office


async def test_what_is_not_there_is_refused(desk: Office) -> None:
    async with desk.hub.database.reading() as db:
        with pytest.raises(Refused, match=r"record\.missing"):
            await keep.one_of(db, "R" + "0" * 26)


async def test_the_one_plan_of_a_customer_is_found(desk: Office) -> None:
    of = await desk.customer(next_follow="明天")
    async with desk.hub.database.reading() as db:
        record = await keep.one_of(db, of)
        plan = await keep.plan_of(db, record)
    assert plan is not None and plan.data["day"] == "2026-11-25"


async def test_logging_raises_the_customers_version_once(desk: Office) -> None:
    of = await desk.customer()
    await desk.ask("lin", "crm.followup.log", customer="华为", text="谈过")
    assert (await desk.record("crm.customer", of))["version"] == 2
