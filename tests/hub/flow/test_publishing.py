"""Changing a kind of request by a leader's approval (R51, R207)."""

NEW = ("先完成交接", "先交接")


async def body_of(desk, flow="leave"):
    return (await desk.ask("admin", "flow.definition", flow=flow))["body"]


async def publishes(desk, body, leader="zhou", basis="考勤制度 3.2"):
    return await desk.ask("admin", "flow.publish", body=body, basis=basis, leader=desk.people[leader].id)


async def test_a_change_is_in_force_when_the_leader_has_approved_it_and_not_before(desk):
    asked = await desk.leave()
    body = await body_of(desk)
    await publishes(desk, body.replace(*NEW))
    assert await body_of(desk) == body
    (todo,) = await desk.todos("zhou")
    assert (todo["fact"]["text"], todo["title"]["text"].split(" · ")[1]) == ("发布流程「请假」", "流程发布")
    await desk.ask("zhou", "flow.approve", no=todo["no"])
    told = await desk.ask("admin", "flow.definition", flow="leave")
    assert [one["version"] for one in told["versions"]] == [2, 1]
    assert [one["under_way"] for one in told["versions"]] == [0, 1]
    assert [line for line in told["versions"][0]["changes"] if line[0] in "+-"] == [
        "-  - {zh: 先完成交接, en: Hand over your work first}",
        "+  - {zh: 先交接, en: Hand over your work first}",
    ]
    card = (await desk.ask("lin", "card.view", message=asked["message"]))["card"]
    quick = next(one for one in card["actions"] if one["id"] == "reject")["quick"]
    assert quick[1]["text"] == "先完成交接", "what is under way keeps its version"


async def test_what_is_refused_changes_nothing(desk):
    body = await body_of(desk)
    await publishes(desk, body.replace(*NEW))
    (todo,) = await desk.todos("zhou")
    await desk.ask("zhou", "flow.reject", no=todo["no"], text="没有依据")
    assert await body_of(desk) == body


async def test_a_text_is_checked_before_anybody_is_asked(desk):
    body = await body_of(desk)
    told = await desk.ask("admin", "flow.check", body=body.replace("work: sign", "work: sing"))
    assert told["problems"] == ["定义有误：leave: personnel: work is one of check, countersign, sign"]
    told = await desk.ask("admin", "flow.check", body=body.replace(*NEW))
    assert (told["problems"], told["flow"], len(told["changes"])) == ([], "leave", 6)
    wrong = {"basis": "x", "leader": desk.people["zhou"].id}
    assert (await desk.refusal("admin", "flow.publish", body="x: 1", **wrong)).reason == "flow.definition"
    assert (await desk.refusal("admin", "flow.publish", body=body, **wrong)).reason == "flow.unchanged"
    mine = {"basis": "x", "leader": desk.people["admin"].id}
    assert (await desk.refusal("admin", "flow.publish", body=body.replace(*NEW), **mine)).reason == "flow.leader"


async def test_every_kind_is_listed_with_its_version(desk):
    await desk.leave()
    kinds = {one["flow"]: one for one in (await desk.ask("admin", "flow.definitions"))["definitions"]}
    assert {"leave", "purchase", "contract", "leaving"} <= set(kinds)
    assert (kinds["leave"]["version"], kinds["leave"]["under_way"], kinds["leave"]["steps"]) == (1, 1, 2)
    assert (await desk.refusal("lin", "flow.definitions")).reason == "act.not_allowed"
