"""What people write to the approver is read as they meant it."""

import tomllib

import pytest

from bots.approver.bot import HERE
from bots.approver.reading import Wish, read

VOCABULARY = tomllib.loads((HERE / "vocabulary.toml").read_text("utf-8"))
NO = "LV-202611-0007"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (f"{NO} 同意", Wish("approve", NO)),
        (f"同意 {NO} 注意安全", Wish("approve", NO, "注意安全")),
        (f"驳回 {NO} 超额", Wish("reject", NO, "超额")),
        (f"<@B01M8> reject {NO.lower()}: over the limit", Wish("reject", NO, "over the limit")),
        (f"不同意 {NO}", Wish("reject", NO)),
        (NO, Wish("show", NO)),
        ("待办", Wish("list")),
        ("what is waiting", Wish("list", "", "is waiting")),
        ("你好", Wish("help", "", "你好")),
        ("", Wish("help")),
    ],
)
def test_a_message_is_read_as_it_was_meant(text: str, wish: Wish) -> None:
    assert read(text, VOCABULARY) == wish
