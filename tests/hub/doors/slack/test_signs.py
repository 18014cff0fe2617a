"""Emoji by Slack's names."""

import pytest

from hub.doors.slack.signs import name_of, signed


@pytest.mark.parametrize(("name", "sign"), [("tada", "🎉"), (":+1:", "👍"), ("+1::skin-tone-3", "👍"), ("好", "好")])
def test_a_name_is_the_emoji_it_names_or_itself(name: str, sign: str) -> None:
    assert signed(name) == sign


def test_an_emoji_has_its_name_back() -> None:
    assert signed(name_of("🚀")) == "🚀"
    assert name_of("好") == "好"
