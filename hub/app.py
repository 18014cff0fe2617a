"""The composition root: the only file that knows every part and puts them together."""

import asyncio
import contextlib
import importlib
import logging
import os
import pkgutil
import platform
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import uvloop
from aiohttp import web

from hub import crew, doors, logs, people
from hub.kernel import LOCALES, Actor, Clock, Module, Refused, Registry, Words, read_words, system_clock
from hub.settings import ROOT, Settings, Unknown, read_settings
from hub.store import CLOCK, Batch, Corridor, Database, Keys, Outbox, Sealer, Timers, Unsafe, newer_than
from hub.store import migrate as run_migrations

log = logging.getLogger("hub")
SHUTDOWN_SECONDS = 3
SCHEMA_SECONDS, TICK_SECONDS = 2, 1
HERE = Path(__file__).resolve().parent
FLOORS = (
    "kernel",
    "store",
    "people",
    "files",
    "chat",
    "notify",
    "records",
    "search",
    "flow",
    "office",
    "doors",
)
"""Every package, lower floors first: the order of migrations and of hearers."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The running parts below the doors."""

    settings: Settings
    database: Database
    registry: Registry
    corridor: Corridor
    outbox: Outbox
    timers: Timers
    sealer: Sealer
    clock: Clock
    migrated: tuple[str, ...] = ()


def packages() -> list[ModuleType]:
    """Every package of the hub and every office module's folder, lower floors first."""
    found = [importlib.import_module(f"hub.{name}") for name in FLOORS]
    office = importlib.import_module("hub.office")
    rooms = [importlib.import_module(f"hub.office.{one.name}") for one in pkgutil.iter_modules(office.__path__)]
    return found[: FLOORS.index("doors")] + rooms + found[FLOORS.index("doors") :]


def build_registry(settings: Settings, only: tuple[ModuleType, ...] = ()) -> Registry:
    """What all packages bring together (or only these), with their sentences and the settings as plain values."""
    chosen = list(only) or packages()
    modules: list[Module] = []
    for package in chosen:
        brought = getattr(package, "modules", None) or [getattr(package, "module", None)]
        modules.extend(one for one in brought if isinstance(one, Module))
    words = read_words([folder_of(package) for package in chosen], settings.people.locale)
    return Registry(modules, words, plain(settings))


def plain(settings: Settings) -> Mapping[str, Any]:
    """Settings as `section.key` → value, with `store.data` as an absolute path."""
    flat = {f"{section}.{key}": value for section, values in asdict(settings).items() for key, value in values.items()}
    return {**flat, "store.data": str(settings.data)}


def folder_of(package: ModuleType) -> Path:
    """The folder a package lies in."""
    return Path(package.__path__[0])


def tables(chosen: list[ModuleType]) -> list[str]:
    """The names of the modules that hold Tortoise tables."""
    return [
        f"{package.__name__}.tables"
        for package in chosen
        if package.__name__ != "hub.store" and (folder_of(package) / "tables.py").exists()
    ]


async def open_parts(settings: Settings, clock: Clock = system_clock, only: tuple[ModuleType, ...] = ()) -> Parts:
    """Open and migrate the database and build everything below the doors. Close with `close_parts`."""
    chosen = list(only) or packages()
    registry = build_registry(settings, only)
    database = await Database.open(settings.database_url, tables(chosen), settings.store.pool)
    try:
        ran = await run_migrations(database, [folder_of(package) for package in chosen], clock())
    except BaseException:
        await database.close()
        raise
    corridor = Corridor(database, registry, clock)
    for name, kind in registry.acts.items():
        if kind.batch is not None:
            corridor.batches[name] = Batch(corridor, registry, kind.batch)
    outbox, timers = Outbox(corridor), Timers(corridor, _find_actor(corridor))
    sealer = Sealer(database, clock, Keys(settings.data / "journal"))
    return Parts(settings, database, registry, corridor, outbox, timers, sealer, clock, tuple(ran))


async def close_parts(parts: Parts) -> None:
    """Stop what ticks and close the database."""
    await parts.sealer.stop()
    await parts.timers.stop()
    await parts.outbox.stop()
    await parts.database.close()


def _find_actor(corridor: Corridor) -> Callable[[str, str], Awaitable[Actor]]:
    async def find(who: str, company: str) -> Actor:
        if who == CLOCK.id:
            return replace(CLOCK, company=company)
        async with corridor.reading() as reads:
            actor: Actor | None = await reads.offer("people.actor", who)
        if actor is None:
            raise Refused("person.missing", person=who)
        return actor

    return find


# ── the station: everything, with its doors open ────────────────────────────


@dataclass(slots=True)
class Station:
    """A hub with its doors open at `url`."""

    parts: Parts
    runner: web.AppRunner
    url: str
    bots: asyncio.subprocess.Process | None = None
    ticking: asyncio.Task[None] | None = None

    async def outdated(self) -> None:
        """Returns once a newer hub has migrated the database: this one may serve no longer."""
        folders = [folder_of(package) for package in packages()]
        while True:
            await asyncio.sleep(SCHEMA_SECONDS)
            try:
                async with self.parts.corridor.reading() as reads:
                    newer = await newer_than(reads.db, folders)
            except Exception:
                log.warning("the schema cannot be looked at; again in a moment")
                continue
            if newer:
                log.error("A newer hub has migrated this database (%s); this one closes.", ", ".join(newer))
                return

    async def close(self) -> None:
        """Let no one new in, send everyone to another node, close the doors, then what is behind them."""
        server = self.parts.settings.server
        if self.ticking:
            self.ticking.cancel()
        await doors.drain(self.runner, server.drain_seconds if self.parts.database.dialect == "postgres" else 0)
        if self.bots and self.bots.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self.bots.terminate()
            await self.bots.wait()
        await self.runner.cleanup()
        await close_parts(self.parts)


async def open_station(
    settings: Settings, demo: bool = False, say: Callable[[str], None] = print, shared: bool = False
) -> Station:
    """Open the database, greet the first people, open the doors. `say` is told what people must know, once.

    `shared`: other workers of this machine listen on the same port.
    """
    parts = await open_parts(settings)
    try:
        shown = await _first_people(parts, demo)
        await crew.let_in_all(parts.corridor, ROOT, settings.data, settings.server.bots)
        await _furnish(parts, shown[0].company if demo and shown else None)
        parts.outbox.start()
        parts.timers.start()
        parts.sealer.start()
        runner = web.AppRunner(doors.build(_door_parts(parts)), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        await web.TCPSite(
            runner, settings.server.host, settings.server.port, backlog=4096, reuse_port=shared or None
        ).start()
    except BaseException:
        await close_parts(parts)
        raise
    station = Station(parts, runner, settings.server.public_url or _address(settings.server.host, runner))
    station.ticking = asyncio.create_task(_tick(parts))
    for line in _greeting(parts.registry.words, station.url, shown):
        say(line)
    if settings.server.bots:
        station.bots = await crew.start(ROOT, settings.data, _address("127.0.0.1", runner))
    return station


def _door_parts(parts: Parts) -> doors.Parts:
    server, client = parts.settings.server, HERE / "static" / "webchat"
    return doors.Parts(
        corridor=parts.corridor, redis=parts.settings.store.redis,
        many_nodes=parts.database.dialect == "postgres", public_url=server.public_url, origins=server.origins,
        trusted_proxies=server.trusted_proxies, acts_per_second=server.acts_per_second, acts_burst=server.acts_burst,
        sockets_per_person=server.sockets_per_person, ping_seconds=server.ping_seconds,
        client=client if client.exists() else None, node=f"{platform.node()}:{os.getpid()}",
        low_disk_megabytes=server.low_disk_megabytes,
    )  # fmt: skip


async def _first_people(parts: Parts, demo: bool) -> Sequence[people.Shown]:
    """Where nobody is yet: the people of the demo, or one administrator."""
    shown = await people.seed_demo(parts.corridor, ROOT / "config" / "demo") if demo else []
    if shown:
        return shown
    place = parts.settings.people
    first = await people.first_administrator(
        parts.corridor, company=place.company, locale=place.locale, zone=place.zone
    )
    return [first] if first else []


async def _furnish(parts: Parts, demo_company: str | None) -> None:
    """Let every module do what it does at each start, and fill the demo's company once."""
    config = ROOT / "config"
    for module in parts.registry.modules:
        if module.start:
            await module.start(parts.corridor, config)
    for module in parts.registry.modules:
        if demo_company and module.demo:
            await module.demo(parts.corridor, config / "demo", demo_company)


async def _tick(parts: Parts) -> None:
    """Once a second, let every module look at what may have changed elsewhere."""
    while True:
        await asyncio.sleep(TICK_SECONDS)
        for module in parts.registry.modules:
            try:
                if module.tick:
                    await module.tick(parts.corridor, ROOT / "config")
            except Exception:
                log.exception("%s could not look at what changed; again in a moment", module.name)


def _address(host: str, runner: web.AppRunner) -> str:
    port = runner.addresses[0][1]
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"


def _greeting(words: Words, url: str, shown: Sequence[people.Shown]) -> list[str]:
    """What the one who starts the hub reads, in both languages, whatever theirs is."""
    lines = [words.say(locale, "text.station.open", url=url) for locale in LOCALES]
    if shown:
        lines += ["", *(words.say(locale, "text.station.sign_in") for locale in LOCALES)]
        width = max(len(one.login) for one in shown) + 2
        for one in shown:
            part = " / ".join(dict.fromkeys(one.part.values()))
            lines.append(f"  {one.login:<{width}} {one.password:<18} {one.name} {one.name_en}, {part}")
        lines.append("")
    return lines


def command(run: Callable[[Settings], Coroutine[Any, Any, int]]) -> int:
    """Do one thing with the settings as they are; what keeps the hub from it is said in a sentence, exit code 1."""
    try:
        settings = read_settings()
        logs.begin(settings.server.log)
        return uvloop.run(run(settings))
    except (Unsafe, Unknown, OSError, logs.Unwritable) as trouble:
        print(f"The hub does not start: {trouble}", file=sys.stderr)
        return 1


__all__ = ["Parts", "Settings", "Station", "build_registry", "close_parts", "command", "open_parts", "open_station"]
