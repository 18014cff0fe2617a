"""The database: one writer, read-only readers, and a refusal to start on settings that could lose what was promised.

SQLite belongs to exactly one process (a lock file says so) and has one writing connection; reads go to read-only
connections of their own, because on the writer they would wait for the whole transaction. PostgreSQL is a pool.
"""

import asyncio
import contextlib
import contextvars
import fcntl
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

import aiosqlite
import asyncpg
from tortoise.backends.sqlite import client as sqlite_client
from tortoise.context import TortoiseContext

from hub.store.lately import Lately
from hub.store.sql import InlineSql, LoopSql, PostgresSql, Sql, SqliteSql, driven

T = TypeVar("T")
ABANDONED = "10000"
"""Milliseconds after which PostgreSQL ends a transaction nobody goes on with: a node cut off holds no row longer."""
READERS = 4
PREPARED = 512
"""Statements the writing connection keeps prepared."""
POOL = 20
SQLITE = "busy_timeout=5000&cache_size=-65536&wal_autocheckpoint=4000"
"""Wait for the file, 64 MiB of pages in memory, and write the log back every 16 MiB rather than every 4."""
OWN_TABLES = "hub.store.tables"


class Unsafe(Exception):
    """The database is set up so that acknowledged work could be lost, or is in use by another process."""


async def _begin_immediate(transaction: Any) -> None:
    # A deferred BEGIN that reads first and writes later fails at once with "database is locked".
    await transaction._connection.execute("BEGIN IMMEDIATE")


sqlite_client.SqliteTransactionWrapper.begin = _begin_immediate  # type: ignore[assignment, method-assign]


class Database:
    """An open database. Open it with `Database.open`; close it, or the process will not end."""

    def __init__(self, url: str, context: TortoiseContext) -> None:
        self.url = url
        self.dialect = "sqlite" if url.startswith("sqlite") else "postgres"
        self._context = context
        self._running: set[asyncio.Task[Any]] = set()
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._lock: IO[str] | None = None
        self.committing = Lately()
        """How long transactions took, from their beginning to the end of their commit."""

    @classmethod
    async def open(cls, url: str, models: list[str], pool: int = POOL) -> "Database":
        """Open `sqlite:///path` or `postgres://…`; `models` names the modules that hold Tortoise tables.

        Raises `Unsafe` with a sentence that says what is wrong and how to mend it.
        """
        lock = _own(_path(url)) if url.startswith("sqlite") else None
        context = TortoiseContext()
        database = cls(url, context)
        database._lock = lock
        try:
            await database._apart(lambda: database._connect(models, pool))
        except BaseException:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        """Wait for transactions under way, then close every connection and give the file back."""
        if self._running:
            await asyncio.wait(self._running, timeout=10)
        while not self._readers.empty():
            await self._readers.get_nowait().close()
        await self._context.close_connections()
        if self._lock:
            self._lock.close()

    async def atomic(self, function: Callable[[Sql], Awaitable[T]], committed: Callable[[], None] | None = None) -> T:
        """Run `function` in one transaction and commit; then call `committed`, whoever still waits for it.

        Cancelling the caller does not cancel the transaction: a cancelled task inside the ORM's own context leaks
        the connection for good.
        """

        around = contextvars.copy_context()

        async def body() -> T:
            client = self._context.db(self.dialect)
            began = time.monotonic()
            async with client._in_transaction() as transaction:
                found = await function(self._sql(transaction._connection))
            self.committing.note(time.monotonic() - began)
            if committed is not None:
                around.run(committed)  # what it starts must not inherit the transaction's state
            return found

        return await self._apart(body)

    async def at_once(self, function: Callable[[Sql], Coroutine[Any, Any, T]]) -> T:
        """The same for a function that waits for nothing but the database: on SQLite one hop to its thread.

        It runs on that thread: it must not touch what belongs to the loop.
        """
        if self.dialect == "postgres":
            return await self.atomic(function)
        began = time.monotonic()
        async with self._context.db(self.dialect).acquire_connection() as connection:
            found: T = await connection._execute(lambda: _transaction(connection._conn, function))
            self.committing.note(time.monotonic() - began)
            return found

    async def _apart(self, body: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """In a task of its own: the ORM's state is that task's, and goes with it."""

        async def entered() -> T:
            self._context.__enter__()
            return await body()

        task = asyncio.create_task(entered())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[Sql]:
        """A read-only connection on which everything is seen as of one instant."""
        if self.dialect == "postgres":
            pool = self._pool
            async with (
                pool.acquire() as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                yield PostgresSql(connection)
            return
        reader = await self._readers.get()
        try:
            await SqliteSql(reader).run("BEGIN")
            yield SqliteSql(reader)
        finally:
            reader._tx.put_nowait((None, reader._conn.rollback))  # no await: a cancelled reader must still give it back
            self._readers.put_nowait(reader)

    @property
    def _pool(self) -> "asyncpg.Pool[Any]":
        return self._context.db(self.dialect)._pool

    def _sql(self, connection: Any) -> Sql:
        return LoopSql(connection._conn) if self.dialect == "sqlite" else PostgresSql(connection)

    async def _connect(self, models: list[str], pool: int) -> None:
        await self._context.init(
            config={
                "connections": {self.dialect: _tortoise_url(self.url, pool)},
                "apps": {"hub": {"models": [OWN_TABLES, *models], "default_connection": self.dialect}},
                "use_tz": True,
            }
        )
        client: Any = self._context.db(self.dialect)
        if self.dialect == "postgres":
            client.server_settings["idle_in_transaction_session_timeout"] = ABANDONED
        else:
            client._connection = await _writer(client.filename, client.pragmas)
        await client.create_connection(with_db=True)
        await self._check_durability()
        if self.dialect == "sqlite":
            await self._open_readers()

    async def _open_readers(self) -> None:
        for _ in range(READERS):
            reader = await aiosqlite.connect(f"file:{_path(self.url)}?mode=ro", uri=True, isolation_level=None)
            self._readers.put_nowait(reader)
            reader._conn.row_factory = sqlite3.Row
            await reader.execute("PRAGMA query_only=ON")

    async def _check_durability(self) -> None:
        client = self._context.db(self.dialect)
        wanted = (
            {"journal_mode": ("wal",), "synchronous": ("2", "3"), "foreign_keys": ("1",)}
            if self.dialect == "sqlite"
            else {
                "fsync": ("on",),
                "full_page_writes": ("on",),
                "synchronous_commit": ("on", "remote_apply", "remote_write"),
            }
        )
        show = "PRAGMA {}" if self.dialect == "sqlite" else "SHOW {}"
        for name, good in wanted.items():
            row = (await client.execute_query_dict(show.format(name)))[0]
            value = str(next(iter(row.values()))).lower()
            if value not in good:
                raise Unsafe(
                    f"The database has {name} = {value}; the hub needs {' or '.join(good)}: "
                    "what is acknowledged must survive a power cut."
                )


async def _writer(path: str, pragmas: Mapping[str, Any]) -> aiosqlite.Connection:
    """The one writing connection, for the ORM and for us: its statements run on the loop, what can wait (BEGIN, COMMIT,
    ROLLBACK, whole batches) on its own thread, never both at once.
    """
    writer = await aiosqlite.connect(path, isolation_level=None, check_same_thread=False, cached_statements=PREPARED)
    writer._conn.row_factory = sqlite3.Row
    for name, value in pragmas.items():
        await writer.execute(f"PRAGMA {name}={value}")
    return writer


def _transaction(raw: sqlite3.Connection, function: Callable[[Sql], Coroutine[Any, Any, T]]) -> T:
    raw.execute("BEGIN IMMEDIATE")
    try:
        result = driven(function(InlineSql(raw)))
        raw.commit()
    except BaseException:
        raw.rollback()
        raise
    return result


def _path(url: str) -> Path:
    return Path("/" + urlsplit(url).path.lstrip("/"))


def _own(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = Path(f"{path}.lock").open("a+", encoding="utf-8")  # noqa: SIM115 - held for as long as the hub runs
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        holder = lock.read().strip() or "another process"
        lock.close()
        raise Unsafe(
            f"{path} is in use by process {holder}. SQLite serves one hub; stop it, or use PostgreSQL."
        ) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _tortoise_url(url: str, pool: int) -> str:
    if url.startswith("sqlite"):
        asked = url.partition("?")[2]
        return f"sqlite://{_path(url)}?{asked or 'synchronous=FULL'}&{SQLITE}"
    joint = "&" if "?" in url else "?"
    return f"{url.replace('postgresql://', 'postgres://')}{joint}minsize=1&maxsize={pool}"
