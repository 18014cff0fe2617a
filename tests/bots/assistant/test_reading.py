"""What people ask the assistant is read as they meant it."""

import tomllib

import pytest

from bots.assistant.bot import HERE
from bots.assistant.reading import Wish, calls, read

VOCABULARY = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("林晓是谁", Wish("who", "林晓")), ("谁是林晓？", Wish("who", "林晓")),
        ("林晓的电话是多少", Wish("who", "林晓")),
        ("who is Lin Xiao?", Wish("who", "Lin Xiao")), ("<@B01M8> Who's Lin Xiao", Wish("who", "Lin Xiao")),
        ("<@B01M8> @林晓 是谁", Wish("who", "林晓")), ("LV-202611-0007 到哪了", Wish("where", "LV-202611-0007")),
        ("where is my request lv-202611-0007?", Wish("where", "LV-202611-0007")), ("待办", Wish("todo")),
        ("what waits for me?", Wish("todo")), ("今天有什么事？", Wish("portal")), ("My day", Wish("portal")),
        ("我的申请到哪了", Wish("sent")), ("你能做什么？", Wish("help")), ("?", Wish("help")), ("你好", Wish("")),
        ("", Wish("")),
    ],
)  # fmt: skip
def test_a_question_is_read_as_it_was_meant(text: str, wish: Wish) -> None:
    assert read(text, VOCABULARY) == wish


def test_a_bot_is_called_by_its_mention_alone() -> None:
    assert calls("<@B01M8> 林晓是谁")
    assert not calls("<@U01M8> 林晓是谁")
