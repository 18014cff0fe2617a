"""Emoji by Slack's names."""

import pytest

from hub.doors.slack.signs import in_blocks, name_of, signed, spelled


@pytest.mark.parametrize(("name", "sign"), [("tada", "🎉"), (":+1:", "👍"), ("+1::skin-tone-3", "👍"), ("好", "好")])
def test_a_name_is_the_emoji_it_names_or_itself(name: str, sign: str) -> None:
    assert signed(name) == sign


def test_an_emoji_has_its_name_back() -> None:
    assert signed(name_of("🚀")) == "🚀"
    assert name_of("好") == "好"


def test_names_in_a_text_and_in_the_texts_of_blocks_are_made_emoji() -> None:
    assert spelled("a :tada: :nothing_such: 10:20:30") == "a 🎉 :nothing_such: 10:20:30"
    text, plain = {"type": "mrkdwn", "text": ":tada:"}, {"type": "plain_text", "text": ":tada:", "emoji": False}
    block = {"type": "section", "text": text, "block_id": ":tada:", "fields": [plain, 7]}
    assert in_blocks([block]) == [{**block, "text": {**text, "text": "🎉"}}]
