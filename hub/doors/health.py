"""Alive, ready, and how much is going on: for whoever keeps the hub running."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from hub.store import Corridor

READY_SECONDS = 2
Measure = Callable[[], Awaitable[Mapping[str, int]]]


class Health:
    """GET /healthz, /readyz, /metrics. `near(request)` says whether somebody may read the figures."""

    def __init__(self, corridor: Corridor, measures: Measure, near: Callable[[web.Request], bool]) -> None:
        self._corridor = corridor
        self._measures = measures
        self._near = near
        self.closing = ""

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        return [web.get("/healthz", self.alive), web.get("/readyz", self.ready), web.get("/metrics", self.metrics)]

    async def alive(self, _: web.Request) -> web.Response:
        """The process answers."""
        return web.Response(text="ok\n")

    async def ready(self, _: web.Request) -> web.Response:
        """It may serve: it is not closing, and the database can be read within two seconds."""
        if self.closing:
            return web.Response(text=f"{self.closing}\n", status=503)
        try:
            async with asyncio.timeout(READY_SECONDS), self._corridor.reading() as reads:
                await reads.db.value("SELECT 1")
        except Exception:
            return web.Response(text="no database\n", status=503)
        return web.Response(text="ready\n")

    async def metrics(self, request: web.Request) -> web.Response:
        """Counters and gauges in the text format of Prometheus, for this machine and trusted proxies alone."""
        if not self._near(request):
            raise web.HTTPNotFound
        lines = [f"yizhan_{_name(what)} {count}" for what, count in sorted((await self._measures()).items())]
        return web.Response(text="\n".join(lines) + "\n", headers={"Content-Type": "text/plain; version=0.0.4"})


def _name(what: str) -> str:
    """`done:chat.post` → `done{name="chat.post"}`."""
    kind, _, label = what.partition(":")
    return f'{kind}{{name="{label}"}}' if label else kind
