"""Slack's marking and ours: what is bold stays bold, what was escaped calls for nobody, plain words stay themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.chat.writing import mentions
from hub.doors.slack.mrkdwn import from_ours, plain_to_ours, to_ours

BOTH_WAYS = [
    ("*bold* _it_ ~gone~ `a*b*`", "**bold** _it_ ~~gone~~ `a*b*`"),
    ("*see <https://x.example/a_b|the *page*>*", "**see [the *page*](https://x.example/a_b)**"),
    ("<@U1> in <#C1>, <!here> <!channel>", "<@U1> in <#C1>, <!here> <!channel>"),
    ("> quoted\nsnake_case 2*3*4", "> quoted\nsnake_case 2*3*4"),
    ("<https://x.example>", "<https://x.example>"),
    ("a &amp; b", "a & b"),
]
ONE_WAY = [
    ("<@U1|bob> <#C1|general> <!everyone> <!subteam^S1|@ops> <!date^1^{date}|today>",
     "<@U1> <#C1> <!channel> @ops today"),
    ("<!subteam^S1>", "@S1"),
    ("&lt;@U1&gt; and 1 &lt; 2", "&lt;@U1> and 1 < 2"),
    ("# no heading\nC:\\_x [a](b)", "\\# no heading\nC:\\\\_x \\[a](b)"),
    ("```if a &lt; b: *x*```", "\n```\nif a < b: *x*\n```\n"),
    (":tada: :unknown_one: 10:30:15", "🎉 :unknown_one: 10:30:15"),
    ("<mailto:a@b.example|write>", "[write](mailto:a@b.example)"),
]  # fmt: skip
ANY = st.text(st.sampled_from("ab 1*_~`<>@U!#|&;\\[](){}:\n\x01\x0297好"), max_size=60)


@pytest.mark.parametrize(("slack", "ours"), BOTH_WAYS)
def test_it_comes_back_as_it_went(slack: str, ours: str) -> None:
    assert to_ours(slack) == ours
    assert from_ours(ours) == slack


@pytest.mark.parametrize(("slack", "ours"), ONE_WAY)
def test_what_we_have_no_mark_for_is_shown_as_near_as_it_comes(slack: str, ours: str) -> None:
    assert to_ours(slack) == ours


def test_our_own_marks_have_a_slack_one() -> None:
    assert from_ours("## Head ##\n**a** __b__ *c* ~~d~~ [e](https://x.example) \\*f\\*") == (
        "*Head*\n*a* *b* _c_ ~d~ <https://x.example|e> *f*"
    )
    assert from_ours("a <b> & `<i>`") == "a &lt;b&gt; &amp; `&lt;i&gt;`"


def test_a_text_to_be_shown_as_it_stands_is() -> None:
    assert plain_to_ours("*x* <https://x.example|y> \\ # [a](b)") == (
        "\\*x\\* [y](https://x.example) \\\\ \\# \\[a\\](b)"
    )


@given(ANY)
def test_whatever_was_escaped_calls_for_nobody(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert mentions(to_ours(escaped)) == []


@given(ANY)
def test_a_mention_is_made_by_none_of_both_that_was_not_there(text: str) -> None:
    assert set(mentions(to_ours(from_ours(text)))) <= set(mentions(text.replace("\x01", "").replace("\x02", "")))


@given(st.text(st.sampled_from("abc 好，。\n"), max_size=60))
def test_plain_words_stay_themselves(text: str) -> None:
    assert to_ours(text) == from_ours(text) == text
