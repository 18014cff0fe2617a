"""Our refusals in Slack's words."""

import pytest

from hub.doors.slack.answers import Failed, body_of, failed


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        ({"reason": "channel.missing"}, "channel_not_found"),
        ({"reason": "field.required", "field": "text"}, "no_text"),
        ({"reason": "field.required", "field": "x"}, "invalid_arguments"),
        ({"reason": "new.reason"}, "invalid_arguments"),
        ({"reason": "message.not_yours"}, "its_own"),
    ],
)  # fmt: skip
def test_each_has_a_word_and_a_method_may_have_its_own(refused: dict[str, str], error: str) -> None:
    assert failed({"words": "…", **refused}, {"message.not_yours": "its_own"}).error == error


def test_our_sentence_stands_beside_it_with_the_place_of_what_is_wrong() -> None:
    refused = {"reason": "blocks.wrong", "words": "too long", "details": {"path": "blocks[0].text"}, "retry_after": 3}
    error = failed(refused, {})
    assert body_of(error) == {
        "ok": False, "error": "invalid_blocks",
        "response_metadata": {"messages": ["[ERROR] too long [json-pointer:/blocks[0].text]"]},
    }  # fmt: skip
    assert error.more["retry_after"] == 3
    assert body_of(Failed("x", y=1)) == {"ok": False, "error": "x", "y": 1}
