"""A type without code: published by a leader's word, live at once; told with guests."""

import asyncio
from pathlib import Path

from hub.records.built.live import tick
from tests.hub.records.built.guests import OWN, VISITORS, published, run, visit
from tests.whole import Whole


async def test_the_one_that_is_shipped_is_there_from_the_first_start(world: Whole) -> None:
    record = (await world.ask("ma", "visitors.visit.create", form={"guest": "王敏", "day": "明天"}))["record"]
    assert (record["no"], record["values"]["day"]) == ("VIS-202611-0001", "2026-11-25")
    assert (await world.ask("admin", "type.list"))["types"][0]["source"] == "file"


async def test_it_is_live_in_the_same_second(world: Whole) -> None:
    assert "guests.visit.create" not in world.hub.registry.acts
    await published(world, OWN)
    record = await visit(world, phone="138 0013 8000")
    assert record["no"].startswith("GST-202611-") and record["state"] == "expected"
    types = {one["name"]: one for one in (await world.ask("ma", "record.types"))["types"]}
    assert types["guests.visit"]["label"]["words"] == {"zh": "贵宾", "en": "Visitor"}
    seen = await world.ask("ma", "command.complete", line="/贵", channel=world.ids["room"])
    assert "/贵宾" in {one["insert"].strip() for one in seen["suggestions"]}
    answer = await run(world, "ma", "/贵宾 王敏")
    assert (answer["reply"]["card"]["kind"], answer["reply"]["card"]["thing"]) == ("guests.visit", record["id"])
    await world.hub.settle()
    hits = (await world.ask("ma", "search.find", query="王敏"))["hits"]
    assert record["id"] in {one["id"] for one in hits}


async def test_rights_are_those_of_its_description(world: Whole) -> None:
    await published(world, OWN)
    record = await visit(world)
    assert (
        await world.refusal("he", "record.get", type="guests.visit", record=record["id"])
    ).reason == "record.missing"
    assert (await world.refusal("he", "guests.visit.receive", record=record["id"])).reason == "record.missing"
    roles = {one["id"]: one["name"] for one in (await world.ask("admin", "people.roles"))["roles"]}
    assert roles["reception"] == "前台"
    word = {"leader": world.id("zhou"), "opinion": "同意", "reason": "坐前台"}
    await world.ask("admin", "people.grant", person=world.id("he"), role="reception", **word)
    await world.know("he")
    kept = await world.ask("he", "guests.visit.receive", record=record["id"], form={"badge": "A7"})
    assert (kept["record"]["state"], kept["record"]["values"]["badge"]) == ("here", "A7")
    assert (await world.refusal("ke", "guests.visit.create", form={"guest": "x"})).reason == "act.unknown"
    assert "guests.visit" not in {one["name"] for one in (await world.ask("ke", "record.types"))["types"]}


async def test_a_change_needs_a_leader_and_a_reason_and_is_told_them(world: Whole) -> None:
    no = await world.refusal("admin", "type.publish", body=OWN, reason="前台要登记访客")
    assert no.reason == "role.opinion"
    assert (await world.refusal("he", "type.publish", body=OWN, reason="试试")).reason == "act.not_allowed"
    await published(world, OWN)
    notices = await world.hub.rows("SELECT title FROM notice WHERE person = ?", world.id("zhou"))
    assert any("贵宾" in row["title"] for row in notices)
    assert (await world.ask("admin", "type.get", name="guests.visit"))["history"][0]["opinion"] == "同意"


async def test_a_type_that_is_switched_off_keeps_its_records(world: Whole) -> None:
    await published(world, OWN)
    record = await visit(world)
    word = {"leader": world.id("zhou"), "opinion": "停用", "reason": "改用门禁系统"}
    await world.ask("admin", "type.enable", name="guests.visit", enabled=False, **word)
    assert "guests.visit.create" not in world.hub.registry.acts
    assert (await world.refusal("ma", "record.get", record=record["id"])).reason == "type.missing"
    assert (
        await world.refusal("ma", "command.run", line="/贵宾", channel=world.ids["room"])
    ).reason == "command.unknown"
    assert (await world.refusal("admin", "type.enable", name="guests.visit", enabled=False, **word)).reason == (
        "type.unchanged"
    )
    await world.ask("admin", "type.enable", name="guests.visit", enabled=True, **word)
    assert (await world.ask("ma", "record.get", record=record["id"]))["record"]["title"] == "王敏 华为技术"
    history = (await world.ask("admin", "type.get", name="guests.visit"))["history"]
    assert [one["what"] for one in history] == ["enable", "disable", "publish"]


async def test_two_administrators_at_once_make_two_versions_or_one_is_told(world: Whole) -> None:
    await published(world, OWN)
    bodies = [OWN + f"# {n}\n" for n in range(4)]
    told = await asyncio.gather(*(published(world, one, version=1) for one in bodies), return_exceptions=True)
    assert sum(isinstance(one, dict) for one in told) == 1
    assert {str(one) for one in told if not isinstance(one, dict)} == {"type.stale"}


async def test_a_file_that_changes_is_live_and_a_bad_one_leaves_what_was(world: Whole, tmp_path: Path) -> None:
    folder = tmp_path / "modules"
    folder.mkdir()
    file = folder / "visitors.yaml"
    file.write_text(VISITORS, "utf-8")
    await tick(world.hub.corridor, tmp_path)
    record = (await world.ask("ma", "visitors.visit.create", form={"guest": "王敏"}))["record"]
    assert (await world.ask("ke", "visitors.visit.create", form={"guest": "Dan"}))["record"]["no"]  # of all companies
    file.write_text(VISITORS.replace("kind: phone", "kind: phones"), "utf-8")
    await tick(world.hub.corridor, tmp_path)
    [bad] = (await world.ask("admin", "type.list"))["files"]
    assert (bad["file"], bad["problems"][0]["line"]) == ("visitors.yaml", 22)
    assert "phones" in bad["problems"][0]["text"]["words"]["zh"]
    assert (await world.ask("ma", "record.get", record=record["id"]))["record"]["state"] == "expected"
    file.write_text(VISITORS.replace("label: {zh: 访客, en: Visitor}", "label: {zh: 来客, en: Caller}"), "utf-8")
    await tick(world.hub.corridor, tmp_path)
    assert (await world.ask("admin", "type.list"))["files"] == []
    assert (await world.ask("admin", "type.get", name="visitors.visit"))["version"] == 2
    types = {one["name"]: one for one in (await world.ask("ma", "record.types"))["types"]}
    assert types["visitors.visit"]["label"]["text"] == "来客"
