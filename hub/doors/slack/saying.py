"""What a Slack caller wants said, read from its arguments: the words in our marking, and the blocks. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.doors.slack.attachments import blocks_of, fallback_of, text_in
from hub.doors.slack.mrkdwn import plain_to_ours, to_ours
from hub.doors.slack.signs import in_blocks, signed

MOST_TEXT, MOST_SECTION, MOST_NAME = 16_384, 3000, 80


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the blocks that are shown instead of it, if there are any. `dropped`: what could not be kept."""

    text: str
    blocks: list[Any] | None
    dropped: tuple[str, ...] = ()
    alias: dict[str, str] | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing to say?"""
        return not (self.text.strip() or self.blocks)


def said(given: Mapping[str, Any]) -> Said:
    """`text` or `markdown_text`, `blocks`, `attachments`, `mrkdwn` → what will stand in the room.

    Blocks are shown instead of the text; attachments below it.
    """
    blocks, attached = _list(given, "blocks"), _list(given, "attachments")
    plain = str(given.get("text") or "")
    shown = [*blocks, *(_lines(plain) if attached and not blocks else []), *blocks_of(attached)]
    if given.get("markdown_text"):
        text = str(given["markdown_text"])
    else:
        read = plain_to_ours if is_off(given.get("mrkdwn")) else to_ours
        text = read(plain or fallback_of(attached) or text_in(shown))
    dropped = tuple(name for name in ("icon_url", "metadata") if given.get(name))
    return Said(text[:MOST_TEXT] if shown else text, in_blocks(shown) or None, dropped, _alias(given))


def _alias(given: Mapping[str, Any]) -> dict[str, str] | None:
    """`username` and `icon_emoji`: what the message is to be signed with."""
    name = " ".join(str(given.get("username") or "").split())[:MOST_NAME]
    sign = signed(str(given.get("icon_emoji") or ""))
    return {"name": name, **({"icon": sign} if sign and not sign.isascii() else {})} if name else None


def _list(given: Mapping[str, Any], name: str) -> list[Any]:
    value = given.get(name)
    return value if isinstance(value, list) else []


def _lines(text: str) -> list[Any]:
    """A text as blocks, each as long as one may be."""
    parts = [text[start : start + MOST_SECTION] for start in range(0, len(text), MOST_SECTION)]
    return [{"type": "section", "text": {"type": "mrkdwn", "text": part}} for part in parts if part.strip()]


def is_on(value: Any) -> bool:
    """Is a switch on? Forms say `1` and `true`, JSON says true."""
    return value is True or str(value).lower() in ("1", "true")


def is_off(value: Any) -> bool:
    """Was it switched off by name?"""
    return value is False or str(value).lower() in ("0", "false")
