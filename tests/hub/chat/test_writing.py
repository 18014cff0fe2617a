"""What may be written, and whom it calls for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.chat.writing import check_tree, clean, emoji, mentions, named, writable
from hub.kernel import Refused


def test_what_no_database_keeps_is_refused() -> None:
    for text in ("a\x00", "\ud800", "x\udfff"):
        with pytest.raises(Refused, match=r"field\.unreadable"):
            clean(text)
    assert clean("你好\n\t🎉") == "你好\n\t🎉"
    with pytest.raises(Refused, match=r"field\.too_long"):
        clean("x" * 16_385)


@given(st.text())
def test_what_is_writable_survives_utf8(text: str) -> None:
    assert writable(text) == ("\x00" not in text)
    assert text.encode().decode() == text


def test_a_name_stands_on_one_line() -> None:
    assert named("  华东\n 销售 ") == "华东 销售"
    with pytest.raises(Refused, match=r"field\.required"):
        named(" \n ")
    with pytest.raises(Refused, match=r"field\.too_long"):
        named("x" * 81)


def test_an_emoji_is_one_sign_or_name_and_no_markup() -> None:
    for sign in ("👍", "👨‍👩‍👧", "thumbs_up", "赞"):
        assert emoji(sign) == sign
    for wrong in ("a b", "<script>", "\n", ""):
        with pytest.raises(Refused):
            emoji(wrong)


def test_mentions_are_read_in_order_once_and_not_out_of_code() -> None:
    assert mentions("<@U1> <!here> <@B2> <@U1> <!channel> <#C1> <@X9>") == ["U1", "here", "B2", "channel"]
    assert mentions("`<@U1>` and ```\n<@U2>\n``` then <@U3>") == ["U3"]
    assert mentions("``x ` <@U1>`` <@U2> ``` <@U3>") == ["U2"]
    assert mentions("no one") == []


def test_every_text_inside_a_tree_is_looked_at() -> None:
    check_tree({"a": ["b", {"c": 1}], "d": None}, "blocks")
    for tree in ({"a": ["\x00"]}, {"\ud800": 1}, [["x", {"y": "\x00"}]]):
        with pytest.raises(Refused):
            check_tree(tree, "blocks")
