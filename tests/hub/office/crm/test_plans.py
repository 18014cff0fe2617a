"""The follow-up to come: in step with its customer, brought on its day, put off, handed over, dropped."""

from tests.hub.office.crm.desk import Office

DAY = 24 * 3_600_000


async def test_the_card_comes_on_its_day_once_without_any_bot(desk: Office) -> None:
    of = await desk.customer(next_follow="明天")
    await desk.tick()
    assert await desk.cards("lin") == []
    desk.hub.clock.now += DAY
    await desk.tick()
    await desk.tick()
    (plan,) = await desk.followups(of, "planned")
    (card,) = await desk.cards("lin")
    assert (card["kind"], card["thing"]) == ("crm.followup", plan["id"])


async def test_a_tap_puts_it_off_and_it_comes_again(desk: Office) -> None:
    of = await desk.customer(next_follow="今天")
    await desk.tick()
    (plan,) = await desk.followups(of, "planned")
    seen = await desk.ask("lin", "card.view", thing=plan["id"])
    assert [one["id"] for one in seen["card"]["actions"]][:3] == ["finish", "day", "week"]
    await desk.ask("lin", "card.tap", card=seen["card"]["id"], action="week", version=seen["card"]["version"])
    assert (await desk.record("crm.customer", of))["values"]["next_follow"] == "2026-12-01"
    desk.hub.clock.now += 7 * DAY
    await desk.tick()
    assert len(await desk.cards("lin")) == 2


async def test_a_customer_handed_over_takes_everything_along(desk: Office) -> None:
    of = await desk.customer(next_follow="明天")
    await desk.ask("lin", "crm.contact.create", form={"name": "张三", "customer": "华为", "mobile": "13800138000"})
    await desk.ask("lin", "crm.followup.log", customer="华为", text="谈过")
    assert await desk.refusal("ma", "crm.customer.page", record=of) == "record.missing"
    await desk.ask("lin", "crm.customer.assign", customer="华为", owner="Uma")
    page = await desk.ask("ma", "crm.customer.page", record=of)
    assert [one["title"] for one in page["contacts"]] == ["张三"]
    assert len(page["followups"]) == 2
    assert await desk.refusal("lin", "crm.customer.page", record=of) == "record.missing"
    desk.hub.clock.now += DAY
    await desk.tick()
    assert (len(await desk.cards("ma")), await desk.cards("lin")) == (1, [])


async def test_a_plan_handed_to_a_colleague_comes_to_them_at_once(desk: Office) -> None:
    of = await desk.customer(next_follow="下周三")
    (plan,) = await desk.followups(of, "planned")
    await desk.ask("lin", "crm.followup.assign", record=plan["id"], form={"owner": "Uma"})
    await desk.tick()
    assert len(await desk.cards("ma")) == 1
    await desk.ask("ma", "crm.followup.finish", record=plan["id"], form={"result": "问过了"})
    assert "next_follow" not in (await desk.record("crm.customer", of))["values"]


async def test_dropping_it_empties_the_customers_day_and_the_other_way_round(desk: Office) -> None:
    of = await desk.customer(next_follow="明天")
    (plan,) = await desk.followups(of, "planned")
    await desk.ask("lin", "crm.followup.drop", record=plan["id"])
    assert "next_follow" not in (await desk.record("crm.customer", of))["values"]
    await desk.ask("lin", "crm.followup.plan", customer="华为", day="周五", text="问回款")
    await desk.ask("lin", "crm.customer.edit", record=of, form={"next_follow": None})
    assert await desk.followups(of, "planned") == []
    desk.hub.clock.now += 9 * DAY
    await desk.tick()
    assert await desk.cards("lin") == []


async def test_what_is_done_is_not_put_off(desk: Office) -> None:
    await desk.customer()
    one = (await desk.ask("lin", "crm.followup.log", customer="华为", text="谈过"))["record"]["id"]
    assert await desk.refusal("lin", "crm.followup.put_off", record=one, days=1) == "act.not_open"
