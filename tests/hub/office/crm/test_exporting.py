"""What is taken out is what the list shows: one's own, phones masked, formulas shielded, and it is written down."""

from hub.people import of_text
from tests.hub.office.crm.desk import Office


async def test_the_file_holds_what_the_list_shows(desk: Office) -> None:
    await desk.customer("=cmd|calc", phone="13800138000", level="A")
    await desk.customer("别人的", who="ma")
    mine = await desk.ask("lin", "crm.export", type="crm.customer", view="mine")
    assert mine["rows"] == 1 and mine["text"].startswith("\ufeff") and "'=cmd|calc" in mine["text"]
    head, row = of_text(mine["text"])
    told = dict(zip(head, row, strict=True))
    assert (told["客户名称"], told["级别"], told["电话"], told["负责人"]) == (
        "=cmd|calc", "A 重点客户", "13800138000", "lin",
    )  # fmt: skip
    assert await desk.hub.rows("SELECT 1 FROM journal WHERE act = 'crm.export'")


async def test_the_head_exports_without_the_telephones(desk: Office) -> None:
    await desk.customer(phone="13800138000")
    assert "13800138000" not in (await desk.ask("tang", "crm.export", type="crm.customer"))["text"]
    assert (await desk.ask("clerk", "crm.export", type="crm.customer"))["rows"] == 0
    assert await desk.refusal("lin", "crm.export", type="library.book") == "type.missing"
    assert (await desk.ask("lin", "crm.export", type="crm.customer", query="没有这家"))["rows"] == 0
