"""A task goes from whoever gives it to whoever does it and back, on both their lists, and nobody else sees it."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import FIVE_DAYS, Actor, hours_text
from hub.office.tasks import task
from hub.records.document import dump, load
from tests.running import TestHub, opened

COMPANY = """INSERT INTO company (id, name, zone, locale, week, created_at)
VALUES ('O1', 'Yuanhang', 'Asia/Shanghai', 'zh', ?, 0)"""
PERSON = """INSERT INTO person (id, company, kind, login, name, inbox, created_at)
VALUES (?, 'O1', 'person', ?, ?, ?, 0)"""
ZHOU = Actor("U1", company="O1", name="Zhou", owner="U1")
MA = Actor("U2", company="O1", name="Ma", owner="U2")
LIN = Actor("U3", company="O1", name="Lin", owner="U3")
PEOPLE = (ZHOU, MA, LIN)
ROOM = "C1"


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    only = ("people", "files", "chat", "notify", "records", "search", "office.tasks", "doors")
    async with opened(store_url, tmp_path, only=only) as running:
        await running.database.atomic(_staff)
        yield running


async def _staff(db: Any) -> None:
    await db.run(COMPANY, json.dumps([hours_text(day) for day in FIVE_DAYS]))
    for one in PEOPLE:
        await db.run("INSERT INTO channel (id, company, kind) VALUES (?, 'O1', 'inbox')", f"I{one.id}")
        await db.run(PERSON, one.id, one.name, one.name, f"I{one.id}")


async def given(hub: TestHub, **form: Any) -> str:
    told = {"name": "Write the report", "assignee": MA.id, "due": "2026-11-27", **form}
    return str((await hub.ask(ZHOU, "tasks.task.create", form=told))["record"]["id"])


async def buttons(hub: TestHub, who: Actor, one: str) -> set[str]:
    card = (await hub.ask(who, "record.get", type=task.name, record=one))["card"]
    return {action["id"] for action in card["actions"]}


async def listed(hub: TestHub, who: Actor, view: str) -> list[str]:
    page = await hub.ask(who, "record.list", type=task.name, view=view)
    return [each["id"] for each in page["records"]]


async def todos(hub: TestHub, who: Actor) -> list[str]:
    return [row["state"] for row in await hub.rows("SELECT state FROM todo WHERE person = ? ORDER BY id", who.id)]


def test_the_declaration_survives_being_written_down() -> None:
    assert load(dump(task)) == task


async def test_a_task_is_given_accepted_reported_finished_and_confirmed(hub: TestHub) -> None:
    one = await given(hub)
    assert (await listed(hub, MA, "mine"), await listed(hub, ZHOU, "given")) == ([one], [one])
    assert await todos(hub, MA) == ["pending"]
    await hub.ask(MA, "tasks.task.accept", record=one)
    told = await hub.ask(MA, "tasks.task.report", record=one, form={"progress": 60, "remark": "two pages left"})
    assert (told["record"]["state"], told["record"]["values"]["progress"]) == ("doing", 60)
    await hub.ask(MA, "tasks.task.finish", record=one)
    assert (await todos(hub, MA), await todos(hub, ZHOU)) == (["approved"], ["pending"])
    assert await buttons(hub, ZHOU, one) == {"edit", "confirm", "reopen"}
    done = await hub.ask(ZHOU, "tasks.task.confirm", record=one, form={"remark": "well done"})
    assert (done["record"]["state"], await todos(hub, ZHOU)) == ("confirmed", ["approved"])
    assert (await listed(hub, MA, "mine"), await listed(hub, ZHOU, "given")) == ([], [])


async def test_nobody_else_sees_a_task_but_whoever_sees_to_it(hub: TestHub) -> None:
    one = await given(hub)
    assert await listed(hub, LIN, "all") == []
    assert (await hub.refusal(LIN, "tasks.task.accept", record=one)).reason == "record.missing"
    await hub.ask(ZHOU, "tasks.task.edit", record=one, form={"supervisor": LIN.id})
    assert await listed(hub, LIN, "all") == [one]
    assert await buttons(hub, LIN, one) == set()
    assert (await hub.refusal(LIN, "tasks.task.accept", record=one)).reason == "act.not_allowed"


async def test_whoever_declines_says_why_and_the_task_goes_to_somebody_else(hub: TestHub) -> None:
    one = await given(hub)
    assert (await hub.refusal(MA, "tasks.task.decline", record=one)).details["field"] == "remark"
    await hub.ask(MA, "tasks.task.decline", record=one, form={"remark": "away all week"})
    said = (await hub.rows("SELECT body FROM message ORDER BY id DESC"))[0]["body"]
    assert "away all week" in said
    await hub.ask(ZHOU, "tasks.task.reassign", record=one, form={"assignee": LIN.id})
    assert (await listed(hub, LIN, "mine"), await todos(hub, ZHOU)) == ([one], ["transferred"])


async def test_a_line_gives_a_task_to_a_colleague_for_a_day_in_words(hub: TestHub) -> None:
    room = (await hub.ask(ZHOU, "channel.create", kind="group", people=[MA.id], name="Reports"))["channel"]["id"]
    line = f"/任务 交季度报告 <@{MA.id}> 下周三"
    shown = await hub.ask(ZHOU, "command.run", line=line, channel=room)
    mine = await hub.ask(ZHOU, "card.view", card=shown["reply"]["card"]["id"])
    assert mine["card"]["title"]["text"] == "交季度报告"
    made = (await hub.rows("SELECT data, owner FROM record WHERE type = 'tasks.task'"))[0]
    data = json.loads(made["data"])
    assert (made["owner"], data["assignee"], data["due"]) == (ZHOU.id, MA.id, "2026-12-02")
    await hub.settle()
    words = await hub.ask(ZHOU, "command.complete", line="/task report 交", channel=room)
    assert [one["label"] for one in words["suggestions"]] == ["交季度报告"]


async def test_a_line_without_a_name_is_a_task_of_ones_own_and_finished_at_once(hub: TestHub) -> None:
    room = (await hub.ask(ZHOU, "channel.create", kind="group", people=[MA.id], name="Reports"))["channel"]["id"]
    await hub.ask(ZHOU, "command.run", line="/task Water the plants", channel=room)
    await hub.settle()
    await hub.ask(ZHOU, "command.run", line="/task finish Water the plants", channel=room)
    own = (await hub.rows("SELECT id FROM record WHERE type = 'tasks.task'"))[0]["id"]
    assert await todos(hub, ZHOU) == ["pending"]
    await hub.ask(ZHOU, "tasks.task.finish", record=own)
    assert [row["state"] for row in await hub.rows("SELECT state FROM record WHERE id = ?", own)] == ["confirmed"]
    assert await todos(hub, ZHOU) == ["approved"]


async def test_a_task_is_split_and_its_parts_are_listed(hub: TestHub) -> None:
    whole = await given(hub)
    part = await given(hub, name="Collect the figures", parent=whole, assignee=LIN.id)
    page = await hub.ask(ZHOU, "record.list", type=task.name, where=[["parent", "=", whole]])
    assert [each["id"] for each in page["records"]] == [part]


async def test_a_task_from_a_message_leads_back_to_it_and_only_who_read_it_makes_one(hub: TestHub) -> None:
    room = (await hub.ask(ZHOU, "channel.create", kind="group", people=[MA.id], name="Reports"))["channel"]["id"]
    said = (await hub.ask(ZHOU, "chat.post", key="k1", channel=room, text="The report is due"))["id"]
    one = await given(hub, source=said)
    card = (await hub.ask(MA, "record.get", type=task.name, record=one))["card"]
    assert [fact["links"] for fact in card["facts"] if "links" in fact] == [
        [{"text": "", "url": f"/c/{room}/m/{said}"}]
    ]
    form = {"name": "Listening", "assignee": MA.id, "source": said}
    assert (await hub.refusal(LIN, "tasks.task.create", form=form)).reason == "field.missing"
