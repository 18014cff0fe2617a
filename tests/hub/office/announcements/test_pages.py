"""Lists, readers, and the evidence."""


async def test_each_reader_lists_what_they_were_given_and_the_office_everything(desk):
    first = await desk.send()
    await desk.send(title="消防演习", to="chosen", roles=["finance"])
    await desk.delivered()
    await desk.ask("ma", "announcement.read", no=first["no"])
    mine = await desk.ask("ma", "announcement.list")
    assert [(one["title"], bool(one["mine"].get("read_at"))) for one in mine["announcements"]] == [("年终盘点", True)]
    assert (mine["may_send"], "count" in mine["announcements"][0]) == (False, False)
    every = await desk.ask("admin", "announcement.list", box="sent")
    assert [(one["title"], one["count"]) for one in every["announcements"]] == [
        ("消防演习", {"total": 1, "read": 0}), ("年终盘点", {"total": 6, "read": 1}),
    ]  # fmt: skip
    found = await desk.ask("fang", "announcement.list", box="sent", query="消防")
    assert [one["title"] for one in found["announcements"]] == ["消防演习"]
    older = await desk.ask("fang", "announcement.list", box="sent", before=every["announcements"][0]["id"])
    assert [one["title"] for one in older["announcements"]] == ["年终盘点"]


async def test_readers_are_for_the_author_and_come_page_by_page(desk):
    sent = await desk.send()
    await desk.delivered()
    await desk.tap("ma", "read")
    assert (await desk.refusal("ma", "announcement.readers", no=sent["no"])).reason == "announcement.not_publisher"
    first = await desk.ask("fang", "announcement.readers", no=sent["no"], unread=True, limit=3)
    rest = await desk.ask(
        "fang", "announcement.readers", no=sent["no"], unread=True, after=first["people"][-1]["place"]
    )
    names = [one["person"]["name"] for one in first["people"] + rest["people"]]
    assert (len(names), first["more"], rest["more"], "马骏" in names) == (5, True, False, False)
    east = next(part["id"] for part in first["departments"] if part["name"]["text"] == "华东销售")
    inside = await desk.ask("fang", "announcement.readers", no=sent["no"], department=east)
    assert {one["person"]["name"] for one in inside["people"]} == {"林晓", "马骏"}


async def test_one_is_read_in_full_by_those_it_is_for(desk):
    sent = await desk.send(to="chosen", roles=["finance"], due="2026-11-27")
    await desk.delivered()
    told = (await desk.ask("zhao", "announcement.get", no=sent["no"]))["announcement"]
    assert (told["text"], told["keeps"], "departments" in told) == ("**11-28** 停发货一天", False, False)
    kept = (await desk.ask("fang", "announcement.get", no=sent["no"]))["announcement"]
    assert [(one["name"]["text"], one["total"]) for one in kept["departments"]] == [("财务部", 1)]
    assert (await desk.refusal("ma", "announcement.get", no=sent["no"])).reason == "announcement.missing"


async def test_the_evidence_says_who_had_which_edition_when(desk):
    sent = await desk.send(to="chosen", roles=["finance", "sales"], question="来吗")
    await desk.delivered()
    await desk.tap("zhao", "read", form={"text": "=来"})
    await desk.ask("fang", "announcement.replace", no=sent["no"], text="新版")
    await desk.delivered()
    file = await desk.ask("fang", "announcement.export", no=sent["no"])
    lines = file["content"].removeprefix("\ufeff").splitlines()
    assert file["name"] == f"{sent['no']}.csv"
    assert lines[0] == '"工号","姓名","部门","版次","送达时间","已阅时间","回复","催阅次数"'
    (zhao,) = [line for line in lines if "赵敏慧" in line and '"1","2026' in line]
    assert zhao.startswith('"1004","赵敏慧","财务部","1","2026-11-24 09:00:') and zhao.endswith(',"\'=来","0"')
    assert len(lines) == 1 + 2 * sent["total"]
    assert (await desk.refusal("zhao", "announcement.export", no=sent["no"])).reason == "announcement.not_publisher"


async def test_a_command_is_answered_with_lines(desk):
    assert (await desk.ask("ma", "announcement.list"))["answer"]["text"]["text"] == "还没有公告"
    sent = await desk.send(to="chosen", roles=["finance"])
    told = await desk.ask("fang", "announcement.readers", no=sent["no"])
    assert told["answer"]["text"]["words"] == {"zh": "财务部：赵敏慧", "en": "Finance: Zhao Minhui"}
    await desk.delivered()
    assert (await desk.ask("zhao", "announcement.list"))["answer"]["text"]["text"] == f"{sent['no']} 年终盘点"
