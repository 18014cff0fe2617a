"""Logging in a line: whoever is meant is found, asked back about, or offered; a message can be kept as a follow-up."""

from tests.hub.office.crm.desk import Office


async def test_several_are_offered_and_none_gives_the_nearest(desk: Office) -> None:
    await desk.customer("通恒机械")
    await desk.customer("通恒电子")
    several = await desk.ask("lin", "crm.followup.log", customer="通恒", text="谈过")
    assert len(several["answer"]["blocks"]) == 2 and "record" not in several
    none = await desk.ask("lin", "crm.followup.log", customer="通衡机械", text="谈过")
    assert "通恒机械" in str(none["answer"]["blocks"])


async def test_a_line_without_customer_or_text_is_refused(desk: Office) -> None:
    await desk.customer()
    assert await desk.refusal("lin", "crm.followup.log", text="x") == "field.required"
    assert await desk.refusal("lin", "crm.followup.log", customer="华为") == "field.required"
    assert await desk.refusal("lin", "crm.followup.log", customer="华为", text="x", next="哪天") == "field.unreadable"
    assert await desk.refusal("lin", "crm.followup.plan", customer="华为", day="昨天") == "crm.followup.past"


async def test_a_message_becomes_a_followup_that_links_back(desk: Office) -> None:
    of = await desk.customer()
    room = (await desk.ask("lin", "channel.create", kind="group", people=["Uma", "Utang"]))["channel"]["id"]
    said = await desk.ask("ma", "chat.post", channel=room, text="华为那边说下周签")
    form = {"customer": of, "method": "wechat", "next": "下周三"}
    await desk.ask("lin", "crm.followup.log", message=said["id"], form=form)
    (one,) = await desk.followups(of, "logged")
    assert one["values"]["text"] == "华为那边说下周签"
    assert one["values"]["link"] == f"/c/{room}/m/{said['id']}"
    other = (await desk.ask("ma", "channel.create", kind="group", people=["Utang", "Uclerk"]))["channel"]["id"]
    secret = await desk.ask("ma", "chat.post", channel=other, text="秘密")
    assert await desk.refusal("lin", "crm.followup.log", message=secret["id"], form=form) == "message.missing"


async def test_planning_twice_keeps_one_plan(desk: Office) -> None:
    of = await desk.customer()
    await desk.ask("lin", "crm.followup.plan", customer="华为", day="周五", text="问回款")
    await desk.ask("lin", "crm.followup.plan", customer="华为", day="下周三")
    (plan,) = await desk.followups(of, "planned")
    assert (plan["title"], plan["values"]["day"]) == ("问回款", "2026-12-02")


async def test_a_stranger_neither_puts_off_nor_assigns(desk: Office) -> None:
    of = await desk.customer(next_follow="明天")
    (plan,) = await desk.followups(of, "planned")
    assert await desk.refusal("ma", "crm.followup.put_off", record=plan["id"], days=1) == "record.missing"
    assert await desk.refusal("lin", "crm.customer.assign", customer="华为", owner="Unobody") == "person.missing"
    said = await desk.ask("ma", "crm.customer.assign", customer="华为", owner="Uma")
    assert (await desk.record("crm.customer", of))["owner"] == "Ulin", said
