"""Where the bytes of files lie: written aside, flushed, and renamed to their hash, so that no half file is ever met."""

import asyncio
import contextlib
import hashlib
import os
import tempfile
from collections.abc import AsyncIterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hub.files.pictures import HEAD
from hub.kernel import Refused

MEGABYTE = 1024 * 1024
GRACE_MS = 24 * 3_600_000
"""A blob touched this recently is not removed: somebody may be handing in the same bytes right now."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in their place: their hash (SHA-256), how many, and the first of them."""

    sha: str
    size: int
    head: bytes


class Blobs:
    """The blobs of one hub, under the folder `files` of its data."""

    def __init__(self, data: str) -> None:
        self._folder = Path(data) / "files"

    def path(self, sha: str) -> Path:
        """Where the bytes with this hash lie."""
        return self._folder / sha[:2] / sha

    async def keep(self, stream: AsyncIterable[bytes], most: int, now: int) -> Blob:
        """Take a stream in, `most` bytes at most. Refuses `file.too_large`; then nothing is left behind."""
        aside = await asyncio.to_thread(self._aside)
        try:
            with aside.open("wb") as file:
                writing = _Writing(file)
                await writing.take(stream, most)
            blob = Blob(writing.sha.hexdigest(), writing.size, bytes(writing.head))
            await asyncio.to_thread(self._place, aside, blob.sha, now)
            return blob
        except BaseException:
            aside.unlink(missing_ok=True)
            raise

    def drop(self, sha: str, now: int) -> None:
        """Remove bytes nothing refers to any more, unless they were handed in again just now."""
        path = self.path(sha)
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime * 1000 <= now - GRACE_MS:
                path.unlink()

    def _aside(self) -> Path:
        folder = self._folder / "aside"
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        os.close(handle)
        return Path(name)

    def _place(self, aside: Path, sha: str, now: int) -> None:
        path = self.path(sha)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.utime(aside, (now / 1000, now / 1000))
        aside.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class _Writing:
    """A file being written, a megabyte at a time, on a thread: hashing is never the event loop's work."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sha = hashlib.sha256()
        self.size = 0
        self.head = bytearray()

    async def take(self, stream: AsyncIterable[bytes], most: int) -> None:
        """Everything the stream gives, flushed to the disk."""
        waiting = bytearray()
        async for chunk in stream:
            self.size += len(chunk)
            if self.size > most:
                raise Refused("file.too_large", field="file", most=most // MEGABYTE)
            waiting += chunk
            if len(waiting) >= MEGABYTE:
                await asyncio.to_thread(self._write, bytes(waiting))
                waiting.clear()
        await asyncio.to_thread(self._finish, bytes(waiting))

    def _write(self, data: bytes) -> None:
        self.sha.update(data)
        self.head += data[: HEAD - len(self.head)] if len(self.head) < HEAD else b""
        self._file.write(data)

    def _finish(self, data: bytes) -> None:
        self._write(data)
        self._file.flush()
        os.fsync(self._file.fileno())
