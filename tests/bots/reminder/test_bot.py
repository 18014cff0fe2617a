"""The reminder sets what it is told in a person's own words, shows the list, and takes one away."""

import re
import uuid

from bots.kit.text import said
from tests.bots.approver.test_bot import answer_to
from tests.cast import Cast
from tests.wire import Person


def test_a_text_is_said_in_the_readers_language() -> None:
    text = {"text": "完成", "words": {"zh": "完成", "en": "Done"}}
    assert (said(text, "en"), said({"text": "x"}, "en")) == ("Done", "x")


async def room_with_it(person: Person) -> str:
    bots = (await person.asks("people.find", query="提醒", kind="bot", limit=5))["people"]
    made = await person.asks("channel.create", kind="direct", people=[bots[0]["id"]], key=str(uuid.uuid4()))
    return str(made["channel"]["id"])


async def test_it_sets_lists_and_cancels_in_ones_own_words(cast: Cast) -> None:
    async with cast.here("manager") as (zhou,):
        room = await room_with_it(zhou)
        answer = await answer_to(zhou, "提醒我 每周五 16:30 交周报", room)
        assert "每周五 16:30 提醒你：交周报" in answer
        number = re.search(r"TX-\d+", answer)
        assert number
        assert number[0] in await answer_to(zhou, "列表", room)
        assert "已取消" in await answer_to(zhou, f"取消 {number[0]}", room)
        assert "没看懂是什么时候" in await answer_to(zhou, "交周报", room)
        assert "我到点提醒你" in await answer_to(zhou, "帮助", room)
