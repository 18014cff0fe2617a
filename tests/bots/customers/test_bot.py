"""The customers bot finds a company for whoever writes its name."""

import uuid

import pytest

from tests.bots.approver.test_bot import answer_to
from tests.cast import Cast


@pytest.mark.parametrize(
    ("text", "told"), [("华为", "crm.customer"), ("控股", "选一家"), ("火星矿业一号", "没有"), ("<@B0>", "公司名")]
)
async def test_it_answers_with_the_card_a_list_or_what_to_do(cast: Cast, text: str, told: str) -> None:
    async with cast.here("sales") as (lin,):
        bots = (await lin.asks("people.find", query="客户", limit=20))["people"]
        bot = next(one["id"] for one in bots if one["kind"] == "bot")
        made = await lin.asks("channel.create", kind="direct", people=[bot], key=str(uuid.uuid4()))
        assert told in await answer_to(lin, text, made["channel"]["id"])
