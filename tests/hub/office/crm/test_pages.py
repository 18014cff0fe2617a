"""A customer's page holds its people and what was said, the latest first, for who may see it."""

from tests.hub.office.crm.desk import Office


async def test_the_page_has_everything_of_one_customer(desk: Office) -> None:
    of, other = await desk.customer(), await desk.customer("比亚迪")
    for name, where in (("张三", of), ("李四", of), ("王五", other)):
        await desk.ask("lin", "crm.contact.create", form={"name": name, "customer": where, "mobile": "13800138000"})
    for text in ("第一次", "第二次 下周三"):
        await desk.ask("lin", "crm.followup.log", customer="华为", text=text)
    page = await desk.ask("lin", "crm.customer.page", record=of)
    assert sorted(one["title"] for one in page["contacts"]) == ["张三", "李四"]
    assert [(one["title"], one["state"]) for one in page["followups"]] == [
        ("第二次", "planned"),
        ("第二次", "logged"),
        ("第一次", "logged"),
    ]
    assert page["may_log"] is True
    head = await desk.ask("tang", "crm.customer.page", record=of)
    assert "13800138000" not in str(head["contacts"])
