"""What a record is known by follows it through every change."""

from hub.office.crm.customer import customer
from hub.office.crm.intake import keys
from tests.hub.office.crm.desk import Office


async def test_a_changed_name_is_found_by_the_new_one_alone(desk: Office) -> None:
    of = await desk.customer("甲公司")
    await desk.ask("lin", "crm.customer.edit", record=of, form={"name": "乙公司"})
    async with desk.hub.database.reading() as db:
        assert await keys.named(db, "O1", "甲 公司") == []
        assert await keys.named(db, "O1", "乙（公司）") == [of]
        rows = await keys.sharing(db, "O1", customer, [("name", "乙公司"), ("core", "乙公司")])
        assert {row["record"] for row in rows} == {of}
