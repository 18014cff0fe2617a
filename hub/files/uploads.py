"""Handing files in, and letting go of those that hang on nothing after a day."""

import re
import unicodedata
from collections.abc import AsyncIterable
from typing import Any

from hub.files.acts import FileKeep, FileSweep, Swept
from hub.files.blobs import Blobs
from hub.files.holding import shape
from hub.files.pictures import picture
from hub.kernel import Act, Actor, Refused, new_id
from hub.store import CLOCK, Corridor, Work

GIGABYTE = 1024**3
DAY_MS = 24 * 3_600_000
MOST_NAME = 200
TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,100}")
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
UNKNOWN = "application/octet-stream"
INSERT = """INSERT INTO file (id, company, owner, name, type, size, sha, width, height, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
ORPHAN = """UPDATE file SET gone_at = ? WHERE id = ? AND gone_at IS NULL
AND NOT EXISTS (SELECT 1 FROM file_hold h WHERE h.file = file.id)
AND NOT EXISTS (SELECT 1 FROM person p WHERE p.avatar = file.id) RETURNING sha"""


async def store_upload(
    corridor: Corridor, stream: AsyncIterable[bytes], name: str, type: str, actor: Actor, file: str | None = None
) -> dict[str, Any]:
    """Take a file in for this actor, under the id `file` if one was promised; the file as clients get it. Refuses
    `file.too_large`, `file.empty`, `file.quota`. The bytes are on the disk before anybody can refer to them.
    """
    settings = corridor.registry.settings
    most = settings["files.most_megabytes"] * 1024 * 1024
    now = corridor.clock()
    blob = await Blobs(settings["store.data"]).keep(stream, most, now)
    if not blob.size:
        raise Refused("file.empty", field="file")
    seen = picture(blob.head)
    given = FileKeep(
        file=file, owner=actor.id, company=actor.company, name=plain_name(name),
        type=seen.type if seen else plain_type(type),
        size=blob.size, sha=blob.sha, width=seen.width if seen else None, height=seen.height if seen else None,
    )  # fmt: skip
    reply = await corridor.run(Act("file.keep", CLOCK, now, given, via=actor.id))
    kept: dict[str, Any] = reply["file"]
    return kept


async def keep(act: Act, work: Work) -> dict[str, Any]:
    """Write a file down, within what its owner may keep."""
    given: FileKeep = act.input
    held = await work.db.value("SELECT SUM(size) FROM file WHERE owner = ? AND gone_at IS NULL", given.owner)
    most = work.registry.settings["files.quota_gigabytes"]
    if int(held or 0) + given.size > most * GIGABYTE:
        raise Refused("file.quota", field="file", most=most)
    file = given.file or new_id("F", act.at)
    await work.db.run(
        INSERT, file, given.company, given.owner, given.name, given.type, given.size, given.sha, given.width,
        given.height, act.at,
    )  # fmt: skip
    await work.later(act.at + DAY_MS, "file.sweep", {"file": file}, timer=f"file:{file}")
    work.target = file
    row = await work.db.row("SELECT * FROM file WHERE id = ?", file)
    assert row is not None
    return {"file": shape(row)}


async def sweep(act: Act, work: Work) -> Swept:
    """A file that still hangs on nothing goes, and its bytes with it when they are nobody else's."""
    given: FileSweep = act.input
    sha = await work.db.value(ORPHAN, act.at, given.file)
    other = "SELECT 1 FROM file WHERE sha = ? AND gone_at IS NULL LIMIT 1"
    if sha and await work.db.value(other, sha) is None:
        blobs = Blobs(work.registry.settings["store.data"])
        work.after(lambda: blobs.drop(sha, act.at))
    return Swept(sha is not None)


def plain_name(name: str) -> str:
    """A file's name without folders, control signs and what is left of a torn sign; its ending is kept."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cs", "Cf", "Zl", "Zp"))
    shown = shown.strip().strip(".") or "file"
    if len(shown) <= MOST_NAME:
        return shown
    stem, dot, ending = shown.rpartition(".")
    return f"{stem[: MOST_NAME - 20]}{dot}{ending[:19]}" if dot else shown[:MOST_NAME]


def plain_type(type: str) -> str:
    """A media type as told, without parameters; what claims to be a picture and is none is just bytes."""
    said = type.partition(";")[0].strip().lower()
    return said if TYPE.fullmatch(said) and said not in SHOWN else UNKNOWN


