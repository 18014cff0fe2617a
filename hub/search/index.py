"""The index itself: documents put in, taken out, and matched, on SQLite (FTS5) and PostgreSQL (tsvector) alike."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from hub.search.pinyin import sounds
from hub.search.tokens import Phrase, document, fts5, tsquery, tsvector
from hub.store import Row, Sql, marks, stretches

NAMED = ("person", "record")
"""Kinds of document whose title is a name: they are found by how it sounds as well."""
LONGEST_BODY = 16_384
SLICE = 400
FTS = "search_fts f"


class Document(msgspec.Struct, frozen=True):
    """One thing to be found. `at` in milliseconds UTC; `seq` is its place in `channel`; `has` lists what it holds.

    `title` and `body` are shown; `more` is only found by. `owner` is whose a record is.
    """

    kind: str
    thing: str
    company: str
    type: str = ""
    channel: str = ""
    message: str = ""
    seq: int = 0
    at: int = 0
    author: str = ""
    owner: str = ""
    title: str = ""
    body: str = ""
    more: str = ""
    url: str = ""
    hint: str = ""
    has: str = ""

    def row(self) -> tuple[str | int, ...]:
        """Its columns, in their order."""
        return msgspec.structs.astuple(self)

    def line(self) -> str:
        """All its tokens as one line."""
        heard = sounds(self.title) if self.kind in NAMED else []
        return document([self.title, self.body[:LONGEST_BODY], self.more, " ".join(heard)])


COLUMNS = Document.__struct_fields__
KEPT = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[2:])
ROW = f"({marks(COLUMNS)})"
PUT = f"""INSERT INTO search_doc ({", ".join(COLUMNS)}) VALUES {{rows}}
ON CONFLICT (kind, thing) DO UPDATE SET {KEPT} RETURNING id, kind, thing"""
PUT_TOKENS = {
    "sqlite": "INSERT OR REPLACE INTO search_fts (rowid, tokens) VALUES (?, ?)",
    "postgres": """INSERT INTO search_fts (id, tokens) VALUES (?, CAST(CAST(? AS TEXT) AS tsvector))
    ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens""",
}


async def put(db: Sql, documents: Sequence[Document]) -> None:
    """Put documents in; one that is there already is brought up to date and keeps its place among the newest."""
    written = tsvector if db.dialect == "postgres" else str
    for start, end in stretches(len(documents)):
        part = documents[start:end]
        rows = ",".join([ROW] * len(part))
        found = await db.rows(PUT.format(rows=rows), *(value for one in part for value in one.row()))
        ids = {(row["kind"], row["thing"]): row["id"] for row in found}
        await db.many(PUT_TOKENS[db.dialect], [(ids[one.kind, one.thing], written(one.line())) for one in part])


async def drop(db: Sql, kind: str, things: Sequence[str]) -> None:
    """Take documents out."""
    for start in range(0, len(things), SLICE):
        part = things[start : start + SLICE]
        await db.run(f"DELETE FROM search_doc WHERE kind = ? AND thing IN ({marks(part)})", kind, *part)


async def drop_of_message(db: Sql, messages: Sequence[str]) -> None:
    """Take out a message and what hangs on it: a recalled text is found no more."""
    for start in range(0, len(messages), SLICE):
        part = messages[start : start + SLICE]
        await db.run(f"DELETE FROM search_doc WHERE kind = 'message' AND thing IN ({marks(part)})", *part)
        await db.run(f"DELETE FROM search_doc WHERE kind <> 'message' AND message IN ({marks(part)})", *part)


async def matching(
    db: Sql,
    wanted: Sequence[Phrase],
    conditions: Iterable[tuple[str, Sequence[Any]]],
    limit: int,
    *,
    any_of: bool = False,
) -> list[Row]:
    """Documents (as `d`) that hold all phrases, or any of them, and meet all conditions; the newest first."""
    source, sql, args = _matched(db.dialect, wanted, any_of)
    for condition, values in conditions:
        sql, args = f"{sql} AND {condition}", [*args, *values]
    newest = "f.rowid" if "f.rowid" in source else "d.id"
    names = ", ".join(f"d.{name}" for name in COLUMNS)
    return await db.rows(f"SELECT d.id, {names} FROM {source} WHERE {sql} ORDER BY {newest} DESC LIMIT ?", *args, limit)


async def counted(
    db: Sql, wanted: Sequence[Phrase], conditions: Iterable[tuple[str, Sequence[Any]]], most: int
) -> dict[str, int]:
    """How many documents of each kind there are, counting no further than `most` altogether."""
    source, sql, args = _matched(db.dialect, wanted, False)
    for condition, values in conditions:
        sql, args = f"{sql} AND {condition}", [*args, *values]
    inner = f"SELECT d.kind AS kind FROM {source} WHERE {sql} LIMIT ?"
    rows = await db.rows(f"SELECT kind, count(*) AS n FROM ({inner}) AS found GROUP BY kind", *args, most)
    return {row["kind"]: row["n"] for row in rows}


def _matched(dialect: str, wanted: Sequence[Phrase], any_of: bool) -> tuple[str, str, list[Any]]:
    """What to read from, the condition that matches, and its arguments. Without phrases everything matches."""
    if not wanted:
        return "search_doc d", "1 = 1", []
    if dialect == "postgres":
        asked = tsquery(wanted, " | " if any_of else " & ")
        return f"{FTS} JOIN search_doc d ON d.id = f.id", "f.tokens @@ CAST(CAST(? AS TEXT) AS tsquery)", [asked]
    asked = fts5(wanted, " OR " if any_of else " AND ")
    # CROSS JOIN keeps SQLite on the text index: it must never walk all documents to test each against the words.
    return f"{FTS} CROSS JOIN search_doc d ON d.id = f.rowid", "search_fts MATCH ?", [asked]
