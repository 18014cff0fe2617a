"""What may be written: text that every database and screen can hold, and whom it calls for. Pure."""

import re
from collections.abc import Iterator
from typing import Any

from hub.kernel import Refused

MOST_TEXT = 16_384
MOST_REASON = 200
MOST_MENTIONS = 100
EVERYONE = ("here", "channel")
MENTION = re.compile(r"<(?:@([UB]\w{1,40})|!(here|channel))>")
CODE = re.compile(r"(`{3,})[\s\S]*?(?:\1|\Z)|(`+)(?!`)[^\n]*?(?<!`)\2(?!`)")
EMOJI = re.compile(r"[^\s\x00-\x1f\x7f<>&]{1,32}")


def clean(text: str, field: str = "text", most: int = MOST_TEXT) -> str:
    """The text, unless it holds what no database stores (NUL, half a sign) or is too long (`most` characters)."""
    if not writable(text):
        raise Refused("field.unreadable", field=field, value="")
    if len(text) > most:
        raise Refused("field.too_long", field=field, most=most)
    return text


def writable(text: str) -> bool:
    """Can every database hold it? NUL and lone surrogates cannot be kept."""
    if "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def named(text: str, field: str = "name", most: int = 80) -> str:
    """A name on one line, without blanks around it. Refuses an empty one."""
    name = " ".join(clean(text, field, most * 4).split())
    if not name:
        raise Refused("field.required", field=field)
    return clean(name, field, most)


def emoji(text: str) -> str:
    """One emoji, or the name of one: no blanks, nothing that could be markup."""
    sign = clean(text, "emoji", 32)
    if not EMOJI.fullmatch(sign):
        raise Refused("field.unreadable", field="emoji", value=sign)
    return sign


def mentions(text: str) -> list[str]:
    """Whom a text calls for, in order: `<@U…>` and `<@B…>` by id, `<!here>` and `<!channel>` by word. Not in code."""
    if "<" not in text:
        return []
    spoken = CODE.sub(" ", text)
    found = dict.fromkeys(one.group(1) or one.group(2) for one in MENTION.finditer(spoken))
    return list(found)[:MOST_MENTIONS]


def check_tree(value: Any, field: str) -> None:
    """Every text inside a JSON value must be writable too."""
    for text in _texts(value):
        if not writable(text):
            raise Refused("field.unreadable", field=field, value="")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
