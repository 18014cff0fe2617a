"""Operators narrow a search in Chinese and English; everything else stays a word."""

from datetime import date

import pytest

from hub.kernel import Refused
from hub.search.query import means_me, read_query

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["from:张伟 合同", "来自：张伟 合同", "合同 FROM:张伟", '合同 来自:"张伟"'])
def test_an_operator_is_understood_wherever_it_stands(text: str) -> None:
    query = read_query(text, TODAY)
    assert query.authors == ("张伟",)
    assert query.words == "合同"
    assert [one.tokens for one in query.phrases] == [("合同",)]


def test_all_operators_together() -> None:
    query = read_query("报价 in:#华东销售 has:文件 has:image after:昨天 早于:2026-12-01 类型:消息", TODAY)
    assert query.rooms == ("华东销售",)
    assert query.has == ("file", "image")
    assert query.kinds == ("message",)
    assert (query.after, query.before) == (date(2026, 11, 23), date(2026, 12, 1))


def test_a_word_before_a_colon_that_is_no_operator_stays_a_word() -> None:
    query = read_query("时间:14:30 https://example.com", TODAY)
    assert query.authors == query.rooms == ()
    assert query.words == "时间:14:30 https://example.com"


@pytest.mark.parametrize("text", ["after:whenever", "has:love", "kind:thing"])
def test_a_value_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"search\.unreadable"):
        read_query(text, TODAY)


def test_me_is_whoever_searches() -> None:
    assert means_me("me") and means_me("我") and not means_me("王")
