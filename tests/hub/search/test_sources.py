"""A document holds what people say and see, and never what only some may read."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Words
from hub.search import sources
from hub.search.index import Document
from hub.store import Sql
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import KEEPER, LI
from tests.running import TestHub

MESSAGE: dict[str, Any] = {
    "id": "M1", "channel": "C1", "seq": 7, "no": 3, "at": "2026-11-24T01:00:00.000Z", "by": {"id": "U1", "name": "Li"},
    "text": "<@U2> 看报价 https://example.com", "mentions": ["U2"], "kind": "message",
}  # fmt: skip
FILE = {"id": "F1", "name": "报价 V3.xlsx", "type": "application/xlsx", "size": 1}
PICTURE = {"id": "F2", "name": "a.png", "type": "image/png", "size": 1}


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path, "search") as running:
        yield running


async def drawn(hub: TestHub, **change: Any) -> list[Document]:
    """The documents of one message, as chat would draw it."""

    async def draw(db: Sql, words: Words, refs: Sequence[str]) -> dict[str, Any]:
        return {ref: {"message": {**MESSAGE, **change}} for ref in refs}

    hub.registry.drawers["chat.posted"] = draw
    async with hub.corridor.reading() as reads:
        return await sources.messages(reads, ["M1"])


async def test_a_message_is_found_by_its_words_with_names_for_mentions(hub: TestHub) -> None:
    (said,) = await drawn(hub)
    assert said.body == "@Chen 看报价 https://example.com"
    assert (said.channel, said.seq, said.at, said.author) == ("C1", 7, 1_795_482_000_000, "U1")
    assert said.url == "/c/C1/m/M1"
    assert said.has == " link "


async def test_its_files_are_documents_of_their_own_in_the_same_place(hub: TestHub) -> None:
    said, sheet, picture = await drawn(hub, files=[FILE, PICTURE])
    assert said.has == " file link image "
    assert (sheet.thing, sheet.title, sheet.message, sheet.seq) == ("F1:M1", "报价 V3.xlsx", "M1", 7)
    assert picture.has == " file image "


async def test_of_a_card_only_what_it_is_called_is_found(hub: TestHub) -> None:
    both = {"text": "请假", "words": {"zh": "请假", "en": "Leave"}}
    card = {"no": "LV-1", "label": both, "title": {"text": "马骏 年假 2 天"}, "facts": [{"value": {"text": "secret"}}]}
    (said,) = await drawn(hub, text="", card=card)
    assert said.more == "LV-1 请假 Leave 马骏 年假 2 天"
    assert said.has == " card "
    assert "secret" not in said.line()


@pytest.mark.parametrize("change", [{"recalled": {"by": "U1"}, "text": ""}, {"kind": "system"}, {"text": ""}])
async def test_what_was_taken_back_or_says_nothing_is_no_document(hub: TestHub, change: dict[str, Any]) -> None:
    assert await drawn(hub, **change) == []


async def test_a_person_is_found_while_they_are_here(hub: TestHub) -> None:
    await hub.database.atomic(
        lambda db: db.run("UPDATE person SET phone = '138 0013 8000', name = '李雷' WHERE id = 'U1'")
    )
    async with hub.corridor.reading() as reads:
        (li,) = await sources.people(reads.db, ["U1"])
    assert (li.title, li.url) == ("李雷", "/people/U1")
    assert "13800138000" in li.line().split() and "ll" in li.line().split()
    await hub.database.atomic(lambda db: db.run("UPDATE person SET gone_at = 1 WHERE id = 'U1'"))
    async with hub.corridor.reading() as reads:
        assert await sources.people(reads.db, ["U1"]) == []


async def test_a_record_is_found_by_its_values_save_the_masked_ones(hub: TestHub) -> None:
    record = await made(hub, KEEPER, "车床", owner=LI.id, serial="S-77", note="靠窗", price="4321")
    async with hub.corridor.reading() as reads:
        (found,) = await sources.records(reads, [record["id"]])
    line = found.line().split()
    assert {"车床", "77", "靠窗", "cc", "chechuang"} <= set(line)
    assert "4321" not in str(found)
    assert (found.type, found.owner, found.hint) == ("assets.asset", "U1", record["no"])
