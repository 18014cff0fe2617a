"""Story 4: the sales rep finds a customer by whatever she remembers of it."""

import pytest

from tests.cast import Cast
from tests.story.test_chat import room_of


@pytest.mark.parametrize("query", ["华为", "huawei", "HUAWEI"])
async def test_the_right_customer_comes_as_a_card(cast: Cast, query: str) -> None:
    async with cast.here("sales") as (lin,):
        answer = await lin.says(f"/customer {query}", await room_of(lin))
        assert answer["reply"]["card"]["kind"] == "crm.customer"
        assert "华为" in answer["reply"]["card"]["title"]["text"]


async def test_candidates_show_while_typing(cast: Cast) -> None:
    async with cast.here("sales") as (lin,):
        room = await room_of(lin)
        offered = await lin.asks("command.complete", line="/customer 华", channel=room)
        assert any("华为" in one["label"] for one in offered["suggestions"])
        commands = await lin.asks("command.complete", line="/cus", channel=room)
        assert any(one["insert"].startswith("/customer") for one in commands["suggestions"])


async def test_several_are_offered_to_pick_from_and_none_is_said_in_words(cast: Cast) -> None:
    async with cast.here("sales") as (lin,):
        room = await room_of(lin)
        several = await lin.says("/customer 控股", room)
        assert several["reply"]["ephemeral"]
        none = await lin.says("/customer 火星矿业一号", room)
        assert "火星矿业一号" in str(none["reply"])


async def test_the_answer_survives_a_reload(cast: Cast) -> None:
    async with cast.here("sales") as (lin,):
        answer = await lin.says("/customer 华为", await room_of(lin))
        kept = await lin.asks("chat.history", channel=lin.inbox, limit=100)
        assert answer["reply"]["id"] in [message["id"] for message in kept["messages"]]
