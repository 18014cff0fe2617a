"""Opens the doors: one aiohttp application in which everything that comes in becomes an act."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable
from functools import partial
from ipaddress import ip_address
from typing import Any

import msgspec
from aiohttp import web

from hub.doors.describing import Describing
from hub.doors.desk import Desk
from hub.doors.health import Health
from hub.doors.hook import HookDoor
from hub.doors.http import MOST_BODY, HttpDoor
from hub.doors.measuring import Meter
from hub.doors.middleware import bounds, refusals
from hub.doors.operations import Keeper
from hub.doors.parts import Parts
from hub.doors.pieces import PiecesDoor
from hub.doors.presence import Board
from hub.doors.site import Site
from hub.doors.slack.door import SlackDoor
from hub.doors.slack.uploads import UploadDoor
from hub.doors.socket.door import SocketDoor
from hub.doors.uploads import FileDoor
from hub.doors.visitor import Porch
from hub.kernel import Registry
from hub.records import types_of

DOOR: web.AppKey[SocketDoor] = web.AppKey("socket", SocketDoor)
HEALTH: web.AppKey[Health] = web.AppKey("health", Health)


def build(parts: Parts) -> web.Application:
    """The application of one node. Its live door starts and stops with it."""
    porch, desk, board = Porch(parts), Desk(parts.corridor), Board()
    versions = versions_of(parts.registry)
    socket = SocketDoor(parts, desk, porch, board, versions)
    _offer_presence(parts, board, socket)
    http = HttpDoor(parts, desk, porch)
    describing = Describing(parts.registry, http, desk)
    parts.registry.renewed.append(partial(_renew, parts.registry, versions, describing, socket))
    meter = Meter(parts.corridor, desk, socket)
    app = web.Application(middlewares=[refusals(desk)], client_max_size=MOST_BODY)
    app.on_response_prepare.append(bounds(porch))
    app[DOOR] = socket
    socket.server.attach(app)
    health = app[HEALTH] = Health(parts.corridor, meter.figures, lambda request: _is_near(porch.address(request)))
    for door in (
        http, FileDoor(parts.corridor, http), PiecesDoor(desk, http), describing,
        HookDoor(parts.corridor, desk, http), SlackDoor(desk, http, parts.public_url), UploadDoor(parts.corridor),
        health, Site(parts.client),
    ):  # fmt: skip
        app.router.add_routes(door.routes())
    app.on_startup.append(_open)
    app.cleanup_ctx.append(_watched(meter))
    app.cleanup_ctx.append(_told(_keeper(parts, meter, socket)))
    app.on_shutdown.append(_close)
    return app


def _renew(registry: Registry, versions: dict[str, str], describing: Describing, socket: SocketDoor) -> None:
    """Types, words or acts are others than before: descriptions are made anew, and everybody here is told."""
    versions.update(versions_of(registry))
    describing.renew()
    socket.signals.tell_here("versions", versions)


def _watched(meter: Meter) -> Callable[[web.Application], AsyncIterator[None]]:
    async def watch(_: web.Application) -> AsyncIterator[None]:
        watching = asyncio.create_task(meter.watch())
        yield
        watching.cancel()

    return watch


def _keeper(parts: Parts, meter: Meter, socket: SocketDoor) -> Keeper:
    keeper = Keeper(
        parts.corridor, meter, parts.node, parts.low_disk_megabytes, parts.many_nodes and bool(parts.redis), socket
    )  # fmt: skip

    async def here(_: Any) -> str:
        return keeper.id

    parts.registry.offers["operations.here"] = here
    return keeper


def _told(keeper: Keeper) -> Callable[[web.Application], AsyncIterator[None]]:
    async def tell(_: web.Application) -> AsyncIterator[None]:
        telling = asyncio.create_task(keeper.keep())
        yield
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await telling
        with contextlib.suppress(Exception):  # a database that is away forgets the row by itself
            await keeper.leave()

    return tell


async def _open(app: web.Application) -> None:
    app[DOOR].start()


async def drain(runner: web.AppRunner, seconds: float) -> None:
    """Say at /readyz that nobody new should come, stop listening, and send everyone on within some `seconds`."""
    app = runner.app
    app[HEALTH].closing = "closing"
    for site in list(runner.sites):
        await site.stop()
    await app[DOOR].drain(seconds)


async def _close(app: web.Application) -> None:
    await app[DOOR].stop()  # before aiohttp waits for handlers: a WebSocket is one that does not end by itself


def _offer_presence(parts: Parts, board: Board, socket: SocketDoor) -> None:
    async def connected(_: Any, person: str) -> bool | None:
        known = not parts.many_nodes or socket.relay.bus.connected.is_set()
        return True if board.state(person) != "offline" else False if known else None

    parts.registry.offers["presence.of"] = board.of
    parts.registry.offers["presence.connected"] = connected


def versions_of(registry: Registry) -> dict[str, str]:
    """What clients compare to know whether to read descriptions again: a digest of types, words and acts."""
    acts = sorted((name, str(kind.input), str(kind.reply)) for name, kind in registry.acts.items())
    types = sorted((name, repr(one)) for name, one in types_of(registry).items())
    every = {"types": types, "words": registry.words.sentences, "acts": acts}
    return {
        name: hashlib.blake2b(msgspec.json.encode(what, order="sorted"), digest_size=8).hexdigest()
        for name, what in every.items()
    }


def _is_near(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
