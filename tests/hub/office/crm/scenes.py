"""How each act about customers comes about in a company at work (tests/house/test_snapshot.py)."""

from hub.office.crm import seed_customers
from tests.whole import Whole


async def creates_a_customer(world: Whole) -> None:
    await world.ask("ma", "crm.customer.create", form={"name": "中兴通讯"})


async def edits_a_customer(world: Whole) -> None:
    await world.ask("zhou", "crm.customer.edit", no=world.ids["customer_no"], form={"level": "A", "name": "华为"})


async def gives_a_customer_away(world: Whole) -> None:
    form = {"owner": world.id("ma")}
    await world.ask("zhou", "crm.customer.transfer", no=world.ids["customer_no"], form=form)


async def seeds_customers(world: Whole) -> None:
    rows = [{"name_cn": "一家"}, {"name_cn": "又一家"}]
    await seed_customers(world.hub.corridor.run, rows, [world.id("ma")], world.company, world.hub.clock())


SCENES = {
    "crm.customer.create": creates_a_customer,
    "crm.customer.edit": edits_a_customer,
    "crm.customer.transfer": gives_a_customer_away,
    "crm.customer.seed": seeds_customers,
}

CUSTOMER = {"no": "{customer_no}"}
STRANGER = {
    "crm.customer.edit": {**CUSTOMER, "form": {"level": "A"}},
    "crm.customer.transfer": {**CUSTOMER, "form": {"owner": "{ke}"}},
}
"""How somebody else's customers are reached for (tests/house/test_rights.py)."""
ALONE = {"crm.customer.create": "a record of one's own"}
