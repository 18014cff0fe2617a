"""Emoji by the names Slack has for them, and back. Pure."""

import emoji


def signed(name: str) -> str:
    """The emoji of a Slack name (`tada`, `+1::skin-tone-2`); the name itself where there is none."""
    plain = name.strip().strip(":").partition("::")[0]
    found = emoji.emojize(f":{plain}:", language="alias")
    return plain if found == f":{plain}:" else found


def name_of(sign: str) -> str:
    """The Slack name of an emoji; itself where it has none."""
    return emoji.demojize(sign, language="alias").strip(":")
