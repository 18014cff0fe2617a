"""Each person's quick group: suggested, put together, kept, opened; nothing that is not theirs (R84-R89)."""

from tests.hub.office.assistant.desk import Desk


async def test_the_workflow_stands_first_until_one_has_chosen(desk: Desk) -> None:
    told = await desk.ask("lin", "quick.list")
    assert told["suggested"] is True
    assert [one["to"] for one in told["items"]] == ["/start", "/todo", "/apps"]
    assert await desk.names("ma", "en") == ["Workflow", "To-do", "Apps"]


async def test_it_is_kept_for_each_person_in_their_order(desk: Desk) -> None:
    items = [{"function": "command:remind"}, {"address": "https://example.com", "label": {"zh": "邮箱"}}]
    await desk.ask("lin", "quick.save", items=items)
    assert await desk.names() == ["/提醒", "邮箱"]
    assert await desk.names("lin", "en") == ["/remind", "邮箱"]
    assert len(await desk.names("ma")) == 3
    await desk.ask("lin", "quick.save", items=[])
    told = await desk.ask("lin", "quick.list")
    assert (told["items"], told["suggested"]) == ([], False)


async def test_a_function_of_others_twice_the_same_and_too_many_are_refused(desk: Desk) -> None:
    no = await desk.refusal("ma", "quick.save", items=[{"function": "command:bots"}])
    assert no.reason == "quick.missing"
    kept = await desk.ask("admin", "quick.save", items=[{"function": "command:bots"}])
    assert kept["items"][0]["to"].startswith("/do?line=")
    twice = [{"address": "/todo"}, {"address": "/todo"}]
    assert (await desk.refusal("lin", "quick.save", items=twice)).reason == "quick.twice"
    bad = [{"address": "javascript:alert(1)"}]
    assert (await desk.refusal("lin", "quick.save", items=bad)).reason == "quick.dangerous"


async def test_a_right_that_is_taken_back_takes_its_function_out(desk: Desk) -> None:
    await desk.ask("admin", "quick.save", items=[{"function": "command:bots"}, {"address": "/todo"}])
    moved = "UPDATE quick_group SET person = ?"
    await desk.hub.database.atomic(lambda db: db.run(moved, desk.people["ma"].id))
    assert [one["to"] for one in (await desk.ask("ma", "quick.list"))["items"]] == ["/todo"]


async def test_a_line_adds_and_removes_by_name_or_address(desk: Desk) -> None:
    told = await desk.ask("lin", "quick.add", said="提醒")
    assert "提醒" in told["answer"]["text"]["words"]["zh"]
    await desk.ask("lin", "quick.add", said="https://mail.example.com 公司邮箱")
    await desk.ask("lin", "quick.add", said="wxwork://message")
    await desk.ask("lin", "quick.add", said="/提醒")
    assert await desk.names() == ["工作流", "待办", "应用", "公司邮箱", "wxwork", "/提醒"]
    await desk.ask("lin", "quick.remove", said="wxwork")
    await desk.ask("lin", "quick.remove", said="应用")
    assert await desk.names() == ["工作流", "待办", "公司邮箱", "/提醒"]
    assert (await desk.refusal("lin", "quick.remove", said="应用")).reason == "quick.missing"
    assert (await desk.refusal("lin", "quick.add", said="没有这个")).reason == "quick.missing"
    assert (await desk.refusal("lin", "quick.add", said="file:///etc/passwd")).reason == "quick.dangerous"


async def test_opening_leads_within_the_hub_at_once_and_outside_by_a_link(desk: Desk) -> None:
    assert (await desk.ask("lin", "quick.open", said="工作流"))["answer"]["open"] == "/start"
    assert (await desk.ask("lin", "quick.open", said="remind"))["answer"]["open"] == "/do?line=/%E6%8F%90%E9%86%92%20"
    await desk.ask("lin", "quick.add", said="https://example.com 官网")
    told = (await desk.ask("lin", "quick.open", said="官网"))["answer"]
    assert "open" not in told and "<https://example.com|官网>" in str(told["blocks"])
    assert (await desk.ask("lin", "quick.open"))["answer"]["text"]["words"]["en"] == "Quick group, 4"
    assert (await desk.ask("lin", "quick.define"))["answer"]["open"] == "/apps/quick"
    assert (await desk.refusal("lin", "quick.open", said="火星")).reason == "quick.missing"


async def test_an_address_is_judged_before_it_is_kept(desk: Desk) -> None:
    told = await desk.ask("lin", "quick.judge", address="wxwork://message", label={"zh": "企业微信"})
    assert (told["item"]["kind"], told["item"]["label"]["words"]["zh"]) == ("app", "企业微信")
    assert (await desk.refusal("lin", "quick.judge", address="vbscript:x")).reason == "quick.dangerous"


async def test_what_was_saved_stands_in_the_journal(desk: Desk) -> None:
    await desk.ask("lin", "quick.save", items=[{"address": "/todo"}])
    rows = await desk.hub.rows("SELECT act FROM journal WHERE actor = ? ORDER BY id", desk.people["lin"].id)
    assert [row["act"] for row in rows] == ["quick.save"]
