"""Runs begin alike: each in a fresh copy of the same people."""

import asyncio
from dataclasses import replace
from pathlib import Path

import asyncpg

from tests.bench.houses import Houses
from tests.bench.peers import hub
from tests.bench.workloads import WORKLOADS

SMALL = replace(WORKLOADS["W4"], rooms=1, members=3)


async def counted(database: str) -> int:
    """How many are in rooms there."""
    connection = await asyncpg.connect(database)
    try:
        return int(await connection.fetchval("SELECT count(*) FROM room_member"))
    finally:
        await connection.close()


def test_people_are_made_once_and_moved_in_for_each_run(tmp_path: Path) -> None:
    houses, peer = Houses(tmp_path / "made"), hub()
    first, second = tmp_path / "first", tmp_path / "second"
    assert houses.moved_in(SMALL, peer, first) == houses.moved_in(SMALL, peer, second) == {}
    assert (first / "hub.sqlite3").read_bytes() == (second / "hub.sqlite3").read_bytes()
    assert len(houses.population(SMALL, peer).places.read_text().splitlines()) == 3
    houses.close()


def test_on_postgres_a_run_gets_a_database_of_its_own_and_two_nodes_a_redis(tmp_path: Path) -> None:
    houses, peer = Houses(tmp_path / "made"), hub("hub-two", "", postgres=True, nodes=2)
    try:
        first, second = (houses.moved_in(SMALL, peer, tmp_path / name) for name in ("first", "second"))
        assert first["HUB_STORE_DATABASE"] != second["HUB_STORE_DATABASE"]
        assert first["HUB_STORE_REDIS"] == second["HUB_STORE_REDIS"] != ""
        assert asyncio.run(counted(second["HUB_STORE_DATABASE"])) == 3
    finally:
        houses.close()
