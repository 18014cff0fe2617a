"""Slack's older attachments, drawn as the blocks they stand for. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

MOST_TEXT = 3000
MOST_FIELDS = 10
Block = dict[str, Any]


def blocks_of(attachments: Sequence[Any]) -> list[Block]:
    """Every attachment as blocks, a divider between two of them. What is no attachment is left out."""
    drawn = [_blocks(one) for one in attachments if isinstance(one, Mapping)]
    shown: list[Block] = []
    for one in filter(None, drawn):
        shown += [{"type": "divider"}, *one] if shown else one
    return shown


def fallback_of(attachments: Sequence[Any]) -> str:
    """What stands for the attachments where only text can be shown."""
    said = (
        one.get("fallback") or one.get("pretext") or one.get("title") or one.get("text") or ""
        for one in attachments
        if isinstance(one, Mapping)
    )
    return "\n".join(str(one) for one in said if one)


def text_in(blocks: Sequence[Mapping[str, Any]]) -> str:
    """What blocks say, where only text can be shown: their first lines in mrkdwn."""
    found: list[str] = []
    for block in blocks:
        text = block.get("text")
        said = text.get("text") if isinstance(text, Mapping) else text
        found += [said] if isinstance(said, str) and said.strip() else []
    return "\n".join(found[:3])[:MOST_TEXT]


def _blocks(one: Mapping[str, Any]) -> list[Block]:
    shown: list[Block] = [*_said(one.get("pretext"))]
    author = one.get("author_name")
    shown += [_context(str(author))] if author else []
    shown += _said(_titled(one), one.get("text"))
    fields = [_field(field) for field in one.get("fields") or () if isinstance(field, Mapping)]
    for start in range(0, len(fields), MOST_FIELDS):
        shown.append({"type": "section", "fields": fields[start : start + MOST_FIELDS]})
    shown += [block for block in one.get("blocks") or () if isinstance(block, dict)]
    if one.get("image_url"):
        shown.append({"type": "image", "image_url": str(one["image_url"]), "alt_text": str(one.get("fallback") or "")})
    footer = one.get("footer")
    return [*shown, _context(str(footer))] if footer else shown


def _titled(one: Mapping[str, Any]) -> str:
    title, link = one.get("title"), one.get("title_link")
    if not title:
        return ""
    return f"*<{link}|{title}>*" if link else f"*{title}*"


def _said(*lines: Any) -> list[Block]:
    text = "\n".join(str(line) for line in lines if line)[:MOST_TEXT]
    return [{"type": "section", "text": {"type": "mrkdwn", "text": text}}] if text else []


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text[:MOST_TEXT]}]}


def _field(field: Mapping[str, Any]) -> dict[str, str]:
    return {"type": "mrkdwn", "text": f"*{field.get('title', '')}*\n{field.get('value', '')}"[:2000]}
