"""A follow-up moves its customer on, and can be taken back as long as nobody has acted upon it."""

import pytest

from tests.hub.office.crm.desk import Office


async def test_a_line_says_it_all(desk: Office) -> None:
    of = await desk.customer()
    said = await desk.ask("lin", "crm.followup.log", customer="华为", text="谈妥交期 下周三", method="phone")
    assert said["answer"]["text"]["words"]["en"] == "Logged for 华为技术有限公司: 谈妥交期. Next on 2026-12-02"
    (one,) = await desk.followups(of, "logged")
    assert one["values"] | {"customer": of} == one["values"]
    assert (one["values"]["text"], one["values"]["method"], one["values"]["next"]) == (
        "谈妥交期",
        "phone",
        "2026-12-02",
    )
    assert (await desk.record("crm.customer", of))["values"]["next_follow"] == "2026-12-02"
    (plan,) = await desk.followups(of, "planned")
    assert (plan["values"]["day"], plan["owner"]) == ("2026-12-02", "Ulin")


async def test_a_new_day_ends_the_plan_there_was(desk: Office) -> None:
    of = await desk.customer(next_follow="2026-11-30")
    await desk.ask("lin", "crm.followup.log", customer="华为", text="改了时间 12-05")
    assert [one["values"]["day"] for one in await desk.followups(of, "planned")] == ["2026-12-05"]
    assert [one["values"]["result"] for one in await desk.followups(of, "done")] == ["改了时间"]


async def test_a_word_in_between_keeps_a_plan_that_is_yet_to_come(desk: Office) -> None:
    of = await desk.customer(next_follow="2026-11-30")
    await desk.ask("lin", "crm.followup.log", customer="华为", text="对方来电问价")
    assert [one["values"]["day"] for one in await desk.followups(of, "planned")] == ["2026-11-30"]
    assert (await desk.record("crm.customer", of))["values"]["next_follow"] == "2026-11-30"


async def test_one_that_was_yesterday_says_when_it_was(desk: Office) -> None:
    of = await desk.customer()
    await desk.ask("lin", "crm.followup.log", customer="华为", text="上门拜访 昨天")
    (one,) = await desk.followups(of)
    assert (one["values"]["day"], one["state"]) == ("2026-11-23", "logged")


async def test_it_is_taken_back_with_all_it_did(desk: Office) -> None:
    of = await desk.customer(next_follow="2026-11-24")
    before = (await desk.record("crm.customer", of))["values"]
    logged = await desk.ask("lin", "crm.followup.log", customer="华为", text="谈妥 下周三")
    one = logged["record"]["id"]
    await desk.ask("lin", "crm.followup.undo", record=one)
    assert (await desk.record("crm.customer", of))["values"] == before
    states = {row["values"]["text"]: row["state"] for row in await desk.followups(of)}
    assert states == {"跟进": "planned", "谈妥": "dropped"} or sorted(
        row["state"] for row in await desk.followups(of)
    ) == ["dropped", "planned", "undone"]
    assert await desk.refusal("lin", "crm.followup.undo", record=one) == "crm.undo.over"


@pytest.mark.parametrize("deed", ["edit", "put_off", "again"])
async def test_what_has_been_acted_upon_is_not_taken_back(desk: Office, deed: str) -> None:
    of = await desk.customer()
    one = (await desk.ask("lin", "crm.followup.log", customer="华为", text="谈妥 下周三"))["record"]["id"]
    if deed == "edit":
        await desk.ask("zhou", "crm.customer.edit", record=of, form={"level": "A"})
    elif deed == "put_off":
        (plan,) = await desk.followups(of, "planned")
        await desk.ask("lin", "crm.followup.put_off", record=plan["id"], days=1)
    else:
        await desk.ask("lin", "crm.followup.log", customer="华为", text="又谈了")
    assert await desk.refusal("lin", "crm.followup.undo", record=one) == "crm.undo.acted"


async def test_only_who_logged_it_and_only_for_ten_minutes(desk: Office) -> None:
    await desk.customer()
    one = (await desk.ask("lin", "crm.followup.log", customer="华为", text="谈妥"))["record"]["id"]
    assert await desk.refusal("zhou", "crm.followup.undo", record=one) == "crm.undo.not_yours"
    assert await desk.refusal("ma", "crm.followup.undo", record=one) == "record.missing"
    desk.hub.clock.now += 11 * 60_000
    assert await desk.refusal("lin", "crm.followup.undo", record=one) == "crm.undo.over"


async def test_a_head_logs_for_a_rep_and_it_is_the_reps(desk: Office) -> None:
    of = await desk.customer()
    await desk.ask("tang", "crm.followup.log", customer="华为", text="陪同拜访")
    (one,) = await desk.followups(of)
    assert (one["owner"], one["values"]["by"]) == ("Ulin", "Utang")


async def test_a_stranger_logs_nothing(desk: Office) -> None:
    of = await desk.customer()
    form = {"customer": of, "text": "x"}
    assert await desk.refusal("ma", "crm.followup.create", form=form) == "crm.customer.unseen"
    assert await desk.refusal("clerk", "crm.followup.create", form=form) == "act.not_allowed"
    said = await desk.ask("ma", "crm.followup.log", customer="华为", text="x")
    assert "record" not in said and await desk.followups(of) == []


async def test_finishing_a_plan_is_a_touch_and_is_taken_back(desk: Office) -> None:
    of = await desk.customer(next_follow="2026-11-24")
    (plan,) = await desk.followups(of, "planned")
    await desk.ask("lin", "crm.followup.finish", record=plan["id"], form={"result": "签了", "next": "下周三"})
    assert (await desk.record("crm.customer", of))["values"]["next_follow"] == "2026-12-02"
    await desk.ask("lin", "crm.followup.undo", record=plan["id"])
    (again,) = await desk.followups(of, "planned")
    assert (again["id"], again["values"]["day"]) == (plan["id"], "2026-11-24")
    assert (await desk.record("crm.customer", of))["values"]["next_follow"] == "2026-11-24"
