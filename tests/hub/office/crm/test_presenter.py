"""A customer's card says to a room that there is such a company, and to who may see it everything about it."""

from tests.hub.office.crm.desk import Office


async def test_a_room_hears_the_name_and_its_owner_everything(desk: Office) -> None:
    of = await desk.customer(phone="13800138000", level="A")
    await desk.ask("lin", "crm.contact.create", form={"name": "张三", "customer": of, "post": "采购"})
    await desk.ask("lin", "crm.followup.log", customer="华为", text="谈妥", method="phone")
    await desk.ask("lin", "record.card", type="crm.customer", record=of)
    row = (await desk.hub.rows("SELECT id, drawn FROM card WHERE thing = ?", of))[0]
    for hidden in ("13800138000", "张三", "谈妥"):
        assert hidden not in row["drawn"]
    assert "华为技术有限公司" in row["drawn"]
    mine = (await desk.ask("lin", "card.view", card=row["id"]))["card"]
    for shown in ("13800138000", "张三 采购", "电话：谈妥"):
        assert shown in str(mine["facts"])
    assert mine["actions"][0]["id"] == "log"
    theirs = (await desk.ask("ma", "card.view", card=row["id"]))["card"]
    assert theirs["title"]["text"] == "华为技术有限公司"
    assert "13800138000" not in str(theirs)


async def test_the_button_logs_with_its_form(desk: Office) -> None:
    of = await desk.customer()
    await desk.ask("lin", "record.card", type="crm.customer", record=of)
    card = (await desk.ask("lin", "card.view", thing=of))["card"]
    form = {"text": "谈妥", "next": "2026-12-02"}
    await desk.ask("lin", "card.tap", card=card["id"], action="log", form=form, version=card["version"])
    assert [one["title"] for one in await desk.followups(of, "logged")] == ["谈妥"]


async def test_undo_is_offered_to_who_logged_it_alone(desk: Office) -> None:
    await desk.customer()
    one = (await desk.ask("lin", "crm.followup.log", customer="华为", text="谈妥"))["record"]["id"]
    await desk.ask("lin", "record.card", type="crm.followup", record=one)
    shown = (await desk.ask("tang", "card.view", thing=one))["card"]
    assert "undo" not in [it["id"] for it in shown["actions"]]
    assert await desk.refusal("ma", "card.view", thing=one) == "record.missing"
