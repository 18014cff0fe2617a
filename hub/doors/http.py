"""The HTTP door: signing in and out, and the same acts as over the socket, for whoever has no socket."""

import asyncio
import time
from typing import Any

import msgspec
from aiohttp import web

from hub.doors.desk import Desk
from hub.doors.parts import Parts
from hub.doors.rate import Bucket
from hub.doors.refusing import status, unfit
from hub.doors.socket.gate import MOST_DEPTH, loaded, too_deep
from hub.doors.visitor import SECURE_COOKIE, Porch
from hub.kernel import Refused, wire
from hub.people import Signed, seen, session_of, sign_in

MOST_BODY = 6 * 1_048_576
MOST_BUCKETS = 10_000
SEEN_SECONDS = 60.0
LANGUAGES = ("zh", "en")
LOCALE: web.RequestKey[str] = web.RequestKey("locale", str)


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`bearer` asks for a token instead of a cookie."""

    login: str
    password: str
    code: str | None = None
    bearer: bool = False
    device: str = ""


class HttpDoor:
    """Routes of sessions and acts. Every other route asks it who is there."""

    def __init__(self, parts: Parts, desk: Desk, porch: Porch) -> None:
        self._parts, self._desk, self.porch = parts, desk, porch
        self._buckets: dict[str, Bucket] = {}
        self._seen: dict[str, float] = {}

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        return [
            web.post("/api/session", self.sign_in), web.get("/api/session", self.session),
            web.delete("/api/session", self.sign_out), web.post("/api/acts/{name}", self.act),
        ]  # fmt: skip

    async def signed(self, request: web.Request, *, writes: bool) -> Signed:
        """Who asks. Refuses `session.refused`, and a write by cookie from elsewhere (`origin.refused`)."""
        token, by_cookie = self.porch.token(request)
        if not token:
            raise Refused("session.refused")
        if by_cookie and writes:
            self.porch.check_write(request)
        signed = await self.of_token(token)
        request[LOCALE] = signed.actor.locale
        return signed

    async def of_token(self, token: str) -> Signed:
        """Whose token this is, who has been here just now. Refuses `session.refused`."""
        async with self._parts.corridor.reading() as reads:
            signed = await session_of(reads, token)
        if signed is None:
            raise Refused("session.refused")
        await self._keep_seen(signed.session)
        return signed

    async def _keep_seen(self, session: str) -> None:
        now = time.monotonic()
        if now - self._seen.get(session, -SEEN_SECONDS) >= SEEN_SECONDS:
            self._seen = {one: at for one, at in self._seen.items() if now - at < SEEN_SECONDS} | {session: now}
            await seen(self._parts.corridor.database, [session], self._parts.corridor.clock())

    def limit(self, session: str) -> None:
        """One more act in this session. Refuses `rate.limited`."""
        bucket = self._buckets.get(session)
        if bucket is None:
            if len(self._buckets) >= MOST_BUCKETS:
                self._buckets.clear()
            bucket = self._buckets[session] = Bucket(self._parts.acts_per_second, self._parts.acts_burst)
        if not bucket.take():
            raise Refused("rate.limited", retry_after=bucket.wait)

    async def act(self, request: web.Request) -> web.Response:
        """POST /api/acts/{name}: the same act, the same answer; its refusal decides the status."""
        signed = await self.signed(request, writes=True)
        self.limit(signed.session)
        given = await body(request)
        told = await self._desk.answered(signed, request.match_info["name"], given)
        code = 200 if told["ok"] else status(told["refused"]["reason"])
        return json(told, code)

    async def sign_in(self, request: web.Request) -> web.Response:
        """POST /api/session: a cookie for a browser, a token for anybody else."""
        try:
            given = msgspec.convert(await body(request), SignIn)
        except msgspec.ValidationError as error:
            raise unfit(error) from None
        cookie = None
        if not given.bearer:
            self.porch.check_write(request)
            cookie = self.porch.cookie(request)
        signed = await sign_in(
            self._parts.corridor, given.login, given.password, bearer=given.bearer,
            device=given.device or request.headers.get("User-Agent", ""), address=self.porch.address(request),
        )  # fmt: skip
        response = json(described(signed) | ({"token": signed.token} if given.bearer else {}))
        if cookie:
            name, secure = cookie
            age = max(0, (signed.expires_at - self._parts.corridor.clock()) // 1000)
            response.set_cookie(
                name, signed.token, max_age=age, path="/", httponly=True, secure=secure, samesite="Lax"
            )
        return response

    async def session(self, request: web.Request) -> web.Response:
        """GET /api/session: who is signed in."""
        return json(described(await self.signed(request, writes=False)))

    async def sign_out(self, request: web.Request) -> web.Response:
        """DELETE /api/session: sign out; not being signed in is no harm."""
        token, by_cookie = self.porch.token(request)
        if token and by_cookie:
            self.porch.check_write(request)
        async with self._parts.corridor.reading() as reads:
            signed = await session_of(reads, token) if token else None
        if signed is not None:
            await self._desk.answered(signed, "session.revoke", {"session": signed.session})
        response = json({"ok": True})
        name, secure = (SECURE_COOKIE, True) if self.porch.secure(request) else ("hub", False)
        response.del_cookie(name, path="/", httponly=True, secure=secure, samesite="Lax")
        return response


def described(signed: Signed) -> dict[str, Any]:
    """A session as the wire tells it."""
    actor = signed.actor
    me = {
        "id": actor.id, "name": actor.name, "company": actor.company, "roles": sorted(actor.roles),
        "locale": actor.locale, "must_change_password": signed.must_change_password,
    }  # fmt: skip
    return {"me": me, "expires_at": wire(signed.expires_at) if signed.expires_at else None}


async def body(request: web.Request) -> Any:
    """The JSON of a request. Refuses `payload.*`: too big, too deep, or no JSON we take."""
    try:
        async with asyncio.timeout(30):
            text = (await request.read()).decode("utf-8")
    except web.HTTPRequestEntityTooLarge:
        raise Refused("payload.too_big", most=MOST_BODY) from None
    except (UnicodeDecodeError, TimeoutError):
        raise Refused("payload.unreadable") from None
    if too_deep(text):
        raise Refused("payload.too_deep", most=MOST_DEPTH)
    return loaded(text) if text.strip() else {}


async def form_of(request: web.Request) -> dict[str, str]:
    """The texts of a form; files in it are left out. Refuses `payload.*`, as `body` does."""
    try:
        async with asyncio.timeout(30):
            form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise Refused("payload.too_big", most=MOST_BODY) from None
    except (ValueError, RuntimeError, TimeoutError):
        raise Refused("payload.unreadable") from None
    return {name: value for name, value in form.items() if isinstance(value, str)}


def json(told: Any, code: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON response that no cache keeps."""
    return web.Response(
        body=msgspec.json.encode(told), status=code, content_type="application/json", charset="utf-8",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )  # fmt: skip


def locale_of(request: web.Request, default: str) -> str:
    """The language of whoever asks: their own when signed in, else what their browser says."""
    if LOCALE in request:
        return request[LOCALE]
    wanted = request.headers.get("Accept-Language", "")[:2].lower()
    return wanted if wanted in LANGUAGES else default
