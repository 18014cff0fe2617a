"""Migrations: hand-written SQL, one file per dialect, run floor by floor, each once and all or nothing."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from hub.store.database import Database, Unsafe
from hub.store.sql import Sql

ADVISORY_LOCK = 728194411
TABLE = "CREATE TABLE IF NOT EXISTS schema_migration (id TEXT PRIMARY KEY, sha TEXT NOT NULL, at BIGINT NOT NULL)"


async def migrate(database: Database, folders: Iterable[Path], now: int) -> list[str]:
    """Run what has not run yet, in the order of `folders` (lower floors first); the ids of what ran.

    Several nodes may start at once on PostgreSQL: an advisory lock lets one through. Raises `Unsafe` when a file that
    already ran was edited, or when the database was migrated by a newer hub.
    """
    found = dict(_files(folders, database.dialect))

    async def run(db: Sql) -> list[str]:
        if db.dialect == "postgres":
            await db.value("SELECT pg_advisory_xact_lock(?)", ADVISORY_LOCK)
        await db.run(TABLE)
        have = {row["id"]: row["sha"] for row in await db.rows("SELECT id, sha FROM schema_migration")}
        if strange := sorted(have.keys() - found.keys()):
            raise Unsafe(f"This database was migrated by a newer hub ({', '.join(strange)}). Start that version.")
        return [name for name, path in found.items() if await _run_once(db, name, path, have.get(name), now)]

    return await database.atomic(run)


async def newer_than(db: Sql, folders: Iterable[Path]) -> list[str]:
    """What ran on this database that this hub does not know: a newer hub has migrated it."""
    known = dict(_files(folders, db.dialect))
    return sorted({row["id"] for row in await db.rows("SELECT id FROM schema_migration")} - known.keys())


async def _run_once(db: Sql, name: str, path: Path, ran_as: str | None, now: int) -> bool:
    text = path.read_text("utf-8")  # noqa: ASYNC240 - once, at start, before anybody is served
    sha = hashlib.sha256(text.encode()).hexdigest()
    if ran_as is not None and ran_as != sha:
        raise Unsafe(f"{path.name} was changed after it had run. Put it back and write a new migration.")
    if ran_as is None:
        for statement in statements(text):
            await db.run(statement)
        await db.run("INSERT INTO schema_migration (id, sha, at) VALUES (?, ?, ?)", name, sha, now)
    return ran_as is None


def statements(text: str) -> list[str]:
    """A file's statements, split at semicolons that end a line; comment lines are left out."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("--"))
    parts = ("\n".join(lines) + "\n").split(";\n")
    return [part.strip() for part in parts if part.strip()]


def _files(folders: Iterable[Path], dialect: str) -> Iterable[tuple[str, Path]]:
    for folder in folders:
        for path in sorted((folder / "migrations").glob(f"*.{dialect}.sql")):
            yield f"{folder.name}/{path.name.split('.')[0]}", path
