"""What `python3 -m hub …` asks for: to serve, to work, to migrate, to write down people."""

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from hub import app, people
from hub.kernel import LOCALES, Act, Refused
from hub.store import CLOCK, Keys, prove


def serve(*, demo: bool = False, host: str | None = None, port: int | None = None) -> int:
    """Open the station and serve until told to stop."""

    async def run(settings: app.Settings) -> int:
        station = await app.open_station(settings, demo, lambda line: print(line, flush=True))
        stopped = _stop_signal()
        # Full collections over a large idle heap would stall every conversation; what is here now stays.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
        await stopped.wait()
        await station.close()
        return 0

    chosen = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    return app.command(lambda settings: run(settings.changed("server", **chosen)))


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
