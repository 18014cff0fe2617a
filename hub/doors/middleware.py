"""What every HTTP answer goes through: refusals become JSON, failures an incident, and headers keep pages in bounds."""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

from hub.doors.desk import Desk
from hub.doors.http import json, locale_of
from hub.doors.refusing import answer, explained, status, told
from hub.doors.site import HEADERS
from hub.doors.visitor import Porch
from hub.kernel import Refused

log = logging.getLogger("hub.http")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def refusals(desk: Desk) -> Middleware:
    """Refusals and failures as the same JSON the socket answers with, and the status that fits."""

    @web.middleware
    async def refuse(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as said:
            if not request.path.startswith("/api/"):
                raise
            reasons = {404: "route.missing", 405: "route.method", 413: "payload.too_big"}
            no, code = Refused(reasons.get(said.status, "payload.unreadable"), most=0), said.status
        except Exception as error:
            no = explained(error, request.path)
            code = status(no.reason)
        locale = locale_of(request, desk.registry.words.company_locale)
        refused = told(no, desk.registry.words, locale)
        headers = {"Retry-After": str(refused["retry_after"])} if "retry_after" in refused else None
        return json(answer(refused), code, headers)

    return refuse


def bounds(porch: Porch) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """Security headers on every answer that does not set stricter ones itself."""

    async def prepare(request: web.Request, response: web.StreamResponse) -> None:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.pop("Server", None)
        if porch.secure(request):
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")

    return prepare
