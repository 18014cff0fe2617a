"""Before a customer is made: those it may be are told with whose they are, and a reason is asked for."""

from tests.hub.office.crm.desk import Office


async def test_a_like_name_asks_for_a_reason_and_keeps_it(desk: Office) -> None:
    await desk.customer("华为技术有限公司", "lin")
    no = await desk.hub.refusal(desk.people["ma"], "crm.customer.create", form={"name": "华为技术 有限公司"})
    assert (no.reason, no.details["title"]) == ("crm.alike", "华为技术有限公司")
    (near,) = no.details["near"]
    assert near["owner"]["name"] == "lin" and "record" not in near, "not one of mine: told of, not opened"
    assert no.details["ask"][0]["name"] == "despite" and no.details["ask"][0]["required"]
    kept = await desk.ask("ma", "crm.customer.create", form={"name": "华为技术 有限公司", "despite": "另一家分公司"})
    values = (await desk.record("crm.customer", kept["record"]["id"]))["values"]
    assert values["despite"] == "另一家分公司"


async def test_one_tax_number_is_one_company(desk: Office) -> None:
    await desk.customer("通恒机械", uscc="91310000MA1FL0A12X")
    form = {"name": "别的名字", "uscc": "91310000ma1fl0a12x", "despite": "照样"}
    assert await desk.refusal("ma", "crm.customer.create", form=form) == "crm.alike_tax"


async def test_a_telephone_or_a_website_tells_too_and_nothing_alike_is_simply_made(desk: Office) -> None:
    await desk.customer("通恒机械", phone="021-58881234", website="https://www.tongheng.cn")
    for form in ({"name": "甲", "phone": "02158881234"}, {"name": "乙", "website": "tongheng.cn/about"}):
        assert await desk.refusal("lin", "crm.customer.create", form=form) == "crm.alike"
    assert (await desk.ask("lin", "crm.customer.create", form={"name": "丙"}))["record"]["title"] == "丙"
