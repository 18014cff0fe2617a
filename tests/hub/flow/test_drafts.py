"""Drafts: begun on one device, gone on with on another, and numbered before they are sent."""

from tests.hub.flow.expenses import FORM


async def test_a_draft_is_kept_as_typed_gone_on_with_and_gone_once_sent(desk):
    half = {"kind": "差旅", "receipts": [{"what": "高铁"}]}
    first = (await desk.ask("ma", "draft.save", flow="expense", form=half))["kept"]
    (found,) = (await desk.ask("ma", "draft.list"))["drafts"]
    assert (found["form"], found["no"], found["label"]["text"]) == (half, "", "报销")
    again = (await desk.ask("ma", "draft.save", flow="expense", form=FORM, draft=first["draft"], numbered=True))["kept"]
    assert (again["draft"], again["no"]) == (first["draft"], "BX-202611-0001")
    kept = (await desk.ask("ma", "draft.save", flow="expense", form=FORM, draft=first["draft"], numbered=True))["kept"]
    assert kept["no"] == again["no"], "a number is given once"
    sent = await desk.ask("ma", "flow.start", flow="expense", form=FORM, draft=first["draft"])
    assert sent["no"] == again["no"]
    assert (await desk.ask("ma", "draft.list"))["drafts"] == []
    twice = await desk.refusal("ma", "flow.start", flow="expense", form=FORM, draft=first["draft"])
    assert twice.reason == "flow.draft_missing"


async def test_nobody_else_sees_or_drops_my_draft(desk):
    mine = (await desk.ask("ma", "draft.save", flow="leave", form={}))["kept"]["draft"]
    assert (await desk.ask("lin", "draft.list"))["drafts"] == []
    for act, given in (("draft.drop", {}), ("draft.save", {"flow": "leave"})):
        assert (await desk.refusal("lin", act, draft=mine, **given)).reason == "flow.draft_missing"
    await desk.ask("ma", "draft.drop", draft=mine)
    assert (await desk.refusal("ma", "draft.drop", draft=mine)).reason == "flow.draft_missing"


async def test_a_draft_is_no_place_to_keep_everything(desk):
    large = await desk.refusal("ma", "draft.save", flow="leave", form={"reason": "x" * 200_001})
    assert large.reason == "flow.draft_large"
    for _ in range(100):
        await desk.ask("ma", "draft.save", flow="leave")
    assert (await desk.refusal("ma", "draft.save", flow="leave")).reason == "flow.drafts_many"


async def test_a_draft_stays_of_its_kind(desk):
    mine = (await desk.ask("ma", "draft.save", flow="leave", form={}))["kept"]["draft"]
    assert (await desk.refusal("ma", "draft.save", flow="expense", draft=mine)).reason == "flow.draft_missing"
