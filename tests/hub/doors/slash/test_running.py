"""Command lines carried out: what they stand for, what they show, and how they say no."""

from dataclasses import replace
from typing import Any

import pytest

from hub.kernel import Arg, Command, Refused
from tests.hub.doors.standing import Standing


async def run(stand: Standing, line: str, who: str = "li", **more: Any) -> dict[str, Any]:
    return await stand.ask(who, "command.run", line=line, channel=stand.room, **more)


async def refused(stand: Standing, line: str, **more: Any) -> Refused:
    with pytest.raises(Refused) as no:
        await run(stand, line, **more)
    return no.value


@pytest.mark.parametrize("line", ["/leave 年假 下周三 2天 回老家", "／请假　年假　下周三　2天　回老家"])
async def test_leave_in_one_line_is_asked_for(office: Standing, line: str) -> None:
    ran = await run(office, line, key="k1")
    assert ran["posted"]["channel"] == office.room
    assert "reply" not in ran, "its card stands before one's eyes"
    waiting = await office.ask("zhao", "todo.list", box="mine")
    assert len(waiting["todos"]) == 1
    again = await run(office, line, key="k1")
    assert again == {**ran, "duplicate": True}


async def test_what_was_posted_elsewhere_is_shown_where_it_was_asked_for(office: Standing) -> None:
    other = (await office.ask("li", "channel.create", name="仓储", kind="public"))["channel"]["id"]
    li = office.actors["li"]
    for sql, args in (
        ("INSERT INTO department (id, company, name) VALUES (?, ?, ?)", ("P9", li.company, "销售")),
        ("UPDATE person SET department = ? WHERE id = ?", ("P9", li.id)),
        ("UPDATE room SET department = ? WHERE id = ?", ("P9", office.room)),
    ):
        await office.hub.database.atomic(lambda db, sql=sql, args=args: db.run(sql, *args))
    line = "/leave 年假 下周三 2天 回老家"
    ran = await office.ask("li", "command.run", line=line, channel=other)
    assert ran["posted"]["channel"] == office.room
    assert (ran["reply"]["channel"], ran["reply"]["card"]["no"][:3]) == (other, "LV-")


async def test_what_is_missing_opens_the_form_with_what_was_understood(office: Standing) -> None:
    view = (await run(office, "/leave 年假"))["view"]
    assert view["act"] == "flow.start"
    assert view["preset"]["form"] == {"kind": "annual"}
    assert {"kind", "start", "days"} <= {field["name"] for field in view["fields"]}
    assert all(field["label"]["words"]["zh"] for field in view["fields"])
    form = {"kind": "annual", "start": "2026-12-02", "days": "2", "reason": "回老家"}
    assert (await office.ask("li", view["act"], **{**view["preset"], "form": form}))["no"].startswith("LV-")


async def test_approving_by_number_answers_with_the_card_for_the_asker_alone(office: Standing) -> None:
    await run(office, "/leave 年假 下周三 2天 回老家")
    no = (await office.ask("zhao", "todo.list", box="mine"))["todos"][0]["no"]
    ran = await run(office, f"/approve {no.lower()} ok", who="zhao")
    assert ran["reply"]["card"]["state"]["code"] == "approved"
    assert ran["reply"]["ephemeral"]["command"].startswith("/approve")
    kept = await office.ask("zhao", "chat.history", channel=office.room)
    assert ran["reply"]["id"] in {one["id"] for one in kept["messages"]}
    assert ran["reply"]["id"] not in {
        one["id"] for one in (await office.ask("li", "chat.history", channel=office.room))["messages"]
    }


async def test_a_customer_is_made_and_found_by_command(office: Standing) -> None:
    office.actors["li"] = type(office.actors["li"])(
        **{name: getattr(office.actors["li"], name) for name in ("id", "company", "name", "owner")},
        roles=frozenset({"sales"}),
    )
    made = await run(office, "/customer new 华为技术有限公司 level=A")
    assert made["reply"]["card"]["kind"] == "crm.customer"
    await office.hub.settle()
    found = await run(office, "/客户 华为")
    assert found["reply"]["card"]["title"]["text"] == "华为技术有限公司"
    none = await run(office, "/kh 不存在的公司")
    assert none["reply"]["text"]


async def test_an_unknown_word_is_refused_with_what_comes_near(office: Standing) -> None:
    no = await refused(office, "/leav 年假")
    assert (no.reason, no.details["word"]) == ("command.unknown", "leav")
    assert "leave" in no.details["near"]


async def test_what_cannot_be_read_is_named(office: Standing) -> None:
    no = await refused(office, "/leave 年假 start=昨日黄花 2天")
    assert (no.reason, no.details["field"], no.details["value"]) == ("command.unreadable", "start", "昨日黄花")


async def test_a_command_is_run_in_a_room_one_is_in(office: Standing) -> None:
    await office.ask("li", "channel.remove", channel=office.room, people=[office.actors["zhao"].id])
    assert (await refused(office, "/leave", who="zhao")).reason == "channel.missing"


async def test_the_refusal_of_the_act_is_the_commands(office: Standing) -> None:
    assert (await refused(office, "/approve LV-000000-0001 ok")).reason == "flow.missing"


async def test_a_command_is_no_way_around_who_may_try_an_act(office: Standing) -> None:
    office.hub.registry.commands.append(Command(("hire",), "people.create", (Arg("name", required=True),)))
    assert (await refused(office, "/hire 王五")).reason == "act.not_allowed"


async def test_a_webhook_is_made_by_a_line_whose_answer_tells_no_secret(office: Standing) -> None:
    ran = await run(office, "/hook new 构建 CI", key="k1")
    text = ran["reply"]["words"]["en"]
    (hook,) = (await office.ask("li", "hook.list", channel=office.room))["hooks"]
    assert f"(/c/{office.room}/hooks?hook={hook['id']})" in text
    assert (hook["name"], "secret" in str(ran)) == ("构建 CI", False)
    assert "构建 CI" in (await run(office, "/钩子"))["reply"]["text"]
    assert (await run(office, "/hook new"))["view"]["fields"][0]["name"] == "name"
    assert (await refused(office, "/hook", who="zhao")).reason == "channel.not_owner"


async def test_bots_are_listed_to_an_administrator(office: Standing) -> None:
    assert (await refused(office, "/bots")).reason == "act.not_allowed"
    office.actors["li"] = replace(office.actors["li"], roles=frozenset({"admin"}))
    await office.ask("li", "bot.create", app="robot", name="机器七")
    assert "机器七 · robot" in (await run(office, "/机器人"))["reply"]["text"]
