"""Files that come in pieces: begun, gone on with from wherever the line broke, taken in when the last byte has come.

What has come lies aside on the disk; its length is how far the upload is, so a restart of the hub loses nothing that
was answered for. Several nodes must share the folder of files, as for files themselves.
"""

import asyncio
import contextlib
import fcntl
import os
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from hub.files.acts import FileBegin, FileForget, Forgotten, Part
from hub.files.blobs import MEGABYTE
from hub.files.uploads import GIGABYTE, plain_name, store_upload
from hub.kernel import Act, Actor, Refused, new_id
from hub.store import Corridor, Row, Sql, Work

LIFE_MS = 24 * 3_600_000
MOST_OPEN = 20
"""Uploads one person may have under way."""
INSERT = "INSERT INTO file_part (file, owner, name, type, size, expires_at) VALUES (?, ?, ?, ?, ?, ?)"
OPEN = "SELECT COUNT(*) AS n, SUM(size) AS size FROM file_part WHERE owner = ? AND expires_at > ?"
MINE = "SELECT * FROM file_part WHERE file = ? AND owner = ? AND expires_at > ?"
HELD = "SELECT SUM(size) FROM file WHERE owner = ? AND gone_at IS NULL"


async def begin(act: Act, work: Work) -> Part:
    """The id a file will have, and until when its bytes may come. Refuses `file.too_large`, `.quota`, `.many`."""
    given: FileBegin = act.input
    settings, owner = work.registry.settings, act.actor.id
    most, quota = settings["files.most_megabytes"], settings["files.quota_gigabytes"]
    if given.size > most * MEGABYTE:
        raise Refused("file.too_large", field="size", most=most)
    under_way = await work.db.row(OPEN, owner, act.at) or {"n": 0, "size": 0}
    if under_way["n"] >= MOST_OPEN:
        raise Refused("file.many", most=MOST_OPEN)
    held = await work.db.value(HELD, owner)
    if int(held or 0) + int(under_way["size"] or 0) + given.size > quota * GIGABYTE:
        raise Refused("file.quota", field="size", most=quota)
    file, until = new_id("F", act.at), act.at + LIFE_MS
    await work.db.run(INSERT, file, owner, plain_name(given.name), given.type, given.size, until)
    await work.later(until, "file.forget", {"file": file}, timer=f"part:{file}")
    work.target = file
    return Part(file, until)


async def forget(act: Act, work: Work) -> Forgotten:
    """Let an upload go that is not wanted any more, or not finished in a day; its bytes go with it."""
    given: FileForget = act.input
    mine = "" if act.actor.kind == "clock" else " AND owner = ?"
    args = [given.file] if act.actor.kind == "clock" else [given.file, act.actor.id]
    gone = await work.db.run(f"DELETE FROM file_part WHERE file = ?{mine}", *args)
    if not gone and act.actor.kind != "clock":
        raise Refused("file.missing", field="file")
    await work.cancel_timer(f"part:{given.file}")
    pieces = Pieces(work.registry.settings["store.data"])
    work.after(lambda: pieces.drop(given.file))
    return Forgotten(bool(gone))


async def part_of(db: Sql, file: str, actor: Actor, now: int) -> Row:
    """An upload of this person's that is under way. Refuses `file.missing`."""
    row = await db.row(MINE, file, actor.id, now)
    if row is None:
        raise Refused("file.missing", field="file")
    return row


async def go_on(corridor: Corridor, row: Row, actor: Actor, offset: int, stream: AsyncIterable[bytes]) -> int:
    """Take in more bytes from `offset` on; how many there are now. With the last the file is kept under its id.

    Refuses `file.offset` when what has come ends elsewhere, `file.held` while other bytes of it come in,
    `file.too_large` when more come than were promised.
    """
    pieces = Pieces(corridor.registry.settings["store.data"])
    async with pieces.held(row["file"]) as file:
        come = await _taken(file, offset, row["size"], stream)
    if come == row["size"]:
        await store_upload(corridor, pieces.read(row["file"]), row["name"], row["type"], actor, row["file"])
        await corridor.run(Act("file.forget", actor, corridor.clock(), FileForget(file=row["file"])))
    return come


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where bytes lie that have come so far, under the folder `files` of the hub's data."""

    data: str

    def path(self, file: str) -> Path:
        """The bytes of an upload."""
        return Path(self.data) / "files" / "pieces" / file

    def come(self, file: str) -> int:
        """How many bytes have come."""
        with contextlib.suppress(FileNotFoundError):
            return self.path(file).stat().st_size
        return 0

    def drop(self, file: str) -> None:
        """Remove what has come."""
        self.path(file).unlink(missing_ok=True)

    @contextlib.asynccontextmanager
    async def held(self, file: str) -> AsyncIterator[BinaryIO]:
        """The file to write on with, for one request at a time on whatever node. Refuses `file.held`."""
        opened = await asyncio.to_thread(self._locked, file)
        try:
            yield opened
        finally:
            await asyncio.to_thread(opened.close)

    async def read(self, file: str) -> AsyncIterator[bytes]:
        """Everything that has come, a megabyte at a time."""
        opened = await asyncio.to_thread(self.path(file).open, "rb")
        try:
            while chunk := await asyncio.to_thread(opened.read, MEGABYTE):
                yield chunk
        finally:
            await asyncio.to_thread(opened.close)

    def _locked(self, file: str) -> BinaryIO:
        path = self.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("ab")
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            opened.close()
            raise Refused("file.held", retry_after=1) from None
        return opened


async def _taken(file: BinaryIO, offset: int, size: int, stream: AsyncIterable[bytes]) -> int:
    """Append the stream; what was written counts even when the line breaks in the middle."""
    come = os.fstat(file.fileno()).st_size
    if offset != come:
        raise Refused("file.offset", field="offset", come=come)
    try:
        async for chunk in stream:
            if come + len(chunk) > size:
                raise Refused("file.too_large", field="file", most=-(-size // MEGABYTE))
            come += await asyncio.to_thread(file.write, chunk)
    finally:
        await asyncio.to_thread(_flushed, file)
    return come


def _flushed(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def progress(settings: Any, file: str) -> int:
    """How many bytes of an upload have come."""
    return Pieces(settings["store.data"]).come(file)
