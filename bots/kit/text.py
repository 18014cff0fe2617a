"""What every bot must know of the text people write."""

import re
from collections.abc import Mapping
from typing import Any

MENTION = re.compile(r"<@[UB][0-9A-Z]+>")


def without_mentions(text: str) -> str:
    """The text without `<@…>` mentions, trimmed: what is said to the bot, not that it is."""
    return MENTION.sub("", text).strip()


def said(text: Mapping[str, Any], locale: str) -> str:
    """A text of the hub in one language."""
    return str((text.get("words") or {}).get(locale) or text.get("text", ""))


def safe(text: str) -> str:
    """A text as it may stand in marked-up text, also as the words of a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "/")
