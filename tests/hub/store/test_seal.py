"""The journal is added to and never altered; what nobody can add to any more is sealed, once, whoever seals it."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.store import Keys, Sealer
from hub.store.seal import START, digest_of, link
from tests.running import TestHub, opened

DAY_MS = 86_400_000
ADD = """INSERT INTO journal (company, act, actor, input, at) VALUES ('O1', 'people.edit', 'U1', '{}', ?)"""


@pytest.fixture
async def hub(store_url: str, tmp_path: Path) -> AsyncIterator[TestHub]:
    async with opened(store_url, tmp_path, ("people",)) as hub:
        yield hub


async def write(hub: TestHub, lines: int) -> None:
    """Lines of the journal, as acts leave them."""

    async def add(db):  # type: ignore[no-untyped-def]
        for _ in range(lines):
            await db.run(ADD, hub.clock())

    await hub.database.atomic(add)


def sealer(hub: TestHub, folder: Path) -> Sealer:
    return Sealer(hub.database, hub.clock, Keys(folder / "journal"))


async def sealed(one: Sealer) -> int:
    """Two looks: on PostgreSQL what one look sees is closed in the next."""
    return await one.once() + await one.once()


@pytest.mark.parametrize("table", ["journal", "journal_seal", "journal_head"])
async def test_nothing_written_can_be_altered(hub: TestHub, tmp_path: Path, table: str) -> None:
    await write(hub, 2)
    await sealed(sealer(hub, tmp_path))
    before = await hub.rows(f"SELECT * FROM {table}")
    assert before
    for sql in (f"UPDATE {table} SET at = 0", f"DELETE FROM {table}"):
        with pytest.raises(Exception, match="append-only"):
            await hub.database.atomic(lambda db, sql=sql: db.run(sql))
    assert await hub.rows(f"SELECT * FROM {table}") == before


async def test_each_seal_holds_the_one_before_it(hub: TestHub, tmp_path: Path) -> None:
    one = sealer(hub, tmp_path)
    for lines in (3, 2):
        await write(hub, lines)
        assert await sealed(one) == lines
    assert await sealed(one) == 0
    first, second = await hub.rows("SELECT * FROM journal_seal ORDER BY last_id")
    assert (first["first_id"], second["first_id"]) == (1, first["last_id"] + 1)
    rows = await hub.rows("SELECT * FROM journal ORDER BY id")
    assert second["digest"] == digest_of(rows[3:])
    begun = link(START, 1, first["last_id"], 3, digest_of(rows[:3]))
    assert second["chain"] == link(begun, second["first_id"], second["last_id"], 2, second["digest"])


async def test_two_who_seal_at_once_seal_a_range_once(hub: TestHub, tmp_path: Path) -> None:
    await write(hub, 20)
    both = [sealer(hub, tmp_path) for _ in range(2)]
    for _ in range(3):
        await asyncio.gather(*(one.once() for one in both))
    seals = await hub.rows("SELECT * FROM journal_seal")
    assert [(seal["first_id"], seal["lines"]) for seal in seals] == [(1, 20)]


async def test_a_line_still_under_way_is_not_sealed_over(postgres_url: str, tmp_path: Path) -> None:
    """On PostgreSQL alone: SQLite has one writer, nothing is under way behind what is seen."""
    async with opened(postgres_url, tmp_path, ("people",)) as hub:
        await seal_around_a_slow_one(hub, tmp_path)


async def seal_around_a_slow_one(hub: TestHub, tmp_path: Path) -> None:
    """A line that takes long to be committed, and one written meanwhile."""
    one = sealer(hub, tmp_path)
    holds, written = asyncio.Event(), asyncio.Event()

    async def slow(db):  # type: ignore[no-untyped-def]
        await db.run(ADD, hub.clock())
        written.set()
        await holds.wait()

    under_way = asyncio.create_task(hub.database.atomic(slow))
    await written.wait()
    await write(hub, 1)  # a later id, committed earlier
    assert [await one.once() for _ in range(3)] == [0, 0, 0]
    holds.set()
    await under_way
    assert await sealed(one) == 2


async def test_a_days_head_is_signed_once_and_written_beside_the_database(hub: TestHub, tmp_path: Path) -> None:
    one = sealer(hub, tmp_path)
    await write(hub, 1)
    await sealed(one)
    hub.clock.now += DAY_MS
    await write(hub, 1)
    await sealed(one)
    await sealed(one)
    heads = await hub.rows("SELECT day, last_id FROM journal_head ORDER BY day")
    assert [head["day"] for head in heads] == ["2026-11-23", "2026-11-24"]
    folder = tmp_path / "journal"
    assert sorted(path.name for path in folder.glob("*.head")) == ["2026-11-23.head", "2026-11-24.head"]
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600


async def test_it_seals_by_itself_and_stops(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path, ("people",)) as hub:
        await write(hub, 1)
        await seal_in_the_background(hub, tmp_path)


async def seal_in_the_background(hub: TestHub, tmp_path: Path) -> None:
    """Until there is a seal, then no more."""
    one = sealer(hub, tmp_path)
    one.start()
    for _ in range(500):
        if await hub.rows("SELECT 1 AS one FROM journal_seal"):
            break
        await asyncio.sleep(0.01)
    await one.stop()
    assert [seal["lines"] for seal in await hub.rows("SELECT lines FROM journal_seal")] == [1]
