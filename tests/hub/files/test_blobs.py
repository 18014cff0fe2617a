"""Bytes are written aside, flushed, and renamed to their hash."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.files.blobs import GRACE_MS, MEGABYTE, Blobs
from hub.kernel import Refused

NOW = 1_800_000_000_000


async def stream(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def lying(data: Path) -> list[str]:
    return sorted(str(path.relative_to(data / "files")) for path in (data / "files").rglob("*") if path.is_file())


async def test_bytes_lie_under_their_hash_whatever_pieces_they_came_in(tmp_path: Path) -> None:
    whole = bytes(range(256)) * 10_000
    sha = hashlib.sha256(whole).hexdigest()
    blobs = Blobs(str(tmp_path))
    first = await blobs.keep(stream(whole), 3 * MEGABYTE, NOW)
    again = await blobs.keep(stream(*(whole[at : at + 999] for at in range(0, len(whole), 999))), 3 * MEGABYTE, NOW)
    assert first == again
    assert (first.sha, first.size, first.head) == (sha, len(whole), whole[: 256 * 1024])
    assert lying(tmp_path) == [f"{sha[:2]}/{sha}"]
    assert blobs.path(sha).read_bytes() == whole


async def test_what_is_too_large_or_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    blobs = Blobs(str(tmp_path))
    with pytest.raises(Refused, match=r"file\.too_large"):
        await blobs.keep(stream(b"x" * MEGABYTE, b"y"), MEGABYTE, NOW)

    async def broken() -> AsyncIterator[bytes]:
        yield b"x" * MEGABYTE
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await blobs.keep(broken(), 3 * MEGABYTE, NOW)
    assert lying(tmp_path) == []


async def test_bytes_handed_in_again_just_now_are_not_removed(tmp_path: Path) -> None:
    blobs = Blobs(str(tmp_path))
    blob = await blobs.keep(stream(b"x"), 9, NOW)
    blobs.drop(blob.sha, NOW + GRACE_MS - 1)
    assert blobs.path(blob.sha).exists()
    blobs.drop(blob.sha, NOW + GRACE_MS)
    blobs.drop(blob.sha, NOW + GRACE_MS)
    assert lying(tmp_path) == []
