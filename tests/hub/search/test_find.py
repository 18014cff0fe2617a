"""Search finds what was said, in any room one is in and no other, narrowed as people say it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.kernel import Actor
from hub.search import rebuild
from hub.search.find import quality
from hub.store import Afterwards
from tests.hub.records.desk import made, staffed
from tests.hub.records.samples import CHEN, KEEPER, LI, STRANGER
from tests.running import TestHub


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with staffed(store_url, tmp_path, "search") as running:
        names = [("李雷", "U1"), ("陈思雨", "U2")]
        await running.database.atomic(lambda db: db.many("UPDATE person SET name = ? WHERE id = ?", names))
        yield running


async def room(hub: TestHub, who: Actor, name: str, *people: Actor) -> str:
    made = await hub.ask(who, "channel.create", kind="private", name=name, people=[one.id for one in people])
    return str(made["channel"]["id"])


async def say(hub: TestHub, who: Actor, channel: str, text: str, **more: Any) -> str:
    posted = await hub.ask(who, "chat.post", key=f"k{hub.clock.now}", channel=channel, text=text, **more)
    await hub.settle()
    return str(posted["id"])


async def found(hub: TestHub, who: Actor, query: str, **more: Any) -> list[str]:
    hits = (await hub.ask(who, "search.find", query=query, **more))["hits"]
    return [one["snippet"] for one in hits if one["kind"] == "message"]


async def test_what_was_said_is_found_by_any_piece_of_it_with_its_place(hub: TestHub) -> None:
    channel = await room(hub, LI, "华东销售", CHEN)
    message = await say(hub, LI, channel, "通恒机械的报价明天 deploy")
    for query in ("通", "恒机", "报价明天", "的报价", "depl", "DEPLOY", "通恒 报价"):
        (hit,) = (await hub.ask(CHEN, "search.find", query=query))["hits"]
        assert (hit["id"], hit["channel"], hit["url"]) == (message, channel, f"/c/{channel}/m/{message}")
        assert hit["by"] == {"id": "U1", "name": "李雷"}
    assert [hit["snippet"][a:b] for a, b in hit["marks"]] == ["通恒", "报价"]


async def test_nobody_finds_what_was_said_where_they_are_not(hub: TestHub) -> None:
    await say(hub, LI, await room(hub, LI, "secret"), "秘密")
    for who in (CHEN, KEEPER, STRANGER):
        assert await found(hub, who, "秘密") == []
        assert (await hub.ask(who, "chat.search", query="秘密"))["hits"] == []
        assert "counts" not in (await hub.ask(who, "search.find", query="秘密"))
    assert await found(hub, LI, "秘密") == ["秘密"]


async def test_who_left_finds_no_more_of_it(hub: TestHub) -> None:
    channel = await room(hub, LI, "team", CHEN)
    await say(hub, LI, channel, "合同一")
    assert await found(hub, CHEN, "合同") == ["合同一"]
    await hub.ask(CHEN, "channel.leave", channel=channel)
    await say(hub, LI, channel, "合同二")
    assert await found(hub, CHEN, "合同") == []
    assert await found(hub, LI, "合同") == ["合同二", "合同一"]


async def test_an_edited_message_is_found_by_its_new_words_and_a_recalled_one_never(hub: TestHub) -> None:
    channel = await room(hub, LI, "team")
    message = await say(hub, LI, channel, "合同")
    await hub.ask(LI, "chat.edit", message=message, text="协议")
    await hub.settle()
    assert (await found(hub, LI, "合同"), await found(hub, LI, "协议")) == ([], ["协议"])
    await hub.ask(LI, "chat.recall", message=message)
    await hub.settle()
    assert await found(hub, LI, "协议") == []
    assert await hub.rows("SELECT 1 FROM search_doc WHERE body LIKE '%协议%'") == []


async def test_operators_narrow_by_who_where_when_and_what(hub: TestHub) -> None:
    sales, office = await room(hub, LI, "华东销售", CHEN), await room(hub, LI, "行政", CHEN)
    await say(hub, LI, sales, "报价一 https://example.com")
    await say(hub, CHEN, sales, "报价二")
    await say(hub, CHEN, office, "报价三")
    hub.clock.now += 24 * 3_600_000
    await say(hub, LI, office, "报价四")
    await rebuild(Afterwards(hub.corridor))
    for query, expected in {
        "报价 from:李雷": ["报价四", "报价一 https://example.com"],
        "报价 来自：陈": ["报价三", "报价二"],
        "报价 from:me": ["报价四", "报价一 https://example.com"],
        "报价 from:ll": ["报价四", "报价一 https://example.com"],
        "来自:陈思雨 在:华东": ["报价二"],
        "报价 in:#行政": ["报价四", "报价三"],
        "报价 has:link": ["报价一 https://example.com"],
        "报价 after:今天": ["报价四"],
        "报价 早于:今天": ["报价三", "报价二", "报价一 https://example.com"],
        "报价 from:nobody": [],
        "in:nowhere": [],
    }.items():
        assert await found(hub, LI, query) == expected, query
    assert await found(hub, LI, "报价", channel=sales) == ["报价二", "报价一 https://example.com"]
    assert (await hub.refusal(LI, "search.find", query="after:whenever")).reason == "search.unreadable"


async def test_pages_join_without_gap_or_double(hub: TestHub) -> None:
    channel = await room(hub, LI, "team")
    for number in range(23):
        await say(hub, LI, channel, f"报价 {number}")
    seen: list[str] = []
    before, first = "", True
    while before or first:
        page = await hub.ask(LI, "chat.search", query="报价", limit=5, before=before)
        assert (page.get("counts") == {"message": 23}) is first
        seen += [one["snippet"] for one in page["hits"]]
        before, first = page.get("more", ""), False
    assert seen == [f"报价 {number}" for number in reversed(range(23))]
    assert (await hub.refusal(LI, "chat.search", query="报价", before="x")).reason == "field.unreadable"


async def test_people_records_and_messages_come_together_by_kind(hub: TestHub) -> None:
    await hub.database.atomic(lambda db: db.run("UPDATE person SET name = '通恒' WHERE id = 'U4'"))
    await made(hub, KEEPER, "通恒机械", owner=LI.id)
    diary = await hub.ask(CHEN, "assets.diary.create", form={"name": "通恒日记"})
    await say(hub, LI, await room(hub, LI, "team"), "通恒来电")
    await rebuild(Afterwards(hub.corridor))
    told = await hub.ask(LI, "search.find", query="通恒")
    assert [(one["kind"], one["title"] or one["snippet"]) for one in told["hits"]] == [
        ("person", "通恒"), ("record", "通恒机械"), ("message", "通恒来电"),
    ]  # fmt: skip
    assert told["counts"] == {"person": 1, "record": 1, "message": 1}
    assert told["hits"][1]["url"].startswith("/r/assets.asset/ZC-")
    hers = (await hub.ask(CHEN, "search.find", query="通恒", kinds=["record"]))["hits"]
    assert {one["id"] for one in hers} == {diary["record"]["id"], told["hits"][1]["id"]}
    assert (await hub.ask(STRANGER, "search.find", query="通恒"))["hits"] == []
    assert (await hub.ask(LI, "search.find", query="类型:记录 通恒"))["counts"] == {"record": 1}


async def test_nothing_typed_finds_nothing(hub: TestHub) -> None:
    for query in ("", "  ", "。。。", '"'):
        assert (await hub.ask(LI, "search.find", query=query))["hits"] == []


def test_a_name_that_sounds_so_comes_before_letters_within_another_word() -> None:
    rows = [
        {"title": title, "body": body, "more": more}
        for title, body, more in (
            ("西南证券", "Southwest Securities", ""),
            ("华为技术有限公司", "Huawei Technologies Co., Ltd.", "华为"),
            ("中华网络", "", ""),
            ("HW Group", "", ""),
        )
    ]
    ranked = [row["title"] for row in sorted(rows, key=lambda row: quality(row, "hw"))]
    assert ranked == ["HW Group", "华为技术有限公司", "西南证券", "中华网络"]
