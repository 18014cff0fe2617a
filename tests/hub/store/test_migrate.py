"""Migrations run once, floor by floor, all or nothing, and only forward."""

import asyncio
from pathlib import Path

import pytest

from hub.store import Database, Unsafe, migrate
from hub.store.migrate import statements


def write(folder: Path, name: str, text: str) -> Path:
    (folder / "migrations").mkdir(parents=True, exist_ok=True)
    for dialect in ("sqlite", "postgres"):
        (folder / "migrations" / f"{name}.{dialect}.sql").write_text(text)
    return folder


async def test_each_migration_runs_once(store_url: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "notes", "0001_first", "CREATE TABLE a (id TEXT PRIMARY KEY);\n")
    database = await Database.open(store_url, [])
    assert await migrate(database, [folder], 0) == ["notes/0001_first"]
    assert await migrate(database, [folder], 0) == []
    write(folder, "0002_second", "CREATE TABLE b (id TEXT);\nINSERT INTO a VALUES ('x');\n")
    assert await migrate(database, [folder], 0) == ["notes/0002_second"]
    await database.close()


async def test_a_bad_migration_leaves_nothing_behind(store_url: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "notes", "0001_bad", "CREATE TABLE a (id TEXT);\nNONSENSE;\n")
    database = await Database.open(store_url, [])
    with pytest.raises(Exception, match=r"(?i)syntax"):
        await migrate(database, [folder], 0)
    write(folder, "0001_bad", "CREATE TABLE a (id TEXT);\n")
    assert await migrate(database, [folder], 0) == ["notes/0001_bad"]
    await database.close()


async def test_an_edited_migration_and_a_newer_database_are_refused(store_url: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "notes", "0001_first", "CREATE TABLE a (id TEXT);\n")
    database = await Database.open(store_url, [])
    await migrate(database, [folder], 0)
    write(folder, "0001_first", "CREATE TABLE a (id INTEGER);\n")
    with pytest.raises(Unsafe, match="was changed after it had run"):
        await migrate(database, [folder], 0)
    with pytest.raises(Unsafe, match="newer hub"):
        await migrate(database, [], 0)
    await database.close()


async def test_four_nodes_starting_together_migrate_once(postgres_url: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "notes", "0001_first", "CREATE TABLE a (id TEXT);\n")
    nodes = [await Database.open(postgres_url, []) for _ in range(4)]
    ran = await asyncio.gather(*(migrate(node, [folder], 0) for node in nodes))
    assert sorted(len(one) for one in ran) == [0, 0, 0, 1]
    for node in nodes:
        await node.close()


def test_statements_end_at_a_semicolon_that_ends_a_line() -> None:
    assert statements("-- why\nSELECT ';' ;\nSELECT\n2;\n") == ["SELECT ';'", "SELECT\n2"]
