"""Who may read which file: whoever handed it in, and whoever may read a thing it hangs on."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from hub.kernel import Act, Actor, Refused
from hub.store import Reads, Row, Sql, Work, marks

HANG = "INSERT INTO file_hold (file, kind, thing) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
"""Hang a file on a thing: (file, kind, thing). The kind's module offers `<kind>.readable(db, person, things)`."""
HOLDS = "SELECT file, kind, thing FROM file_hold WHERE file IN ({})"
FACE = "SELECT 1 FROM person WHERE avatar = ? AND company = ? AND gone_at IS NULL"
SLICE = 400
Shape = dict[str, Any]
Readable = Callable[[Sql, str, str, Sequence[str]], Awaitable[set[str]]]
"""(db, person, kind of thing, things) → those of them the person may read."""


def shape(row: Row) -> Shape:
    """A file's row as clients get it."""
    told = {name: row[name] for name in ("id", "name", "type", "size")} | {"url": f"/api/files/{row['id']}"}
    return told | ({"width": row["width"], "height": row["height"]} if row["width"] else {})


async def rows_of(db: Sql, ids: Iterable[str]) -> dict[str, Row]:
    """Id → row, of files that are still there."""
    wanted = sorted(set(ids))
    found: dict[str, Row] = {}
    for start in range(0, len(wanted), SLICE):
        part = wanted[start : start + SLICE]
        rows = await db.rows(f"SELECT * FROM file WHERE gone_at IS NULL AND id IN ({marks(part)})", *part)
        found.update({row["id"]: row for row in rows})
    return found


async def file_shapes(db: Sql, ids: Iterable[str]) -> dict[str, Shape]:
    """Id → file as clients get it, of files that are still there."""
    return {id: shape(row) for id, row in (await rows_of(db, ids)).items()}


async def usable(db: Sql, wanted: Iterable[tuple[str, str]], readable: Readable) -> dict[tuple[str, str], Shape]:
    """(person, file) → the file, of those the person may show to others: their own, and what they may read."""
    pairs = list(dict.fromkeys(wanted))
    rows = await rows_of(db, {file for _, file in pairs})
    found: dict[tuple[str, str], Shape] = {}
    for person, file in pairs:
        row = rows.get(file)
        if row and (row["owner"] == person or await _may_read(db, person, file, readable)):
            found[person, file] = shape(row)
    return found


async def open_file(reads: Reads, file: str, actor: Actor) -> Row:
    """The row of a file this actor may read (`sha` says where its bytes lie). Refuses `file.missing`."""
    row = (await rows_of(reads.db, [file])).get(file)
    if row is None or row["company"] != actor.company:
        raise Refused("file.missing", field="file")
    if row["owner"] == actor.id or await reads.db.value(FACE, file, actor.company) is not None:
        return row

    async def readable(_: Sql, person: str, kind: str, things: Sequence[str]) -> set[str]:
        return await reads.offer(f"{kind}.readable", person, things) or set()

    if not await _may_read(reads.db, actor.id, file, readable):
        raise Refused("file.missing", field="file")
    return row


async def owned(db: Sql, file: str, person: str) -> bool:
    """Did this person hand the file in, and is it still there?"""
    row = (await rows_of(db, [file])).get(file)
    return row is not None and row["owner"] == person


async def hang(work: Work, file: str, kind: str, thing: str) -> None:
    """Let whoever may read `thing` read the file."""
    await work.db.run(HANG, file, kind, thing)


async def file_get(act: Act, reads: Reads) -> dict[str, Any]:
    """What a file is called, of which kind and how large."""
    return {"file": shape(await open_file(reads, act.input.file, act.actor))}


async def _may_read(db: Sql, person: str, file: str, readable: Readable) -> bool:
    things: dict[str, list[str]] = {}
    for row in await db.rows(HOLDS.format("?"), file):
        things.setdefault(row["kind"], []).append(row["thing"])
    for kind, some in things.items():
        if await readable(db, person, kind, some):
            return True
    return False
