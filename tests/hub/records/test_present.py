"""A record in chat is drawn for everybody and for each, and a tap on it asks for its own acts only."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.kernel import Refused
from hub.records.present import presenter
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import FINANCE, KEEPER, LI, STRANGER, asset, words
from tests.running import TestHub

SHOWN = presenter(asset)


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def test_everybody_sees_the_masked_face_and_each_their_own(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "Lathe", price="1200", owner=LI.id)
    async with hub.database.reading() as db:
        shared = await SHOWN.draw(db, words(), record["id"])
        assert shared["masked"] is True
        assert (await SHOWN.see(db, words(), record["id"], FINANCE))["masked"] is False
        mine = await SHOWN.see(db, words(), record["id"], LI)
        assert [one["id"] for one in mine["actions"]] == ["edit", "repair"]
        assert next(one for one in mine["facts"] if "owner" in one["label"]["text"])["value"] == {
            "id": "U1",
            "name": "Li",
        }
        assert (await SHOWN.see(db, words(), record["id"], STRANGER))["facts"] == []


async def test_what_is_not_there_cannot_be_drawn(hub: TestHub) -> None:
    async with hub.database.reading() as db:
        with pytest.raises(Refused, match=r"record\.missing"):
            await SHOWN.draw(db, words(), "R404")


def test_a_tap_stands_for_the_records_own_act() -> None:
    assert SHOWN.tap({"thing": "R1"}, "repair", {"fault": "noise"}, None) == (
        "assets.asset.repair",
        {"record": "R1", "form": {"fault": "noise"}},
    )
    for strange in ("create", "explode"):
        with pytest.raises(Refused, match=r"act\.unknown"):
            SHOWN.tap({"thing": "R1"}, strange, {}, None)
