"""The gate: looks at every frame before anything else does. Size, then depth, then shape; each no has its reason.

Nothing a client sends reaches the library's own dispatch but connecting and disconnecting: its reserved events can be
forged, its binary packets pile up, and what it cannot parse it logs with a traceback (reliability.md A2, A3, A14).
"""

import re
from enum import Enum
from typing import Any, NamedTuple

import orjson

from hub.kernel import Refused

MOST_BYTES = 65_536
"""A frame as protocol.md section 0 allows it; a longer one is refused by word up to `MOST_READ`, then by closing."""
MOST_READ = 262_144
MOST_DEPTH = 32
ACT_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", re.ASCII)
RESERVED = frozenset({"connect", "connect_error", "disconnect", "disconnecting", "message"})
HEAD = re.compile(r"(\d{0,18})\[", re.ASCII)
STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
"""Possessive, its end optional: an unfinished string must not make the search start over at each of its quotes."""
BRACKETS = re.compile(r"[\[\]{}]")
NAMESPACE = re.compile(r"/\w{1,40}(?=,|\Z)", re.ASCII)
NUMBERED = re.compile(r"[23](\d{1,18})\[", re.ASCII)


class Kind(Enum):
    """What a client may send."""

    CONNECT = "0"
    DISCONNECT = "1"
    ASK = "2"
    ACK = "3"


KINDS = {kind.value: kind for kind in Kind}


class Packet(NamedTuple):
    """One Socket.IO packet: an act asked (`name`, `data`), an answer to us, or coming (to the namespace `name`) and
    going.
    """

    kind: Kind
    number: int | None = None
    name: str = ""
    data: Any = None


class Dropped(Exception):
    """Not for us at all: thrown away and counted; the third closes the connection."""


def read(text: str) -> Packet:
    """The packet in an Engine.IO message. Raises `Dropped`, or `Refused` for what deserves an answer."""
    kind = _kind(text)
    if too_big(text):
        raise Refused("payload.too_big", most=MOST_BYTES)
    if too_deep(text):
        raise Refused("payload.too_deep", most=MOST_DEPTH)
    if kind is Kind.DISCONNECT:
        return Packet(kind)
    if kind is Kind.CONNECT:
        return _connect(text[1:])
    return _numbered(kind, text)


def _connect(rest: str) -> Packet:
    if rest.startswith("/"):
        if named := NAMESPACE.match(rest):
            return Packet(Kind.CONNECT, name=named[0])
        raise Dropped("a namespace we do not have")
    return Packet(Kind.CONNECT, data=loaded(rest) if rest else None)


def _numbered(kind: Kind, text: str) -> Packet:
    head = HEAD.match(text, 1)
    if head is None:
        raise Dropped("an event for another namespace, or none")
    number = int(head[1]) if head[1] else None
    values = loaded(text[head.end() - 1 :])
    if kind is Kind.ACK:
        return Packet(kind, number, data=values[0] if values else None)
    return _asked(number, values)


def number_of(text: str) -> int | None:
    """The number a packet wants its answer by, even when the rest of it cannot be read."""
    found = NUMBERED.match(text)
    return int(found[1]) if found else None


def too_big(text: str) -> bool:
    """Is it over 64 KiB?"""
    return len(text) > MOST_BYTES or (not text.isascii() and len(text.encode("utf-8", "replace")) > MOST_BYTES)


def too_deep(text: str) -> bool:
    """Is anything in it nested deeper than 32 levels?"""
    if text.count("[") + text.count("{") <= MOST_DEPTH:
        return False
    depth = 0
    for found in BRACKETS.finditer(STRING.sub("", text)):
        depth += 1 if found[0] in "[{" else -1
        if depth > MOST_DEPTH:
            return True
    return False


def _kind(text: str) -> Kind:
    kind = KINDS.get(text[:1])
    if kind is None:
        raise Dropped("a binary packet, or no packet of Socket.IO")
    return kind


def loaded(text: str) -> Any:
    """JSON text → value. Refuses `payload.unreadable`: no JSON, NaN, lone surrogates, NUL."""
    # orjson refuses NaN, Infinity and lone surrogates; NUL is text to it, but no text a database could keep.
    try:
        values = orjson.loads(text)
    except ValueError:
        raise Refused("payload.unreadable") from None
    if ("\\u0000" in text or "\0" in text) and _has_nul(values):
        raise Refused("payload.unreadable")
    return values


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_has_nul(one) for pair in value.items() for one in pair)
    return isinstance(value, list) and any(_has_nul(one) for one in value)


def _asked(number: int | None, values: Any) -> Packet:
    name = values[0] if values else None
    if not isinstance(name, str) or name in RESERVED or not ACT_NAME.fullmatch(name):
        raise Dropped("no act can have that name")
    given = values[1] if len(values) > 1 else {}
    if len(values) > 2 or not isinstance(given, dict):
        raise Refused("payload.unreadable")
    return Packet(Kind.ASK, number, name, given)
