"""Packets as bytes: a Socket.IO packet is encoded once, as a whole WebSocket frame, however many hear it."""

from typing import Any

import orjson

LENGTH_16 = 126
LENGTH_64 = 65_536


def frame(payload: bytes) -> bytes:
    """A text frame of a server (RFC 6455: final, unmasked) around a payload."""
    size = len(payload)
    if size < LENGTH_16:
        return b"\x81" + bytes((size,)) + payload
    if size < LENGTH_64:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def event(name: str, data: Any, ack: int | None = None) -> bytes:
    """The frame of a Socket.IO event; `ack` is the number it is to be acknowledged by."""
    number = b"" if ack is None else str(ack).encode()
    return frame(b'42%s["%s",%s]' % (number, name.encode(), orjson.dumps(data)))


def ack(number: int, answer: Any) -> bytes:
    """The frame of an acknowledgement."""
    return frame(b"43%d[%s]" % (number, orjson.dumps(answer, default=str)))
