"""Bots read what was said to them, not that it was."""

from bots.kit.text import without_mentions


def test_mentions_are_left_out_of_what_was_said() -> None:
    assert without_mentions("<@B01M869CAPX80> 华为 <@U01M869>") == "华为"
    assert without_mentions("  华为 ") == "华为"
