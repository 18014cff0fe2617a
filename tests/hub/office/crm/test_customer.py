"""`/customer` finds the right company by whatever people call it, and says what to do when there is none."""

import csv
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Actor, read_words
from hub.office.crm import customer, module, seed_customers
from hub.records import HERE
from hub.records.describe import described
from hub.records.document import dump, load
from hub.store import Sql
from tests.running import TestHub, opened

ROWS = Path(__file__).resolve().parents[4] / "config" / "demo" / "customers.csv"
REP = Actor("U1", "O1", name="Lin", roles=frozenset({"sales"}), owner="U1")
OTHER = Actor("U2", "O1", name="Ma", roles=frozenset({"sales"}), owner="U2")
CLERK = Actor("U3", "O1", name="Chen", owner="U3")
BOSS = Actor("U4", "O1", name="Zhou", roles=frozenset({"sales", "sales_manager"}), owner="U4")
COMPANY = "INSERT INTO company (id, name, zone, locale, week, created_at) VALUES (?, ?, 'Asia/Shanghai', 'zh', '[]', 0)"
PERSON = """INSERT INTO person (id, company, kind, login, name, inbox, department, created_at)
VALUES (?, 'O1', 'person', ?, ?, ?, 'P1', 0)"""


def rows() -> list[dict[str, str]]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def staff(db: Sql) -> None:
    await db.run(COMPANY, "O1", "Yuanhang")
    await db.many(PERSON, [(one.id, one.name, one.name, f"I{one.id}") for one in (REP, OTHER, CLERK, BOSS)])


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with opened(
        store_url, tmp_path, only=("people", "files", "chat", "records", "search", "office.crm")
    ) as running:
        await running.database.atomic(staff)
        await seed_customers(running.corridor.run, rows(), ["U1", "U2"], "O1", running.clock())
        await running.settle()
        yield running


async def asked(hub: TestHub, query: str, who: Actor = BOSS, **more: str) -> dict[str, Any]:
    return await hub.ask(who, "record.find", type="crm.customer", query=query, **more)


def titles(found: dict[str, Any]) -> list[str]:
    return [one["title"] for one in found["records"]]


def test_the_declaration_survives_being_written_down() -> None:
    assert load(dump(customer)) == customer


def test_every_word_a_customer_needs_is_there_in_both_languages() -> None:
    told = described(customer, module.commands[0].names, read_words([HERE, HERE.parent / "office" / "crm"]), True)
    assert [key for key in ("field.crm", "text.crm", "state.crm", "act.crm", "text.record") if key in str(told)] == []
    assert told["slash"] == ["customer", "客户", "kh"]
    assert told["label"]["words"] == {"zh": "客户", "en": "Customer"}


async def test_the_demo_has_its_five_hundred_companies_once(hub: TestHub) -> None:
    count = "SELECT count(*) AS n FROM record WHERE type = 'crm.customer'"
    assert (await hub.rows(count))[0]["n"] == 500
    assert (await hub.rows("SELECT count(DISTINCT no) AS n FROM record WHERE type = 'crm.customer'"))[0]["n"] == 500
    assert (await hub.rows("SELECT count(*) AS n FROM search_doc WHERE type = 'crm.customer'"))[0]["n"] == 500
    again = await seed_customers(hub.corridor.run, rows(), ["U1", "U2"], "O1", hub.clock())
    assert (again["customers"], again["duplicate"]) == (500, True)
    assert (await hub.rows(count))[0]["n"] == 500


@pytest.mark.parametrize(
    "query",
    [
        "华为",
        "华为技术",
        "技术有限公司 华为",
        "huawei",
        "Huawei Technologies Co., Ltd.",
        "HUAWEI",
        "hwjs",
        "华为技术有限公司",
    ],
)
async def test_a_company_is_found_by_whatever_it_is_called(hub: TestHub, query: str) -> None:
    found = await asked(hub, query)
    assert titles(found) == ["华为技术有限公司"]
    assert found["answer"]["card"] == {"kind": "crm.customer", "thing": found["records"][0]["id"]}


async def test_every_company_is_found_by_its_name_and_every_two_signs_of_it(hub: TestHub) -> None:
    for row in rows()[::25]:
        name = row["name_cn"]
        for query in {name, name[:2], name[-2:], row["name_en"]} - {""}:
            found = (await hub.ask(BOSS, "record.list", type="crm.customer", query=query, limit=200))["records"]
            assert name in {one["title"] for one in found}, query


async def test_several_are_offered_to_pick_from(hub: TestHub) -> None:
    found = await asked(hub, "新能源")
    assert 2 <= len(found["records"]) <= 11
    blocks = found["answer"]["blocks"]
    assert blocks[0]["text"]["text"].startswith(f"</r/crm.customer/{found['records'][0]['no']}|")
    one = await asked(hub, found["records"][0]["no"].lower())
    assert titles(one) == titles(found)[:1]


async def test_too_many_ask_for_more_of_the_name(hub: TestHub) -> None:
    found = await asked(hub, "co")
    assert "多写几个字" in found["answer"]["text"]["text"]
    assert len(found["answer"]["blocks"]) == 10


async def test_none_gives_the_nearest_and_a_way_to_create_it(hub: TestHub) -> None:
    found = await asked(hub, "华威技术公司")
    assert found["records"] == []
    assert found["answer"]["text"]["text"] == "没有「华威技术公司」。新建，或换个词"
    assert "华为技术有限公司" in found["answer"]["blocks"][0]["text"]["text"]
    assert "`/customer new 华威技术公司`" in found["answer"]["blocks"][-1]["text"]["text"]
    assert "新建" not in (await asked(hub, "华威技术公司", CLERK))["answer"]["text"]["text"]


async def test_completion_follows_what_is_typed(hub: TestHub) -> None:
    for typed in ("华", "华为", "huaw", "hwj"):
        told = await hub.ask(BOSS, "record.complete", type="crm.customer", query=typed, limit=8)
        assert "华为技术有限公司" in [one["label"] for one in told["suggestions"]], typed
    first = (await hub.ask(BOSS, "record.complete", type="crm.customer", query="华为"))["suggestions"][0]
    assert first["insert"] == "华为技术有限公司"
    assert "Huawei" in first["hint"]
    mine = await hub.ask(REP, "record.complete", type="crm.customer")
    assert len(mine["suggestions"]) == 8


async def test_two_of_one_name_are_told_apart_by_number(hub: TestHub) -> None:
    told = (await hub.ask(BOSS, "record.complete", type="crm.customer", query="中国中铁"))["suggestions"]
    assert sorted(one["insert"] for one in told) == sorted(one["no"] for one in told)
    assert len(told) == 2


async def test_a_new_customer_is_the_reps_own_and_can_be_found(hub: TestHub) -> None:
    kept = await hub.ask(
        REP, "crm.customer.create", form={"name": "通恒机械有限公司", "phone": "138 0013 8000", "next_follow": "下周三"}
    )
    assert kept["record"]["owner"] == "U1"
    assert kept["record"]["values"]["next_follow"] == "2026-12-02"
    assert titles(await asked(hub, "通恒机械有限公司")) == ["通恒机械有限公司"]
    await hub.settle()
    assert titles(await asked(hub, "通恒")) == titles(await asked(hub, "thjx")) == ["通恒机械有限公司"]


async def test_a_phone_is_read_by_the_owner_and_masked_for_others(hub: TestHub) -> None:
    kept = await hub.ask(REP, "crm.customer.create", form={"name": "通恒机械", "phone": "138 0013 8000"})
    one = kept["record"]["id"]
    assert "138 0013 8000" in str(kept["card"])
    head = replace(CLERK, heads=frozenset({"P1"}))
    seen = await hub.ask(head, "record.get", type="crm.customer", record=one)
    assert "138 0013 8000" not in str(seen) and "138****8000" in str(seen["card"])
    assert seen["card"]["masked"] is True
    for who in (OTHER, CLERK):
        assert (await hub.refusal(who, "record.get", type="crm.customer", record=one)).reason == "record.missing"
    await hub.settle()
    assert (await asked(hub, "13800138000", CLERK))["records"] == []


async def test_only_sales_creates_and_only_the_owner_edits(hub: TestHub) -> None:
    assert (await hub.refusal(CLERK, "crm.customer.create", form={"name": "x"})).reason == "act.not_allowed"
    one = (await asked(hub, "华为"))["records"][0]
    rep, other = (REP, OTHER) if one["owner"] == "U1" else (OTHER, REP)
    refused = await hub.refusal(other, "crm.customer.edit", record=one["id"], form={"note": "x"})
    assert refused.reason == "record.missing"
    await hub.ask(rep, "crm.customer.transfer", record=one["id"], form={"owner": other.id})
    await hub.ask(other, "crm.customer.edit", record=one["id"], form={"note": "x"})
    refused = await hub.refusal(rep, "crm.customer.edit", record=one["id"], form={"note": "y"})
    assert refused.reason == "record.missing"


async def test_edit_opens_the_form_filled_in(hub: TestHub) -> None:
    one = (await asked(hub, "华为"))["records"][0]
    rep = REP if one["owner"] == "U1" else OTHER
    view = (await asked(hub, "华为", rep, verb="edit"))["answer"]["view"]
    assert view["act"] == "crm.customer.edit"
    assert view["preset"] == {"record": one["id"], "version": 1}
    assert next(field["default"] for field in view["fields"] if field["name"] == "name") == "华为技术有限公司"


async def test_list_mine_shows_the_reps_own(hub: TestHub) -> None:
    found = await asked(hub, "", REP, view="mine")
    assert {one["owner"] for one in found["records"]} == {"U1"}
    assert "250" in found["answer"]["text"]["text"]
    page = await hub.ask(REP, "record.list", type="crm.customer", view="mine", query="股份", limit=200)
    assert page["records"] and all("股份" in one["title"] and one["owner"] == "U1" for one in page["records"])
