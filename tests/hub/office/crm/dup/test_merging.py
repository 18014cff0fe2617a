"""Two customers become one: the values that win, everything that hung on the other, its number; and taken apart."""

from tests.hub.office.crm.desk import Office, twice


async def test_everything_moves_and_the_old_number_leads_on(desk: Office) -> None:
    kept, gone = await twice(desk)
    old = await desk.record("crm.customer", gone)
    said = await desk.ask("lin", "crm.dup.merge", kept=kept, gone=gone, take=["level", "phone"])
    assert said["merge"]
    for what in ({"record": gone}, {"no": old["no"]}):
        page = await desk.ask("lin", "crm.customer.page", **what)
        assert page["record"]["id"] == kept
        assert [one["title"] for one in page["contacts"]] == ["张三"]
        assert {one["state"] for one in page["followups"]} == {"logged", "planned"}
    values = (await desk.record("crm.customer", kept))["values"]
    assert (values["level"], values["phone"], values["next_follow"]) == ("A", "021-58881234", "2026-12-02")
    found = await desk.ask("lin", "record.list", type="crm.customer")
    assert [one["id"] for one in found["records"]] == [kept]
    assert (await desk.ask("lin", "crm.dup.list"))["pairs"] == []


async def test_it_is_taken_apart_as_it_was_until_somebody_acts(desk: Office) -> None:
    kept, gone = await twice(desk)
    merge = (await desk.ask("lin", "crm.dup.merge", kept=kept, gone=gone, take=["level"]))["merge"]
    assert await desk.refusal("ma", "crm.dup.undo", merge=merge) == "crm.dup.missing"
    (told,) = (await desk.ask("lin", "crm.dup.list"))["merges"]
    assert told["may_undo"] and told["gone"] == "通恒机械"
    await desk.ask("lin", "crm.dup.undo", merge=merge)
    assert (await desk.record("crm.customer", kept))["values"]["level"] == "B"
    page = await desk.ask("lin", "crm.customer.page", record=gone)
    assert (page["record"]["title"], len(page["contacts"])) == ("通恒机械", 1)
    assert await desk.refusal("lin", "crm.dup.undo", merge=merge) == "crm.dup.over"
    again = (await desk.ask("lin", "crm.dup.merge", kept=kept, gone=gone))["merge"]
    await desk.ask("lin", "crm.customer.edit", record=kept, form={"level": "C"})
    assert await desk.refusal("lin", "crm.dup.undo", merge=again) == "crm.undo.acted"


async def test_of_two_plans_one_stays(desk: Office) -> None:
    kept, gone = await twice(desk)
    await desk.ask("lin", "crm.followup.plan", customer="通恒机械有限公司", day="明天", text="问发票")
    await desk.ask("lin", "crm.dup.merge", kept=kept, gone=gone)
    (plan,) = await desk.followups(kept, "planned")
    assert plan["title"] == "问发票"


async def test_whoever_may_change_both_merges_and_nobody_else(desk: Office) -> None:
    mine, theirs = await desk.customer("甲公司"), await desk.customer("乙公司", "ma")
    assert await desk.refusal("lin", "crm.dup.merge", kept=mine, gone=theirs) == "record.missing"
    no = await desk.hub.refusal(desk.people["tang"], "crm.dup.merge", kept=mine, gone=theirs)
    assert (no.reason, no.details["owner"]) == ("crm.dup.not_yours", "lin"), "the head sees both and owns neither"
    assert await desk.refusal("lin", "crm.dup.merge", kept=mine, gone=mine) == "crm.dup.same"
    await desk.ask("zhou", "crm.dup.merge", kept=mine, gone=theirs)
