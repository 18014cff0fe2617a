"""The database refuses to serve on settings that could lose what was acknowledged."""

from pathlib import Path

import pytest

from hub.store import Database, Unsafe
from tests.hub.store.notes import notebook


async def test_a_second_hub_on_one_sqlite_file_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    first = await Database.open(url, [])
    with pytest.raises(Unsafe, match="in use by process"):
        await Database.open(url, [])
    await first.close()
    second = await Database.open(url, [])
    await second.close()


async def test_sqlite_without_full_flush_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unsafe, match="synchronous = 1"):
        await Database.open(f"sqlite:///{tmp_path / 'hub.sqlite3'}?synchronous=NORMAL", [])


async def test_postgres_without_synchronous_commit_is_refused(postgres_url: str) -> None:
    name = postgres_url.partition("?")[0].rpartition("/")[2]
    database = await Database.open(postgres_url, [])
    await database.atomic(lambda db: db.run(f'ALTER DATABASE "{name}" SET synchronous_commit = off'))
    await database.close()
    with pytest.raises(Unsafe, match="synchronous_commit = off"):
        await Database.open(postgres_url, [])


async def test_readers_cannot_write(store_url: str) -> None:
    async with notebook(store_url) as book, book.database.reading() as db:
        with pytest.raises(Exception, match=r"readonly|read-only"):
            await db.run("DELETE FROM channel")


async def test_a_failed_transaction_leaves_nothing(store_url: str) -> None:
    async with notebook(store_url) as book:

        async def fail(db: object) -> None:
            await db.run("INSERT INTO channel (id, company, kind) VALUES ('C9', 'O1', 'public')")  # type: ignore[attr-defined]
            raise RuntimeError("no")

        with pytest.raises(RuntimeError):
            await book.database.atomic(fail)
        assert await book.rows("SELECT * FROM channel WHERE id = 'C9'") == []


async def test_postgres_gets_as_many_connections_as_the_setting_says(postgres_url: str) -> None:
    database = await Database.open(postgres_url, [], pool=3)
    assert database._pool.get_max_size() == 3
    await database.close()


async def test_postgresql_ends_a_transaction_nobody_goes_on_with(postgres_url: str) -> None:
    database = await Database.open(postgres_url, [])
    try:
        async with database.reading() as db:
            assert await db.value("SHOW idle_in_transaction_session_timeout") == "10s"
    finally:
        await database.close()
