"""What kind of picture a file is, and its size in pixels, read from its first bytes alone. Pure."""

import struct
from dataclasses import dataclass

HEAD = 256 * 1024
"""Bytes that are looked at: a JPEG may carry a preview and a colour profile before it says how large it is."""
JPEG_SIZE = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
TURNED = frozenset({5, 6, 7, 8})
ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's media type, and its width and height as it is shown."""

    type: str
    width: int
    height: int


def picture(head: bytes) -> Picture | None:
    """The picture these bytes begin, if it is one that browsers show: PNG, JPEG, GIF or WebP."""
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return Picture("image/png", *struct.unpack(">II", head[16:24]))
        if head.startswith((b"GIF87a", b"GIF89a")):
            return Picture("image/gif", *struct.unpack("<HH", head[6:10]))
        if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            return _webp(head)
        if head.startswith(b"\xff\xd8\xff"):
            return _jpeg(head)
    except (struct.error, IndexError):
        return None
    return None


def _webp(head: bytes) -> Picture | None:
    form = head[12:16]
    if form == b"VP8X":
        return Picture("image/webp", *(1 + int.from_bytes(head[at : at + 3], "little") for at in (24, 27)))
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return Picture("image/webp", width & 0x3FFF, height & 0x3FFF)
    if form == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return Picture("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return None


def _jpeg(head: bytes) -> Picture | None:
    at, is_turned = 2, False
    while at + 4 <= len(head):
        if head[at] != 0xFF:
            return None
        marker, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xE1 and head[at + 4 : at + 10] == b"Exif\0\0":
            is_turned = _orientation(head[at + 10 : at + 2 + length]) in TURNED
        if marker in JPEG_SIZE:
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return Picture("image/jpeg", height, width) if is_turned else Picture("image/jpeg", width, height)
        at += 2 + length
    return None


def _orientation(exif: bytes) -> int:
    """How a camera was held (1 to 8), from the first directory of its notes."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack(f"{order}I", exif[4:8])
        (count,) = struct.unpack(f"{order}H", exif[start : start + 2])
        for at in range(start + 2, start + 2 + 12 * min(count, 64), 12):
            tag, _, _, value = struct.unpack(f"{order}HHIH", exif[at : at + 10])
            if tag == ORIENTATION:
                return int(value)
    except struct.error:
        return 1
    return 1
