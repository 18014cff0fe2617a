"""What screens read of requests."""

from hub.flow.definitions import publish
from hub.flow.pages import naming


async def test_the_kinds_of_request_come_with_forms_and_commands(desk):
    types = {one["flow"]: one for one in (await desk.ask("ma", "flow.types"))["types"]}
    assert {"leave", "seal_use", "purchase"} <= set(types)
    leave = types["leave"]
    assert (leave["label"]["words"]["en"], leave["icon"], leave["commands"]) == ("Leave", "leave", ["leave", "请假"])
    assert [one["name"] for one in leave["fields"]] == ["kind", "start", "days", "reason"]


async def test_before_asking_one_sees_whom_it_would_pass_until_when_and_why(desk):
    form = {"kind": "annual", "start": "2026-12-02", "days": "3"}
    told = await desk.ask("ma", "flow.preview", flow="leave", form=form)
    assert told["problems"] == []
    assert [{one["name"] for one in step["people"]} for step in told["route"]] == [{"林晓"}, {"孙佳怡", "何伟"}]
    assert told["route"][1]["why"]["text"] == "因为请假满 3 天"
    assert told["route"][0]["due"] < told["route"][1]["due"]


async def test_a_preview_says_what_is_wrong_instead_of_refusing(desk):
    told = await desk.ask("ma", "flow.preview", flow="leave", form={"days": "x"})
    assert {one["field"] for one in told["problems"]} == {"start", "days"}
    assert all(one["words"] for one in told["problems"])
    alone = await desk.ask("admin", "flow.preview", flow="leave", form={"start": "2026-12-02", "days": "1"})
    assert [one["words"] for one in alone["problems"]] == ["「直属上级」没有人可以审批。请管理员先设好上级或角色"]


async def test_one_request_with_its_form_road_trail_and_what_i_may_do(desk):
    asked = await desk.leave("3")
    await desk.ask("lin", "flow.approve", no=asked["no"], text="好")
    one = (await desk.ask("ma", "flow.get", no=asked["no"]))["instance"]
    assert [(answer["field"], answer["shown"]["text"]) for answer in one["form"]] == [
        ("kind", "年假"),
        ("start", "12-02"),
        ("days", "3 天"),
        ("reason", "回老家"),
    ]
    assert [step["state"] for step in one["route"]] == ["passed", "open"]
    assert one["route"][0]["people"][0]["text"] == "好"
    assert [line["words"]["text"] for line in one["trail"]] == ["提交", "同意"]
    assert set(one["may"]) == {"comment", "room", "urge", "withdraw"}
    assert one["card"]["no"] == asked["no"]


async def test_a_stranger_learns_nothing_of_it(desk):
    asked = await desk.leave()
    assert (await desk.refusal("wu", "flow.get", no=asked["no"])).reason == "flow.missing"
    assert (await desk.refusal("wu", "flow.comment", no=asked["no"], text="?")).reason == "flow.missing"
    assert (await desk.refusal("wu", "flow.approve", no=asked["no"])).reason == "flow.missing"
    assert (await desk.ask("admin", "flow.get", no=asked["no"]))["instance"]["no"] == asked["no"]


async def test_lists_of_mine_and_of_what_waits_for_me(desk):
    first, second = await desk.leave(), await desk.leave("1", kind="事假")
    await desk.ask("lin", "flow.approve", no=first["no"])
    numbers = {
        (login, box): [one["no"] for one in (await desk.ask(login, "flow.list", box=box))["instances"]]
        for login, box in (("ma", "sent"), ("lin", "mine"), ("lin", "done"), ("zhao", "all"), ("lin", "all"))
    }
    assert numbers == {
        ("ma", "sent"): [second["no"], first["no"]],
        ("lin", "mine"): [second["no"]],
        ("lin", "done"): [first["no"]],
        ("zhao", "all"): [],
        ("lin", "all"): [second["no"], first["no"]],
    }


async def test_a_list_is_searched_and_paged(desk):
    numbers = [(await desk.leave(str(days)))["no"] for days in (1, 2, 1)]
    found = await desk.ask("ma", "flow.list", query="2 天")
    assert [one["no"] for one in found["instances"]] == [numbers[1]]
    page = await desk.ask("ma", "flow.list", limit=2)
    rest = await desk.ask("ma", "flow.list", limit=2, before=page["instances"][-1]["id"])
    assert [one["no"] for one in page["instances"] + rest["instances"]] == numbers[::-1]
    assert (page["more"], rest["more"]) == (True, False)
    assert (await desk.refusal("ma", "flow.list", box="junk")).reason == "field.not_offered"


async def test_as_a_command_a_list_is_a_text(desk):
    asked = await desk.leave()
    told = (await desk.ask("lin", "flow.list", box="mine"))["answer"]["text"]
    assert told["text"] == f"{asked['no']} 马骏 · 年假 2 天"
    assert (await desk.ask("wu", "flow.list", box="mine"))["answer"]["text"]["words"]["en"] == "Nothing waits for you"


async def test_requests_are_found_by_what_their_form_names(desk):
    form = {"kind": "annual", "start": "2026-12-02", "days": "1", "reason": "拜访通恒机械，100%"}
    no = (await desk.ask("ma", "flow.start", flow="leave", form=form))["no"]
    async with desk.hub.database.reading() as db:
        company = await db.value("SELECT company FROM flow_instance WHERE no = ?", no)
        assert [row["no"] for row in await naming(db, company, "通恒机械", 5)] == [no]
        assert [row["no"] for row in await naming(db, company, "0%", 5)] == [no], "a sign of LIKE is itself"
        assert await naming(db, company, "1_0%", 5) == [] and await naming(db, "O2", "通恒机械", 5) == []


SECRET_SUM = """
name: margins
label: {zh: 毛利, en: Margins}
prefix: MA
slash: [margins]
title: {zh: "{asker}", en: "{asker}"}
fields: {margin: hidden}
form:
  - {name: price, kind: money, label: {zh: 价, en: Price}, required: true}
  - {name: margin, kind: money, label: {zh: 毛利, en: Margin}, formula: "price * 0.3"}
nodes:
  - {id: boss, name: {zh: 上级, en: Superior}, who: [superior]}
"""


async def test_what_is_worked_out_and_hidden_from_its_asker_is_not_shown_to_them(desk):
    await desk.hub.database.atomic(lambda db: publish(db, "", "margins", SECRET_SUM, desk.hub.clock()))
    kinds = {one["flow"]: one for one in (await desk.ask("ma", "flow.types"))["types"]}
    assert [field["name"] for field in kinds["margins"]["fields"]] == ["price"]
    route = await desk.ask("ma", "flow.preview", flow="margins", form={"price": "100"})
    assert "margin" not in str(route)
