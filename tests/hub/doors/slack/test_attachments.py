"""Slack's older attachments, as blocks."""

from hub.doors.slack.attachments import blocks_of, fallback_of, text_in

ALERT = {
    "fallback": "Build 7 failed", "color": "danger", "pretext": "Heads up", "author_name": "CI", "title": "Build 7",
    "title_link": "https://ci.example/7", "text": "Two tests", "footer": "just now",
    "fields": [{"title": f"f{n}", "value": n, "short": True} for n in range(12)], "image_url": "https://ci.example/i",
}  # fmt: skip


def test_an_attachment_is_drawn_as_the_blocks_it_stands_for() -> None:
    drawn = blocks_of([ALERT])
    kinds = ["section", "context", "section", "section", "section", "image", "context"]
    assert [one["type"] for one in drawn] == kinds
    assert drawn[2]["text"]["text"] == "*<https://ci.example/7|Build 7>*\nTwo tests"
    assert [len(one["fields"]) for one in drawn if "fields" in one] == [10, 2]


def test_blocks_of_an_attachment_are_its_own_and_two_are_parted() -> None:
    inner = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}
    assert blocks_of([{"blocks": [inner]}, {"title": "t"}, "nonsense", {}]) == [
        inner, {"type": "divider"}, {"type": "section", "text": {"type": "mrkdwn", "text": "*t*"}},
    ]  # fmt: skip
    assert blocks_of([]) == []


def test_something_stands_for_them_where_only_text_is_shown() -> None:
    assert fallback_of([ALERT, {"text": "b"}, 7]) == "Build 7 failed\nb"
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "a"}}, {"type": "divider"}, {"text": "b"}]
    assert text_in(blocks) == "a\nb"
