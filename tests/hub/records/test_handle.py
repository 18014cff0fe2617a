"""A whole act against a real database: rows, index, journal and events, or none of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.kernel import Refused
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import CHEN, KEEPER, LI, STRANGER
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def test_a_new_record_has_a_number_a_card_and_its_index(hub: TestHub) -> None:
    kept = await hub.ask(KEEPER, "assets.asset.create", form={"name": "Lathe", "price": "1200", "serial": "S-1"})
    assert kept["record"]["no"] == "ZC-202611-0001"
    assert kept["record"]["values"]["price"] == {"amount": "1200.00", "currency": "CNY"}
    assert kept["card"]["title"]["text"] == "Lathe"
    assert {one["id"] for one in kept["card"]["actions"]} == {"edit", "repair", "assign"}
    indexed = await hub.rows("SELECT field, value FROM record_value WHERE record = ?", kept["record"]["id"])
    assert ("serial", "s-1") in {(one["field"], one["value"]) for one in indexed}
    assert (await hub.rows("SELECT target FROM journal"))[0]["target"] == kept["record"]["id"]


async def test_numbers_go_up_by_one(hub: TestHub) -> None:
    assert [(await made(hub, KEEPER, name))["no"][-4:] for name in "abc"] == ["0001", "0002", "0003"]


async def test_the_same_key_is_one_record(hub: TestHub) -> None:
    first = await hub.ask(KEEPER, "assets.asset.create", key="k1", form={"name": "Lathe"})
    again = await hub.ask(KEEPER, "assets.asset.create", key="k1", form={"name": "Lathe"})
    assert again["duplicate"] is True
    assert again["record"]["id"] == first["record"]["id"]


async def test_a_refusal_names_every_field_in_words_and_leaves_nothing(hub: TestHub) -> None:
    no = await hub.refusal(KEEPER, "assets.asset.create", form={"name": "", "kind": "toy", "seats": 100})
    assert no.reason == "form.invalid"
    errors = {one["field"]: one for one in no.details["errors"]}
    assert errors["kind"]["options"][0]["text"] == "field.assets.asset.kind.office"
    assert errors["seats"]["words"] == "「field.assets.asset.seats」太大，最多 99"
    assert await hub.rows("SELECT 1 FROM record UNION ALL SELECT 1 FROM journal") == []


async def test_an_edit_says_what_it_changed_and_keeps_the_rest(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe", note="old", seats=2)
    kept = await hub.ask(KEEPER, "assets.asset.edit", record=record["id"], form={"note": None, "seats": 3})
    assert kept["record"]["version"] == 2
    assert "note" not in kept["record"]["values"]
    assert kept["record"]["values"]["name"] == "Lathe"


async def test_a_record_is_found_by_its_number_too(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe")
    kept = await hub.ask(KEEPER, "assets.asset.repair", no=record["no"], form={"fault": "noise"})
    assert kept["record"]["state"] == "in_repair"


async def test_of_two_edits_of_one_version_the_second_is_stale(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe")
    edit = {"record": record["id"], "version": 1, "form": {"note": "x"}}
    done = await asyncio.gather(
        *(hub.ask(KEEPER, "assets.asset.edit", **edit) for _ in range(8)), return_exceptions=True
    )
    assert sum(not isinstance(one, BaseException) for one in done) == 1
    assert {one.reason for one in done if isinstance(one, Refused)} == {"record.stale"}


async def test_a_unique_value_is_taken_once(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe", serial="S-1")
    no = await hub.refusal(KEEPER, "assets.asset.create", form={"name": "Saw", "serial": "s-1"})
    assert (no.reason, no.details["field"]) == ("field.taken", "serial")
    await hub.ask(KEEPER, "assets.asset.edit", record=record["id"], form={"serial": "S-2"})
    await made(hub, KEEPER, "Saw", serial="S-1")


async def test_many_may_have_no_value_where_values_are_unique(hub: TestHub) -> None:
    assert len({(await made(hub, KEEPER, name))["id"] for name in "abc"}) == 3


async def test_a_field_cannot_name_who_is_not_there(hub: TestHub) -> None:
    for nobody in ("U404", STRANGER.id):
        no = await hub.refusal(KEEPER, "assets.asset.create", form={"name": "Lathe", "owner": nobody})
        assert (no.reason, no.details["field"]) == ("field.missing", "owner")
    record = await made(hub, KEEPER, "Lathe", owner=LI.id, users=[LI.id, CHEN.id])
    assert record["owner"] == LI.id
    await made(hub, KEEPER, "Saw", spare=record["id"])


async def test_who_may_not_see_a_record_does_not_learn_that_it_is_there(hub: TestHub) -> None:
    diary = await hub.ask(LI, "assets.diary.create", form={"name": "secret"})
    for who in (CHEN, STRANGER):
        no = await hub.refusal(who, "assets.diary.edit", record=diary["record"]["id"], form={"name": "x"})
        assert no.reason == "record.missing"


async def test_a_closed_verb_is_refused_in_words(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe")
    no = await hub.refusal(KEEPER, "assets.asset.return", record=record["id"])
    assert no.reason == "act.not_open"
    assert no.details["state"]["text"] == "state.assets.asset.in_use"


async def test_a_bot_or_person_of_another_company_finds_nothing(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe")
    assert (await hub.refusal(STRANGER, "assets.asset.edit", record=record["id"])).reason == "record.missing"


async def test_the_journals_line_is_about_the_record_whoever_is_told_of_it(hub: TestHub) -> None:
    form = {"name": "Plan", "assignee": CHEN.id, "due": "2026-11-27"}
    one = (await hub.ask(LI, "assets.errand.create", form=form))["record"]["id"]
    lines = await hub.rows("SELECT target FROM journal WHERE act = 'assets.errand.create'")
    assert lines == [{"target": one}]
