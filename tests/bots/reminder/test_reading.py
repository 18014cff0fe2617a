"""What people write to the reminder is a wish, unless it asks for the list, for help, or takes one away."""

import tomllib

import pytest

from bots.reminder.bot import HERE
from bots.reminder.reading import Wish, calls, read

VOCABULARY = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("提醒我 明天9点 交周报", Wish("create", "提醒我 明天9点 交周报")),
        ("<@B01M8> <@U01M8> 明天9点 交周报", Wish("create", "<@U01M8> 明天9点 交周报")),
        ("列表", Wish("list")),
        ("<@B01M8> my reminders", Wish("list")),
        ("取消 tx-0003", Wish("cancel", "TX-0003")),
        ("TX-0003 delete", Wish("cancel", "TX-0003")),
        ("取消", Wish("create", "取消")),
        ("明天9点 看 TX-0003", Wish("create", "明天9点 看 TX-0003")),
        ("？", Wish("help")),
        ("<@B01M8>", Wish("help")),
    ],
)
def test_a_message_is_read_as_it_was_meant(text: str, wish: Wish) -> None:
    assert read(text, VOCABULARY) == wish


def test_a_bot_called_by_name_is_noticed() -> None:
    assert calls("hello <@B01M8>")
    assert not calls("hello <@U01M8>")
