"""What a caller wants said, from its arguments."""

from hub.doors.slack.saying import is_off, is_on, said

BLOCK = {"type": "section", "text": {"type": "mrkdwn", "text": "*b*"}}


def test_text_is_mrkdwn_unless_it_says_it_is_not() -> None:
    assert said({"text": "*x*"}).text == "**x**"
    assert said({"text": "*x*", "mrkdwn": False}).text == "\\*x\\*"
    assert said({"text": "y", "markdown_text": "**x**"}).text == "**x**"


def test_blocks_come_with_a_text_for_where_only_text_is_shown() -> None:
    assert (said({"blocks": [BLOCK]}).text, said({"blocks": [BLOCK]}).blocks) == ("**b**", [BLOCK])
    both = said({"text": "t", "blocks": [BLOCK], "attachments": [{"title": "a"}]})
    assert (both.text, len(both.blocks or [])) == ("t", 2)
    assert said({"attachments": [{"fallback": "f", "text": "x"}]}).text == "f"


def test_attachments_stand_below_the_text_and_blocks_instead_of_it() -> None:
    both = said({"text": "*t* " + "x" * 3000, "attachments": [{"title": "a"}]})
    assert both.text.startswith("**t**")
    assert [one["text"]["text"][:3] for one in both.blocks or []] == ["*t*", "xxx", "*a*"]


def test_nothing_is_nothing_and_what_could_not_be_kept_is_told() -> None:
    assert said({}).is_empty
    assert said({"blocks": "nonsense", "attachments": 7, "text": " "}).is_empty
    assert said({"text": "x", "metadata": {}, "icon_url": "u"}).dropped == ("icon_url",)


def test_a_message_is_signed_with_a_name_and_perhaps_an_emoji() -> None:
    assert said({"text": "x", "username": " Jen\nkins ", "icon_emoji": ":tada:"}).alias == {
        "name": "Jen kins", "icon": "🎉",
    }  # fmt: skip
    assert said({"text": "x", "username": "CI", "icon_emoji": ":nothing_such:"}).alias == {"name": "CI"}
    assert said({"text": "x", "icon_emoji": ":tada:"}).alias is None


def test_a_switch_is_read_as_forms_and_json_say_it() -> None:
    assert [is_on(one) for one in (True, "1", "true", "0", False, None, "")] == [True] * 3 + [False] * 4
    assert [is_off(one) for one in (False, "0", "false", True, None)] == [True] * 3 + [False] * 2
