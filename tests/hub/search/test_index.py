"""What is in the index is found on both databases alike, whatever was put in, changed or taken out before."""

import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.search.index import Document, counted, drop, drop_of_message, matching, put
from hub.search.tokens import phrases
from hub.store import Sql
from tests.hub.search.test_tokens import holds
from tests.running import TestHub, opened


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with opened(store_url, tmp_path, only=("search",)) as running:
        yield running


def said(number: int, body: str, **more: Any) -> Document:
    return Document(kind="message", thing=f"M{number}", company="", message=f"M{number}", body=body, **more)


async def found(hub: TestHub, query: str, limit: int = 1000) -> list[str]:
    async with hub.database.reading() as db:
        return [row["thing"] for row in await matching(db, phrases(query), [], limit)]


async def write(hub: TestHub, *documents: Document) -> None:
    await hub.database.atomic(lambda db: put(db, documents))


async def test_the_newest_is_found_first(hub: TestHub) -> None:
    await write(hub, *(said(number, "审批流程") for number in range(30)))
    assert await found(hub, "批流", 3) == ["M29", "M28", "M27"]


async def test_a_changed_document_is_found_by_its_new_words_and_keeps_its_place(hub: TestHub) -> None:
    await write(hub, said(1, "通恒机械"), said(2, "通恒轴承"))
    await write(hub, said(1, "通恒产线"))
    assert await found(hub, "机械") == []
    assert await found(hub, "产线") == ["M1"]
    assert await found(hub, "通恒") == ["M2", "M1"]


async def test_what_is_taken_out_is_found_no_more(hub: TestHub) -> None:
    await write(hub, said(1, "秘密"), said(2, "公开"), Document("file", "F1:M1", "", message="M1", title="秘密.xlsx"))
    await hub.database.atomic(lambda db: drop_of_message(db, ["M1"]))
    await hub.database.atomic(lambda db: drop(db, "message", ["M2"]))
    assert await hub.rows("SELECT 1 FROM search_doc") == []
    assert await found(hub, "秘密") == await found(hub, "公开") == []


async def test_a_name_is_found_by_its_sound_a_text_is_not(hub: TestHub) -> None:
    await write(hub, said(1, "华为"), Document("record", "R1", "O1", title="华为技术"))
    assert await found(hub, "hw") == await found(hub, "huaweiji") == await found(hub, "jishu") == ["R1"]
    assert await found(hub, "华") == ["R1", "M1"]


async def test_counts_are_by_kind_and_stop_somewhere(hub: TestHub) -> None:
    await write(hub, *(said(number, "的") for number in range(30)), Document("record", "R1", "O1", title="的士"))

    async def count(db: Sql) -> dict[str, int]:
        return await counted(db, phrases("的"), [("d.kind <> ?", ["person"])], 20)

    async with hub.database.reading() as db:
        assert await counted(db, phrases("的"), [], 1000) == {"message": 30, "record": 1}
        assert sum((await count(db)).values()) == 20


async def test_long_words_and_strange_signs_do_no_harm(hub: TestHub) -> None:
    await write(hub, said(1, "x" * 16_384), said(2, "a'b\\c \":*&|!() ¶ ¤ 🙂 \u2028 后"), said(3, ""))
    assert await found(hub, "x" * 5_000) == ["M1"]
    assert await found(hub, "b c") == ["M2"]
    assert await found(hub, "后") == ["M2"]


async def test_search_finds_what_looking_through_everything_finds(hub: TestHub) -> None:
    dice = random.Random(7)
    pieces = ["审", "批", "流程", "通恒", "机械", "的", "deploy", "v2", "Café", " ", ",", "。", "\n"]
    texts = ["".join(dice.choices(pieces, k=dice.randrange(1, 14))) for _ in range(300)]
    await write(hub, *(said(number, text) for number, text in enumerate(texts)))
    for query in ["审", "批", "的", "审批", "流程通", "恒机械", "程的通恒", "dep", "deploy", "cafe", "v2"]:
        expected = [f"M{number}" for number in reversed(range(300)) if holds(texts[number], query)]
        assert await found(hub, query) == expected, query


async def test_between_chinese_and_latin_a_gap_makes_no_difference(hub: TestHub) -> None:
    await write(hub, said(1, "我的deploy"), said(2, "我的 deploy"), said(3, "我的新deploy"), said(4, "deploy我的"))
    assert await found(hub, "的deploy") == ["M2", "M1"]
