"""SQL as the hub writes it: `?` for every value, the same text on SQLite and PostgreSQL.

Both implementations talk to the driver below the ORM: one statement is one hop to SQLite's thread or one round trip
to PostgreSQL, and the number of rows touched is right on both (a conditional UPDATE depends on it).
"""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Protocol, TypeVar

import aiosqlite
import asyncpg

Row = dict[str, Any]
MOST_AT_ONCE = 64
"""Rows written by one statement on SQLite's thread: between statements the interpreter's lock may change hands."""
TURN_SECONDS = 0.004
LONG_SECONDS = 0.050
T = TypeVar("T")
log = logging.getLogger("hub.sql")


class Sql(Protocol):
    """A connection that speaks our SQL, inside whatever transaction it was opened in."""

    dialect: str

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        """Every row of a query, or of a statement with RETURNING."""
        ...

    async def row(self, sql: str, *args: Any) -> Row | None:
        """The first row, or None."""
        ...

    async def value(self, sql: str, *args: Any) -> Any:
        """The first column of the first row, or None."""
        ...

    async def run(self, sql: str, *args: Any) -> int:
        """Run a statement; the number of rows it touched."""
        ...

    async def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each tuple of values."""
        ...

    async def every(self, statements: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        """Run several statements in their order, each for each of its tuples of values."""
        ...


class SqliteSql:
    """Our SQL on one aiosqlite connection."""

    dialect = "sqlite"

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def inside(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on the connection's own thread: one hop however many statements it runs."""
        raw = self._connection._conn
        return await self._connection._execute(lambda: function(raw))  # type: ignore[no-any-return, no-untyped-call]

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        return await self.inside(lambda raw: _found(raw, sql, args))

    async def row(self, sql: str, *args: Any) -> Row | None:
        found = await self.rows(sql, *args)
        return found[0] if found else None

    async def value(self, sql: str, *args: Any) -> Any:
        row = await self.inside(lambda raw: raw.execute(sql, args).fetchone())
        return None if row is None else row[0]

    async def run(self, sql: str, *args: Any) -> int:
        return await self.inside(lambda raw: raw.execute(sql, args).rowcount)

    async def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        if values:
            await self.inside(lambda raw: raw.executemany(sql, values))

    async def every(self, statements: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        def run(raw: sqlite3.Connection) -> None:
            for sql, values in statements.items():
                raw.executemany(sql, values)

        await self.inside(run)


class InlineSql:
    """Our SQL on SQLite's own thread: nothing waits, so that a whole transaction is one hop."""

    dialect = "sqlite"

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        return _found(self._raw, sql, args)

    async def row(self, sql: str, *args: Any) -> Row | None:
        found = await self.rows(sql, *args)
        return found[0] if found else None

    async def value(self, sql: str, *args: Any) -> Any:
        row = self._raw.execute(sql, args).fetchone()
        return None if row is None else row[0]

    async def run(self, sql: str, *args: Any) -> int:
        return self._raw.execute(sql, args).rowcount

    async def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        await self.every({sql: values})

    async def every(self, statements: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        for sql, values in statements.items():
            for start in range(0, len(values), MOST_AT_ONCE):
                self._write(sql, values[start : start + MOST_AT_ONCE])

    def _write(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        joined = together(sql, len(values[0])) if len(values) > 1 else None
        if joined is None or any(one[0] is None for one in values):
            self._raw.executemany(sql, values)
        else:
            self._insert(joined, values)

    def _insert(self, joined: str, values: Sequence[Sequence[Any]]) -> None:
        """One statement for all rows, filled up with rows of nothing: only statements of few lengths stay prepared."""
        width, length = len(values[0]), 1 << (len(values) - 1).bit_length()
        rows = ",".join([f"({','.join('?' * width)})"] * length)
        filling = [None] * (width * (length - len(values)))
        self._raw.execute(joined.format(rows=rows), [*chain.from_iterable(values), *filling])


class LoopSql(InlineSql):
    """Our SQL on the loop's own thread: a statement costs itself alone, not a way to another thread and back.

    Whoever needs long lets others have their turn: between statements, never within one.
    """

    def __init__(self, raw: sqlite3.Connection) -> None:
        super().__init__(raw)
        self._turn = time.monotonic()

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        began = time.monotonic()
        found = _found(self._raw, sql, args)
        await self._breathe(sql, began)
        return found

    async def value(self, sql: str, *args: Any) -> Any:
        began = time.monotonic()
        row = self._raw.execute(sql, args).fetchone()
        await self._breathe(sql, began)
        return None if row is None else row[0]

    async def run(self, sql: str, *args: Any) -> int:
        began = time.monotonic()
        touched = self._raw.execute(sql, args).rowcount
        await self._breathe(sql, began)
        return touched

    async def every(self, statements: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        for sql, values in statements.items():
            for start in range(0, len(values), MOST_AT_ONCE):
                began = time.monotonic()
                self._write(sql, values[start : start + MOST_AT_ONCE])
                await self._breathe(sql, began)

    async def _breathe(self, sql: str, began: float) -> None:
        """After some milliseconds give the loop to others; tell of a statement that held it too long by itself."""
        now = time.monotonic()
        if now - began > LONG_SECONDS:
            log.warning("a statement held the loop for %.0f ms: %.200s", (now - began) * 1000, sql)
        if now - self._turn > TURN_SECONDS:
            await asyncio.sleep(0)
            self._turn = time.monotonic()


def _found(raw: sqlite3.Connection, sql: str, args: Sequence[Any]) -> list[Row]:
    """Rows by column, without the driver's own kind of row between: half the cost of a short query."""
    cursor = raw.cursor()
    cursor.row_factory = None
    cursor.execute(sql, args)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def driven(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never waits."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    work.close()
    raise RuntimeError("it waited for something inside a transaction of one hop")


class PostgresSql:
    """Our SQL on one asyncpg connection."""

    dialect = "postgres"

    def __init__(self, connection: "asyncpg.Connection[Any]") -> None:
        self._connection = connection

    async def rows(self, sql: str, *args: Any) -> list[Row]:
        return [dict(row) for row in await self._connection.fetch(numbered(sql), *args)]

    async def row(self, sql: str, *args: Any) -> Row | None:
        row = await self._connection.fetchrow(numbered(sql), *args)
        return None if row is None else dict(row)

    async def value(self, sql: str, *args: Any) -> Any:
        return await self._connection.fetchval(numbered(sql), *args)

    async def run(self, sql: str, *args: Any) -> int:
        status: str = await self._connection.execute(numbered(sql), *args)
        count = status.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    async def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        if values:
            await self._connection.executemany(numbered(sql), values)

    async def every(self, statements: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        for sql, values in statements.items():
            await self.many(sql, values)


@lru_cache(maxsize=1024)
def together(sql: str, width: int) -> str | None:
    """An INSERT of one row of so many values as one of many `{rows}`, those of nothing left out; None if it is none."""
    one = f"VALUES ({', '.join('?' * width)})"
    return sql.replace(one, "SELECT * FROM (VALUES {rows}) WHERE column1 IS NOT NULL") if one in sql else None


@lru_cache(maxsize=4096)
def numbered(sql: str) -> str:
    """`?` → `$1`, `$2` …, leaving question marks inside quotes alone."""
    out, count, quoted = [], 0, False
    for char in sql:
        if char == "'":
            quoted = not quoted
        if char == "?" and not quoted:
            count += 1
            out.append(f"${count}")
        else:
            out.append(char)
    return "".join(out)


def stretches(count: int) -> Iterator[tuple[int, int]]:
    """So many rows in stretches of 64, 32, 16 …: only statements of few lengths stay prepared."""
    start = 0
    while start < count:
        end = start + min(MOST_AT_ONCE, 1 << (count - start).bit_length() - 1)
        yield start, end
        start = end


def padded(values: Sequence[T]) -> list[T]:
    """The values, the last one repeated up to a power of two: for lists in a statement that is to stay prepared."""
    return [*values, *([values[-1]] * ((1 << (len(values) - 1).bit_length()) - len(values)))] if values else []


def marks(values: Sequence[Any]) -> str:
    """As many comma-separated `?` as there are values, for an IN list. Never empty: `NULL` matches nothing."""
    return ",".join("?" * len(values)) or "NULL"
