"""A form filled in further by those whose step leaves a field to them, and what becomes of what others saw."""

from tests.hub.flow.expenses import FORM, ROW, asked, before_finance, read_by


async def test_finance_books_it_while_approving_and_the_asker_never_reads_the_account(desk):
    no = await before_finance(desk)
    missing = await desk.refusal("zhao", "flow.approve", no=no)
    assert (missing.reason, missing.details["field"]) == ("field.required", "booked")
    await desk.ask("zhao", "flow.approve", no=no, form={"booked": "6602", "receipts": [{"checked": True}, {}]})
    theirs, his = await read_by(desk, "wu", no), await read_by(desk, "ma", no)
    assert theirs["answers"]["booked"]["value"] == "6602"
    assert [row["checked"] for row in theirs["answers"]["receipts"]["value"]] == [True, None]
    assert "booked" not in his["answers"]
    assert [set(row) for row in his["answers"]["receipts"]["value"]] == [{"day", "what", "cost", "paper"}] * 2
    assert "6602" not in str(his)
    changes = {one["field"]: one["after"]["text"] for line in theirs["trail"] for one in line.get("changes", ())}
    assert changes["booked"] == "6602"


async def test_filling_in_without_deciding_shows_the_others_another_version(desk):
    no = await before_finance(desk)
    seen = (await read_by(desk, "wu", no))["version"]
    kept = await desk.ask("zhao", "flow.fill", no=no, form={"booked": "6602"})
    assert kept["state"] == "running"
    assert (await desk.refusal("wu", "flow.approve", no=no, version=seen)).reason == "card.stale"
    assert (await desk.ask("wu", "flow.approve", no=no))["state"] == "running"
    assert [line["act"] for line in (await read_by(desk, "wu", no))["trail"]][-2:] == ["fill", "approve"]


async def test_nobody_fills_in_what_is_not_theirs(desk):
    no = await asked(desk)
    assert (await desk.refusal("lin", "flow.approve", no=no, form={"reason": "改"})).reason == "flow.field_not_yours"
    assert (await desk.refusal("lin", "flow.fill", no=no, form={"booked": "1"})).reason == "flow.nothing_to_fill"
    assert (await desk.refusal("he", "flow.fill", no=no, form={"booked": "1"})).reason == "flow.missing"
    assert (await desk.refusal("ma", "flow.resubmit", no=no, form=FORM)).reason == "flow.not_returned"


async def test_a_correction_shows_its_difference_and_enters_the_step_whose_limit_it_crosses(desk):
    no = await before_finance(desk)
    await desk.ask("zhao", "flow.return", no=no, text="漏了酒店", way="straight")
    more = [*FORM["receipts"], {**ROW, "what": "酒店", "cost": "21000"}]
    await desk.ask("ma", "flow.resubmit", no=no, form={**FORM, "receipts": more})
    one = await read_by(desk, "ma", no)
    (line,) = [line for line in one["trail"] if line["act"] == "resubmit"]
    changed = {change["field"]: (change["before"]["text"], change["after"]["text"]) for change in line["changes"]}
    assert changed["amount"] == ("600", "21,600")
    assert "酒店 · 21,000" in changed["receipts"][1]
    assert "酒店" not in changed["receipts"][0]
    await desk.ask("zhao", "flow.approve", no=no, form={"booked": "6602"})
    one = await read_by(desk, "ma", no)
    assert [who["name"] for who in one["waits_for"]] == ["林晓"]
    assert [stop["name"]["text"] for stop in one["route"] if stop["state"] == "open"] == ["逐级审批"]
