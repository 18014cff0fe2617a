"""What every test may ask for: a database, a Redis, a browser; each real, private and fresh."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest
import redis as redis_client

from tests import machine, servers
from tests.cast import Cast
from tests.station import Station

T = TypeVar("T")


def started(start: Callable[[], T]) -> T:
    """What `start` gives; where the machine has nothing to start, the test is skipped, or fails in CI."""
    try:
        return start()
    except servers.Missing as missing:
        lacking(str(missing))


def lacking(what: str) -> NoReturn:
    """Say what the machine lacks: loudly in CI, as a skipped test elsewhere."""
    if machine.strict():
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.Postgres]:
    """The session's PostgreSQL; most tests want `postgres_url`."""
    server = started(servers.postgres)
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres: servers.Postgres) -> Iterator[str]:
    """The address of an empty PostgreSQL database, removed after the test."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def redis() -> Iterator[servers.Redis]:
    """The session's Redis; a test that stops it starts it again."""
    server = started(servers.Redis)
    yield server
    server.stop()


@pytest.fixture
def redis_url(redis: servers.Redis) -> str:
    """The address of a Redis with nothing in it."""
    with redis_client.from_url(redis.url) as client:
        client.flushall()
    return redis.url


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium."""
    found = machine.chromium_binary()
    if found is None:
        lacking("No Chromium: apt-get install chromium, or HUB_TEST_CHROMIUM=/path/to/chrome")
    return str(found)


@pytest.fixture(scope="session")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """`python3 -m hub serve --demo` on an empty folder, once for all stories."""
    opened = Station(tmp_path_factory.mktemp("station") / "data").start()
    yield opened
    opened.stop()


@pytest.fixture
def cast(station: Station) -> Cast:
    """The people printed at the first start."""
    return Cast(station)
