"""Announcing, whole: who may, who is asked to read, what a reader and an author are told."""

import pytest


async def test_everybody_is_given_one_card_and_its_author_the_counts(desk):
    sent = await desk.send()
    assert (sent["no"], sent["total"]) == ("GG-202611-0001", 6)
    await desk.delivered()
    assert set((await desk.cards()).values()) == {1}
    assert len(await desk.cards()) == 6
    assert list(await desk.cards("announcement.report")) == [desk.people["fang"].id]
    report = await desk.view("fang", "announcement.report")
    assert report["state"]["words"] == {"zh": "0 / 6 已阅", "en": "0 of 6 read"}
    (todo,) = (await desk.ask("ma", "todo.list", box="read"))["todos"]
    assert (todo["title"]["text"], todo["no"], todo["kind"]) == ("年终盘点", sent["no"], "read")


async def test_the_right_to_publish_is_held_by_the_office(desk):
    for login in ("zhou", "lin", "ma", "zhao"):
        no = await desk.refusal(login, "announcement.send", form={"title": "t", "text": "x", "to": "everyone"})
        assert no.reason == "announcement.not_publisher"
        assert (await desk.refusal(login, "announcement.list", box="sent")).reason == "announcement.not_publisher"
    assert (await desk.ask("admin", "announcement.send", form={"title": "t", "text": "x", "company_wide": True}))[
        "total"
    ] == 6
    words = desk.hub.registry.words.say("zh", "refused.announcement.not_publisher")
    assert words == "公告由行政、人事或系统管理员发布。请把内容交给他们"


async def test_reading_is_told_to_the_author_and_taken_off_the_list(desk):
    await desk.send()
    await desk.delivered()
    before = await desk.view("ma")
    assert [one["id"] for one in before["actions"]] == ["read"]
    assert (before["state"]["code"], before["text"]) == ("unread", "**11-28** 停发货一天")
    after = await desk.tap("ma", "read")
    assert (after["state"]["code"], after["actions"]) == ("read", [])
    assert (await desk.ask("ma", "todo.list", box="read"))["todos"] == []
    report = await desk.view("fang", "announcement.report")
    assert report["state"]["text"] == "1 / 6 已阅"
    unread = next(fact for fact in report["facts"] if fact["label"]["text"] == "未阅")
    assert unread["value"]["text"].startswith("5 人：")
    no = await desk.refusal("ma", "announcement.read", no=(await desk.view("ma"))["no"])
    assert no.reason == "announcement.read_already"


async def test_the_face_for_all_says_nothing_of_who_has_read(desk):
    await desk.send()
    await desk.delivered()
    face = await desk.face("announcement")
    assert [one["for"] for one in face["actions"]] == ["ask"]
    await desk.tap("ma", "read")
    assert await desk.face("announcement") == face
    no = await desk.refusal("fang", "card.tap", card=face["id"], action="read", version=1)
    assert no.reason == "announcement.missing"


async def test_a_question_wants_an_answer(desk):
    sent = await desk.send(question="是否参加？")
    await desk.delivered()
    assert (await desk.view("lin"))["actions"][0]["form"][0]["required"]
    no = await desk.refusal("lin", "announcement.read", no=sent["no"])
    assert (no.reason, no.details["field"]) == ("announcement.answer_missing", "text")
    await desk.tap("lin", "read", form={"text": "参加"})
    roll = await desk.ask("fang", "announcement.readers", no=sent["no"])
    assert [one["reply"] for one in roll["people"] if one["person"]["name"] == "林晓"] == ["参加"]


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ({"to": "chosen", "departments": "销售部"}, {"周建国", "林晓", "马骏"}),
        ({"to": "chosen", "roles": ["finance"]}, {"赵敏慧"}),
        ({"roles": "finance", "people": ["ma"]}, {"赵敏慧", "马骏"}),
    ],
)
async def test_the_roster_is_departments_roles_and_people(desk, form, names):
    given = dict(form)
    if "departments" in given:
        sql = "SELECT id FROM department WHERE name = ?"
        given["departments"] = (await desk.hub.rows(sql, given["departments"]))[0]["id"]
    if "people" in given:
        given["people"] = [desk.people[login].id for login in given["people"]]
    sent = await desk.send(**given | {"to": given.get("to")})
    roll = await desk.ask("fang", "announcement.readers", no=sent["no"])
    assert {one["person"]["name"] for one in roll["people"]} == names


async def test_the_roster_is_frozen_when_it_is_sent(desk):
    sent = await desk.send(to="chosen", roles=["finance"])
    word = {"leader": desk.people["zhao"].id, "opinion": "同意"}
    await desk.ask("admin", "people.grant", person=desk.people["ma"].id, role="finance", reason="转岗", **word)
    await desk.delivered()
    assert list(await desk.cards()) == [desk.people["zhao"].id]
    assert (await desk.refusal("ma", "announcement.read", no=sent["no"])).reason == "announcement.missing"


async def test_what_is_missing_or_nobodys_is_refused_in_its_field(desk):
    for form, reason, name in (
        ({"title": " "}, "field.required", "title"),
        ({"text": None}, "field.required", "text"),
        ({"to": "chosen"}, "announcement.nobody", "departments"),
        ({"to": "chosen", "roles": ["legal"]}, "announcement.nobody", "to"),
        ({"people": ["U-nobody"], "to": "chosen"}, "person.missing", "people"),
        ({"due": "2026-11-20"}, "announcement.due_past", "due"),
    ):
        given = {"title": "t", "text": "x", **form}
        no = await desk.refusal("fang", "announcement.send", form=given)
        assert (no.reason, no.details["field"]) == (reason, name)
    assert await desk.hub.rows("SELECT id FROM announcement") == []


async def test_chasing_reminds_only_the_unread_and_not_too_often(desk):
    sent = await desk.send()
    await desk.delivered()
    await desk.tap("ma", "read")
    done = await desk.ask("fang", "announcement.chase", no=sent["no"])
    assert done["answer"]["text"]["text"] == "已催 5 人"
    await desk.delivered()
    assert (await desk.ask("ma", "notice.list"))["notices"] == []
    (notice,) = (await desk.ask("lin", "notice.list"))["notices"]
    assert (notice["kind"], notice["title"]["text"]) == ("announcement.chased", "请阅公告：年终盘点")
    (todo,) = (await desk.ask("lin", "todo.list", box="read"))["todos"]
    assert todo["urged"]
    soon = await desk.refusal("fang", "announcement.chase", no=sent["no"])
    assert (soon.reason, soon.details["minutes"]) == ("announcement.chased_lately", 30)
    assert (await desk.refusal("lin", "announcement.chase", no=sent["no"])).reason == "announcement.not_publisher"


async def test_taken_back_it_says_so_everywhere_and_asks_nobody(desk):
    sent = await desk.send()
    await desk.delivered()
    await desk.tap("fang", "recall", "announcement.report", form={"reason": "日期写错了"})
    await desk.delivered()
    face = await desk.face("announcement")
    assert (face["state"]["code"], face["seal"]["text"], face["actions"]) == ("recalled", "日期写错了", [])
    assert "text" not in face
    assert (await desk.ask("lin", "todo.list", box="read"))["todos"] == []
    assert (await desk.refusal("lin", "announcement.read", no=sent["no"])).reason == "announcement.recalled"
    assert (await desk.refusal("fang", "announcement.recall", no=sent["no"])).reason == "announcement.recalled"
    assert "text" not in (await desk.ask("lin", "announcement.get", no=sent["no"]))["announcement"]


async def test_a_new_edition_changes_the_card_and_is_to_be_read_again(desk):
    sent = await desk.send()
    await desk.delivered()
    await desk.tap("ma", "read")
    given = {"title": "年终盘点", "text": "改为 **11-29**"}
    await desk.tap("fang", "replace", "announcement.report", form=given)
    await desk.delivered()
    card = await desk.view("ma")
    assert (card["version"], card["text"], card["state"]["code"]) == (2, "改为 **11-29**", "unread")
    assert card["sub"]["text"].startswith("第 2 版")
    assert set((await desk.cards()).values()) == {1}
    (todo,) = (await desk.ask("lin", "todo.list", box="read"))["todos"]
    assert todo["version"] == 2
    stale = await desk.refusal("lin", "card.tap", card=card["id"], action="read", version=1)
    assert (stale.reason, stale.details["card"]["version"]) == ("card.stale", 2)
    assert (await desk.ask("lin", "announcement.read", no=sent["no"], version=2))["version"] == 2
    assert (await desk.view("fang", "announcement.report"))["state"]["text"] == "1 / 6 已阅"


async def test_the_author_is_whispered_who_has_not_read(desk):
    await desk.send(to="chosen", roles=["finance", "sales"])
    await desk.delivered()
    await desk.tap("lin", "read")
    await desk.tap("fang", "names", "announcement.report")
    (told,) = await desk.hub.rows("SELECT body, person FROM whisper")
    assert told["person"] == desk.people["fang"].id
    assert sorted(told["body"].split("\n")) == ["财务部：赵敏慧", "销售部：周建国"]


async def test_the_same_key_sends_once(desk):
    form = {"title": "t", "text": "x", "to": "everyone", "company_wide": True}
    first = await desk.ask("fang", "announcement.send", key="k1", form=form)
    again = await desk.ask("fang", "announcement.send", key="k1", form=form)
    assert (again["duplicate"], again["no"]) == (True, first["no"])
    assert len(await desk.hub.rows("SELECT id FROM announcement")) == 1
