"""Emoji by the names Slack has for them, and back. Pure."""

import re
from typing import Any

import emoji

NAMED = re.compile(r":([a-z0-9_+'-]{1,60}):(?::skin-tone-[2-6]:)?")
WRITTEN = ("mrkdwn", "plain_text")

def signed(name: str) -> str:
    """The emoji of a Slack name (`tada`, `+1::skin-tone-2`); the name itself where there is none."""
    plain = name.strip().strip(":").partition("::")[0]
    found = emoji.emojize(f":{plain}:", language="alias")
    return plain if found == f":{plain}:" else found


def name_of(sign: str) -> str:
    """The Slack name of an emoji; itself where it has none."""
    return emoji.demojize(sign, language="alias").strip(":")


def spelled(text: str) -> str:
    """A text with every emoji's name in it made the emoji; names of none stay."""
    return NAMED.sub(lambda found: _sign(found[0], found[1]), text)


def in_blocks(value: Any) -> Any:
    """The same in every text that stands in blocks, unless it says that it wants none."""
    if isinstance(value, list):
        return [in_blocks(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") in WRITTEN and isinstance(value.get("text"), str) and value.get("emoji") is not False:
        return {**value, "text": spelled(value["text"])}
    return {name: in_blocks(one) for name, one in value.items()}


def _sign(whole: str, name: str) -> str:
    found = signed(name)
    return whole if found == name else found
