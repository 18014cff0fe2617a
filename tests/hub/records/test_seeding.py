"""What the demo asks is asked as the person whose act it is, and once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.records.seeding import asked_as
from tests.hub.records.desk import staffed
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def test_the_same_key_is_the_same_act_of_the_same_person(hub: TestHub) -> None:
    given = {"form": {"name": "Plan", "assignee": "U2"}}
    twice = [await asked_as(hub.corridor, "U1", "assets.errand.create", given, "seed:1") for _ in range(2)]
    assert twice[0]["record"]["owner"] == "U1"
    assert twice[0]["record"]["id"] == twice[1]["record"]["id"]
    assert len(await hub.rows("SELECT 1 FROM record")) == 1
