"""What a decision is held to: the hash of exactly what was seen."""

from tests.hub.flow.expenses import FORM, ROW, before_finance, read_by


async def test_each_decision_keeps_the_hash_of_what_was_seen_and_says_when_the_text_is_another_now(desk):
    no = await before_finance(desk)
    lines = {line["act"]: line for line in (await read_by(desk, "ma", no))["trail"]}
    assert len(lines["approve"]["seal"]) == 12
    assert lines["start"]["same"] and lines["approve"]["same"]
    await desk.ask("zhao", "flow.return", no=no, text="金额不对")
    await desk.ask("ma", "flow.resubmit", no=no, form={**FORM, "receipts": [ROW]})
    lines = {line["act"]: line for line in (await read_by(desk, "ma", no))["trail"]}
    assert (lines["approve"]["same"], lines["resubmit"]["same"]) == (False, True)
    (whole,) = await desk.hub.rows("SELECT seal FROM flow_line WHERE act = 'approve'")
    held_to, _, unseen = whole["seal"].partition(":")
    assert (len(held_to), unseen) == (64, "booked,receipts.checked")


async def test_a_hidden_change_is_not_shown_and_does_not_break_the_hash_of_those_it_is_hidden_from(desk):
    no = await before_finance(desk)
    await desk.ask("zhao", "flow.fill", no=no, form={"booked": "6602"})
    trail = (await read_by(desk, "ma", no))["trail"]
    assert all(line["same"] for line in trail if "seal" in line)
    assert not any(line.get("changes") for line in trail)
