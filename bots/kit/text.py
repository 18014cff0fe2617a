"""What every bot must know of the text people write."""

import re

MENTION = re.compile(r"<@[UB][0-9A-Z]+>")


def without_mentions(text: str) -> str:
    """The text without `<@…>` mentions, trimmed: what is said to the bot, not that it is."""
    return MENTION.sub("", text).strip()
