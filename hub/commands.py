"""What `python3 -m hub …` asks for: to serve, to work, to migrate, to write down people."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from hub import app, people
from hub.kernel import LOCALES, Act, Refused
from hub.store import CLOCK, Keys, Unsafe, prove
from hub.workers import oversee

NEWER_SCHEMA = 3
"""Exit code of a hub that closed because a newer one has migrated its database."""


def serve(
    *, demo: bool = False, host: str | None = None, port: int | None = None, workers: int = 0, ready: int | None = None
) -> int:
    """Open the station and serve until told to stop, in `workers` processes when that is not 0.

    `ready`: this is one of those processes, and tells its parent on this file descriptor that it is open.
    """
    if workers:
        return _serve_in_many(workers, demo, host, port)

    async def run(settings: app.Settings) -> int:
        shared = ready is not None
        station = await app.open_station(settings, demo, lambda line: print(line, flush=True), shared)
        stopped = _stop_signal()
        if ready is not None:
            os.write(ready, b".")
            os.close(ready)
            orphaned = asyncio.create_task(_orphaned(stopped))
        # Full collections over a large idle heap would stall every conversation; what is here now stays.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
        outdated = asyncio.create_task(station.outdated())
        asked = asyncio.create_task(stopped.wait())
        await asyncio.wait((outdated, asked), return_when=asyncio.FIRST_COMPLETED)
        code = NEWER_SCHEMA if outdated.done() else 0
        for task in (outdated, asked, *([orphaned] if ready is not None else [])):
            task.cancel()
        await station.close()
        return code

    chosen = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    return app.command(lambda settings: run(settings.changed("server", **chosen)))


def _serve_in_many(count: int, demo: bool, host: str | None, port: int | None) -> int:
    async def run(settings: app.Settings) -> int:
        if not settings.database_url.startswith("postgres") or not settings.store.redis:
            raise Unsafe(
                f"--workers {count} needs PostgreSQL and Redis ([store] database, redis): SQLite serves one process."
            )

        def command(number: int, taken: int, ready: int) -> list[str]:
            line = [sys.executable, "-m", "hub", "serve", "--host", place, "--port", str(taken), "--ready", str(ready)]
            line += ["--demo"] if demo and number == 0 else []
            return ["env", "HUB_NO_INSTALL=1", *(["HUB_SERVER_BOTS=no"] if number else []), *line]

        place = host or settings.server.host
        return await oversee(count, place, settings.server.port if port is None else port, command)

    return app.command(run)


async def _orphaned(stopped: asyncio.Event) -> None:
    """A worker whose parent was killed closes too."""
    parent = os.getppid()
    while os.getppid() == parent:  # noqa: ASYNC110 - nobody tells a process that its parent was killed
        await asyncio.sleep(1)
    stopped.set()


def work() -> int:
    """Outbox and timers only, until told to stop."""

    async def run(settings: app.Settings) -> int:
        parts = await app.open_parts(settings)
        parts.outbox.start()
        parts.timers.start()
        parts.sealer.start()
        stopped = _stop_signal()
        await stopped.wait()
        await app.close_parts(parts)
        return 0

    return app.command(run)


def migrate() -> int:
    """Bring the database to the newest schema; say what ran."""

    async def do(parts: app.Parts) -> int:
        print("\n".join(parts.migrated) or "Nothing to do: the schema is the newest.")
        return 0

    return _tend(do)


def proof() -> int:
    """Work out every seal of the journal anew; say what fits, and what does not: then 1."""

    async def do(parts: app.Parts) -> int:
        told = await prove(parts.database, Keys(parts.settings.data / "journal"))
        for one in told.wrong:
            print(one)
        verdict = f"{len(told.wrong)} things do not fit" if told.wrong else "The journal is what it was"
        counted = f"{told.lines} lines in {told.seals} seals, {told.heads} signed days, {told.unsealed} not sealed yet"
        print(f"{verdict}: {counted}.")
        return int(bool(told.wrong))

    return _tend(do)


def user(*, login: str, name: str | None, company: str | None, roles: Sequence[str]) -> int:
    """Create a person who can sign in, or give one a new password."""

    async def do(parts: app.Parts) -> int:
        shown = await people.registered(parts.corridor, login=login, name=name, company=company, roles=roles)
        print(f"{shown.login}  {shown.password}")
        return 0

    return _tend(do)


def bring(*, files: Sequence[Path], company: str | None, apply: bool) -> int:
    """Read people from CSV files; a dry run unless `apply`. Every error with its file, row and column; then 1."""

    async def do(parts: app.Parts) -> int:
        return max([await _bring(parts, file, company, apply) for file in files])

    return _tend(do)


async def _bring(parts: app.Parts, file: Path, company: str | None, apply: bool) -> int:
    kind = parts.registry.acts["people.import"]
    text = people.text_of(file.read_bytes())  # noqa: ASYNC240 - a command, nobody else is served
    async with parts.corridor.reading() as reads:
        sql = "SELECT id, name FROM company WHERE gone_at IS NULL ORDER BY created_at, id"
        homes = [row["id"] for row in await reads.db.rows(sql) if company in (None, row["id"], row["name"])]
    if not homes:
        raise Refused("company.missing", field="company")
    given = kind.input(csv=text, dry=not apply, company=homes[0])
    told = await parts.corridor.run(Act(kind.name, CLOCK, parts.clock(), given))
    problems = told.pop("problems")
    for problem in problems:
        where = ":".join(str(problem[part]) for part in ("row", "column") if problem.get(part))
        print(f"{file}:{where}: {problem['words']}")
    print(f"{file}: " + ", ".join(f"{name} {value}" for name, value in told.items()))
    return int(bool(problems))


def _tend(do: Callable[[app.Parts], Awaitable[int]]) -> int:
    """Do one thing with the parts, no door open; a refusal is said in both languages, exit code 1."""

    async def run(settings: app.Settings) -> int:
        parts = await app.open_parts(settings)
        try:
            return await do(parts)
        except Refused as no:
            for locale in LOCALES:
                print(parts.registry.words.say(locale, f"refused.{no.reason}", **no.details), file=sys.stderr)
            return 1
        finally:
            await app.close_parts(parts)

    return app.command(run)


def _stop_signal() -> asyncio.Event:
    """Set when the process is asked to end."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped
