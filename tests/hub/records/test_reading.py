"""Records are read by whoever may: one, its card, and what is meant by a word; without an index, by exact name."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import CHEN, KEEPER, LI, STRANGER
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path, "search") as running:
        yield running


async def test_one_record_by_id_or_number_with_its_card(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe", owner=LI.id)
    for asked in ({"record": record["id"]}, {"no": record["no"]}, {"no": record["no"], "type": "assets.asset"}):
        found = await hub.ask(LI, "record.get", **asked)
        assert found["record"]["title"] == found["card"]["title"]["text"] == "Lathe"
    assert [one["id"] for one in found["card"]["actions"]] == ["edit", "repair"]


async def test_a_card_is_made_once_for_whoever_wants_to_show_it(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe", owner=LI.id)
    assert (await hub.ask(LI, "record.get", record=record["id"]))["card"]["id"] == ""
    first, again = [(await hub.ask(LI, "record.card", record=record["id"]))["card"] for _ in range(2)]
    assert first["id"] == again["id"] == (await hub.ask(LI, "record.get", record=record["id"]))["card"]["id"] != ""
    assert [one["for"] for one in first["actions"]] == [[LI.id], [LI.id]]
    tapped = await hub.ask(LI, "card.tap", card=first["id"], action="repair", form={"fault": "noise"}, version=1)
    assert tapped["card"]["state"]["code"] == "in_repair"
    assert tapped["card"]["face"] > first["face"]
    stale = await hub.refusal(LI, "card.tap", card=first["id"], action="edit", form={"note": "x"}, version=1)
    assert stale.reason == "card.stale"


async def test_what_is_not_there_and_what_may_not_be_seen_are_refused_alike(hub: TestHub) -> None:
    diary = (await hub.ask(LI, "assets.diary.create", form={"name": "secret"}))["record"]
    for who, what in ((CHEN, diary["id"]), (STRANGER, diary["id"]), (LI, "R404"), (LI, "")):
        assert (await hub.refusal(who, "record.get", record=what)).reason == "record.missing"
    assert (await hub.ask(CHEN, "record.find", type="assets.diary", query="secret"))["records"] == []
    assert (await hub.ask(CHEN, "record.complete", type="assets.diary", query="secret"))["suggestions"] == []


async def test_a_number_is_found_however_it_is_typed(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe")
    for typed in (record["no"], record["no"].lower(), f" {record['no']} ", record["id"]):
        found = await hub.ask(LI, "record.find", type="assets.asset", query=typed)
        assert found["answer"]["card"]["thing"] == record["id"], typed


async def test_what_has_just_been_made_is_found_by_exactly_its_name_at_once(hub: TestHub) -> None:
    await made(hub, KEEPER, "Lathe", serial="S-77")
    for typed in ("Lathe", "S-77", "s-77"):
        found = await hub.ask(LI, "record.find", type="assets.asset", query=typed)
        assert [one["title"] for one in found["records"]] == ["Lathe"], typed


async def test_a_view_is_shown_short_with_its_count(hub: TestHub) -> None:
    for number in range(12):
        await made(hub, KEEPER, f"asset {number}", owner=LI.id)
    found = await hub.ask(LI, "record.find", type="assets.asset", view="mine")
    assert len(found["records"]) == 10
    assert "12" in found["answer"]["text"]["text"]
    assert (await hub.ask(CHEN, "record.find", type="assets.asset"))["answer"]["text"]["text"].endswith("还没有内容")


async def test_a_form_is_opened_only_by_who_may_send_it(hub: TestHub) -> None:
    await made(hub, KEEPER, "Lathe", owner=LI.id)
    view = (await hub.ask(LI, "record.find", type="assets.asset", query="Lathe", verb="edit"))["answer"]["view"]
    assert view["act"] == "assets.asset.edit"
    no = await hub.refusal(CHEN, "record.find", type="assets.asset", query="Lathe", verb="edit")
    assert no.reason == "act.not_allowed"
    new = (await hub.ask(LI, "record.find", type="assets.asset", query="Saw", verb="create"))["answer"]["view"]
    assert next(one["default"] for one in new["fields"] if one["name"] == "name") == "Saw"


async def test_completion_before_anything_is_typed_offers_ones_own(hub: TestHub) -> None:
    await made(hub, KEEPER, "mine", owner=LI.id)
    await made(hub, KEEPER, "hers", owner=CHEN.id)
    told = await hub.ask(LI, "record.complete", type="assets.asset")
    assert [one["label"] for one in told["suggestions"]] == ["mine"]
    assert len((await hub.ask(KEEPER, "record.complete", type="assets.asset"))["suggestions"]) == 2


async def test_all_types_are_described(hub: TestHub) -> None:
    told = await hub.ask(LI, "record.types")
    types = {one["name"]: one["actions"][0]["id"] for one in told["types"]}
    assert types == {
        "assets.asset": "edit", "assets.diary": "create", "assets.tool": "edit", "assets.key": "edit",
        "assets.errand": "create",
    }  # fmt: skip
