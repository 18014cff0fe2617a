"""Pictures are known by their bytes, and so is their size."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.files.pictures import Picture, picture


def png(width: int, height: int) -> bytes:
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + body + struct.pack(">I", zlib.crc32(b"IHDR" + body))


def jpeg(width: int, height: int, turned: int = 0, order: str = "<") -> bytes:
    exif = b""
    if turned:
        mark = b"II*\0" if order == "<" else b"MM\0*"
        entry = struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, turned, 0)
        exif = b"Exif\0\0" + mark + entry
        exif = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    frame = struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\0" * 9
    return b"\xff\xd8" + b"\xff\xe0\x00\x10JFIF\0" + b"\0" * 9 + exif + b"\xff\xff\xc0" + frame


def webp(form: bytes, body: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + form + b"\0\0\0\0" + body


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (png(640, 480), Picture("image/png", 640, 480)),
        (b"GIF89a" + struct.pack("<HH", 3, 2), Picture("image/gif", 3, 2)),
        (jpeg(1920, 1080), Picture("image/jpeg", 1920, 1080)),
        (jpeg(1920, 1080, turned=6), Picture("image/jpeg", 1080, 1920)),
        (jpeg(1920, 1080, turned=8, order=">"), Picture("image/jpeg", 1080, 1920)),
        (jpeg(1920, 1080, turned=3), Picture("image/jpeg", 1920, 1080)),
        (webp(b"VP8X", b"\0\0\0\0\xff\x04\0\xcf\x02\0"), Picture("image/webp", 1280, 720)),
        (webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 320, 240)), Picture("image/webp", 320, 240)),
        (webp(b"VP8L", b"\x2f" + (99 | 49 << 14).to_bytes(4, "little")), Picture("image/webp", 100, 50)),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"%PDF-1.7", None),
        (b"", None),
        (png(1, 1)[:18], None),
        (webp(b"ALPH", b"\0" * 20), None),
    ],
)
def test_a_picture_is_read_from_its_first_bytes(head: bytes, found: Picture | None) -> None:
    assert picture(head) == found


@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFFxxxxWEBP", b"GIF89a"]), st.binary(max_size=400))
def test_no_bytes_make_it_stumble(begin: bytes, rest: bytes) -> None:
    found = picture(begin + rest)
    assert found is None or found.type.startswith("image/")
