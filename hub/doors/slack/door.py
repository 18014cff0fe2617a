"""The Slack door: POST /slack/api/{method}, answered as Slack answers it: HTTP 200 with `ok`, whatever was wrong."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from hub.doors.desk import Desk
from hub.doors.http import HttpDoor, json
from hub.doors.refusing import explained, told
from hub.doors.slack import chat, conversations, files, marks, moving, people, reading, views
from hub.doors.slack.answers import Failed, body_of, failed
from hub.doors.slack.arguments import arguments, token_in
from hub.doors.slack.calls import Call, Reply

Method = Callable[[Call], Awaitable[Reply]]
METHODS: Mapping[str, tuple[Method, str]] = {
    name: found
    for part in (chat, conversations, moving, reading, people, marks, files, views)
    for name, found in part.METHODS.items()
}
"""Every method there is, and the scope Slack asks for it. A token has them all: rights are those of whoever it is."""
SCOPES = ",".join(sorted({scope for _, scope in METHODS.values() if scope}))


class SlackDoor:
    """Takes a call apart, lets its method answer, and puts the answer together."""

    def __init__(self, desk: Desk, door: HttpDoor, public: str) -> None:
        self._desk, self._door, self._public = desk, door, public.rstrip("/")

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        return [web.post("/slack/api/{method}", self.take)]

    async def take(self, request: web.Request) -> web.Response:
        """One call, from beginning to end."""
        name = request.match_info["method"]
        try:
            given = await arguments(request)
            reply = {"ok": True, **(await self._answer(request, name, given))}
        except Exception as error:
            return self._no(self._failure(error, name), name)
        self._desk.count(f"slack:{name}")
        return json(reply, 200, {"x-oauth-scopes": SCOPES})

    async def _answer(self, request: web.Request, name: str, given: dict[str, Any]) -> Reply:
        if name == "api.test":
            return _echo(given)
        found = METHODS.get(name)
        if found is None:
            raise Failed("unknown_method", req_method=name)
        token = token_in(request, given)
        if not token:
            raise Failed("not_authed")
        signed = await self._door.of_token(token)
        self._door.limit(signed.session)
        home = self._public or f"{request.scheme}://{request.host}"
        return await found[0](Call(self._desk, signed, given, home))

    def _failure(self, error: Exception, name: str) -> Failed:
        if isinstance(error, Failed):
            return error
        no = explained(error, f"slack:{name}" if name in METHODS else "slack")
        words = self._desk.registry.words
        return failed(told(no, words, words.company_locale), {})

    def _no(self, error: Failed, name: str) -> web.Response:
        known = name if name in METHODS else "unknown"
        self._desk.count(f"slack:{known}:{error.error}")
        if error.error == "ratelimited":
            return json(body_of(error), 429, {"Retry-After": str(error.more.get("retry_after", 1))})
        return json(body_of(error))


def _echo(given: Mapping[str, Any]) -> Reply:
    """`api.test`: what was sent comes back, and the error that was asked for."""
    args = {name: value for name, value in given.items() if name != "token"}
    if given.get("error"):
        raise Failed(str(given["error"]), args=args)
    return {"args": args}
