"""Golden scenarios of the operation report, act by act: G3 and G4 (R175-R185)."""

STEPS = [{"what": "切换备用电源", "result": "正常"}]


async def test_g3_a_new_work_is_numbered_saved_found_as_not_sent_filled_in_and_handed_on(desk):
    begun = (await desk.ask("ma", "draft.save", flow="operation_record", numbered=True))["kept"]
    assert begun["no"] == "CZ-20261124-001"
    (waits,) = (await desk.ask("ma", "draft.list"))["drafts"]
    assert waits["no"] == begun["no"]
    form = {"device": "二号机组", "day": "2026-11-24", "steps": STEPS}
    await desk.ask("ma", "draft.save", flow="operation_record", form=form, draft=begun["draft"])
    seen = await desk.ask("ma", "flow.preview", flow="operation_record", form=form)
    assert {one["id"] for one in seen["choices"]["handlers"]} == {desk.people["lin"].id, desk.people["zhou"].id}
    picked = {**form, "handlers": [desk.people["lin"].id, desk.people["zhou"].id]}
    sent = await desk.ask("ma", "flow.start", flow="operation_record", form=picked, draft=begun["draft"])
    assert sent["no"] == begun["no"]
    assert (await desk.ask("ma", "draft.list"))["drafts"] == []
    assert [todo["no"] for todo in await desk.todos("lin")] == [todo["no"] for todo in await desk.todos("zhou")]
    assert (await desk.ask("lin", "flow.approve", no=sent["no"]))["state"] == "approved"


async def test_g4_what_is_sent_back_is_told_corrected_and_keeps_both_rounds_in_its_trail(desk):
    form = {"device": "二号机组", "day": "2026-11-24", "steps": STEPS, "handlers": [desk.people["lin"].id]}
    no = (await desk.ask("ma", "flow.start", flow="operation_record", form=form))["no"]
    await desk.ask("lin", "flow.return", no=no, text="漏了复位")
    (todo,) = await desk.todos("ma")
    assert (todo["no"], todo["kind"]) == (no, "resubmit")
    more = [*STEPS, {"what": "复位", "result": "正常"}]
    await desk.ask("ma", "flow.resubmit", no=no, form={**form, "steps": more})
    await desk.ask("lin", "flow.approve", no=no)
    assert await desk.trail(no) == ["ma start", "lin return", "ma resubmit", "lin approve"]


async def test_only_those_offered_can_be_ticked(desk):
    form = {"device": "二号机组", "day": "2026-11-24", "steps": STEPS, "handlers": [desk.people["sun"].id]}
    no = await desk.refusal("ma", "flow.start", flow="operation_record", form=form)
    assert (no.reason, no.details["field"]) == ("flow.not_there", "handlers")
