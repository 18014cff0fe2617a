"""Who used which verb when, and what they said with it, for whoever may see the record, as far as they may."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Actor
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import CHEN, FINANCE, KEEPER, LI, STRANGER
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path) as running:
        yield running


async def told(hub: TestHub, who: Actor, type: str, record: str, **more: Any) -> dict[str, Any]:
    return await hub.ask(who, "record.history", type=type, record=record, **more)


def plain(page: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    said = [[one["value"].get("text") or one["value"].get("name") for one in line.get("facts", ())]
            for line in page["lines"]]  # fmt: skip
    return [
        (line["by"], line["verb"]["words"]["en"], facts) for line, facts in zip(page["lines"], said, strict=True)
    ]  # fmt: skip


async def test_each_step_is_told_with_its_words_the_latest_first(hub: TestHub) -> None:
    form = {"name": "Plan", "assignee": "U2"}
    one = (await hub.ask(LI, "assets.errand.create", form=form))["record"]["id"]
    await hub.ask(CHEN, "assets.errand.report", record=one, form={"progress": 40, "remark": "half a page"})
    await hub.ask(LI, "assets.errand.reassign", record=one, form={"assignee": "U3"})
    page = await told(hub, LI, "assets.errand", one)
    assert plain(page) == [
        ("U1", "Reassign", ["Wang"]), ("U2", "Report progress", ["40", "half a page"]), ("U1", "New", []),
    ]  # fmt: skip
    assert page["names"] == {"U1": "Li", "U2": "Chen"}


async def test_of_an_edit_only_the_names_of_what_was_filled_in_are_told(hub: TestHub) -> None:
    one = (await made(hub, KEEPER, "Saw"))["id"]
    await hub.ask(KEEPER, "assets.asset.edit", record=one, form={"model": "X1", "price": "100"})
    fields = [len(line.get("changed", ())) for line in (await told(hub, KEEPER, "assets.asset", one))["lines"]]
    assert fields == [2, 0]
    hidden = [len(line.get("changed", ())) for line in (await told(hub, CHEN, "assets.asset", one))["lines"]]
    assert hidden == [1, 0], "what one may not read is not even named"


async def test_pages_follow_one_another(hub: TestHub) -> None:
    one = (await hub.ask(LI, "assets.errand.create", form={"name": "Plan"}))["record"]["id"]
    await hub.ask(LI, "assets.errand.accept", record=one)
    await hub.ask(LI, "assets.errand.finish", record=one)
    first = await told(hub, LI, "assets.errand", one, limit=2)
    rest = await told(hub, LI, "assets.errand", one, limit=2, before=first["more"])
    assert [said for _, said, _ in (*plain(first), *plain(rest))] == ["Finish", "Accept", "New"]
    assert "more" not in rest


async def test_who_may_not_see_the_record_is_told_nothing(hub: TestHub) -> None:
    one = (await hub.ask(LI, "assets.errand.create", form={"name": "Plan"}))["record"]["id"]
    for who in (FINANCE, STRANGER):
        no = await hub.refusal(who, "record.history", type="assets.errand", record=one)
        assert no.reason == "record.missing"
