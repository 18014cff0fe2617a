"""The index ends as the rows are, however often, late or out of order it hears of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.kernel import Event
from hub.search import indexer
from hub.search.tokens import VERSION
from hub.store import Afterwards
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import KEEPER
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path, "search") as running:
        yield running


async def documents(hub: TestHub) -> list[tuple[str, str]]:
    rows = await hub.rows("SELECT kind, title FROM search_doc ORDER BY kind, title")
    return [(row["kind"], row["title"]) for row in rows]


async def test_what_changed_is_indexed_after_the_commit(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "车床")
    await hub.settle()
    assert await documents(hub) == [("record", "车床")]
    await hub.ask(KEEPER, "assets.asset.edit", record=record["id"], form={"name": "铣床"})
    await hub.settle()
    assert await documents(hub) == [("record", "铣床")]


async def test_hearing_again_late_or_of_what_is_gone_does_no_harm(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "车床")
    after = Afterwards(hub.corridor)
    heard = Event("record.changed", {"type": "assets.asset", "records": [record["id"], "R404"]})
    for _ in range(3):
        await indexer.record_changed(heard, after)
    assert await documents(hub) == [("record", "车床")]
    await hub.database.atomic(lambda db: db.run("UPDATE record SET gone_at = 1"))
    await indexer.record_changed(heard, after)
    assert await documents(hub) == []
    await indexer.messages_changed([Event("chat.posted", {})], after)
    await indexer.messages_changed([Event("chat.posted", {"message": {"id": "M404"}})], after)


async def test_people_come_and_go(hub: TestHub) -> None:
    after = Afterwards(hub.corridor)
    await indexer.person_changed(Event("person.created", {"person": "U1"}), after)
    await indexer.person_changed(Event("person.changed", {"person": {"id": "U2"}}), after)
    assert await documents(hub) == [("person", "Chen"), ("person", "Li")]
    await hub.database.atomic(lambda db: db.run("UPDATE person SET gone_at = 1 WHERE id = 'U1'"))
    await indexer.person_changed(Event("person.gone", {"person": "U1"}), after)
    assert await documents(hub) == [("person", "Chen")]


async def test_an_index_of_other_tokens_is_built_anew_at_start(hub: TestHub, tmp_path: Path) -> None:
    await made(hub, KEEPER, "车床")
    await hub.settle()
    await hub.database.atomic(lambda db: db.run("UPDATE search_doc SET title = 'stale'"))
    await indexer.start(hub.corridor, tmp_path)
    assert ("record", "车床") in await documents(hub)
    assert (await hub.rows("SELECT value FROM search_state"))[0]["value"] == str(VERSION)
    await hub.database.atomic(lambda db: db.run("DELETE FROM search_doc"))
    await indexer.start(hub.corridor, tmp_path)
    assert await documents(hub) == [], "an index of today's tokens is left alone"


async def test_building_anew_gives_what_following_along_gave(hub: TestHub) -> None:
    for name in ("车床", "铣床", "钻床"):
        await made(hub, KEEPER, name)
    after = Afterwards(hub.corridor)
    for person in ("U1", "U2", "U3", "U4", "U9"):
        await indexer.person_changed(Event("person.created", {"person": person}), after)
    await hub.settle()
    columns = "kind, thing, company, type, owner, title, body, more, url, hint, at"
    followed = await hub.rows(f"SELECT {columns} FROM search_doc ORDER BY kind, thing")
    assert await indexer.rebuild(after) == 8
    assert await hub.rows(f"SELECT {columns} FROM search_doc ORDER BY kind, thing") == followed
