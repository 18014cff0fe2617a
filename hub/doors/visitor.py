"""Who stands at the door: the address they really come from, the origin of their page, and the token they show."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from aiohttp import web

from hub.doors.parts import Parts
from hub.kernel import Refused

COOKIE = "hub"
SECURE_COOKIE = "__Host-hub"
LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")


class Porch:
    """What is known of the way in front of the doors: trusted proxies and allowed origins."""

    def __init__(self, parts: Parts) -> None:
        self._proxies = tuple(ip_network(one, strict=False) for one in parts.trusted_proxies)
        self._public = parts.public_url.rstrip("/")
        self._origins = frozenset(filter(None, (_origin(one) for one in (self._public, *parts.origins))))

    def address(self, request: web.Request) -> str:
        """The visitor's address: the connection's, or what trusted proxies say of those before them."""
        address = request.remote or ""
        for told in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
            if not _within(address, self._proxies) or not told.strip():
                break
            address = told.strip()
        return address

    def secure(self, request: web.Request) -> bool:
        """Did the visitor come over HTTPS, here or to a trusted proxy?"""
        told = request.headers.get("X-Forwarded-Proto", "")
        if told and _within(request.remote or "", self._proxies):
            return told.split(",")[0].strip() == "https"
        return request.secure

    def cookie(self, request: web.Request) -> tuple[str, bool]:
        """The session cookie's name and whether it is marked secure. Refuses `session.insecure` in the open."""
        if self.secure(request):
            return SECURE_COOKIE, True
        if _host(request) in LOOPBACK or self._public.startswith("http://"):
            return COOKIE, False
        raise Refused("session.insecure")

    def token(self, request: web.Request) -> tuple[str, bool]:
        """The token shown, and whether it is a cookie. Empty when none is."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and token.strip():
            return token.strip(), False
        name = SECURE_COOKIE if self.secure(request) else COOKIE
        return request.cookies.get(name, ""), True

    def check_origin(self, request: web.Request) -> None:
        """A browser's cookie counts only for pages of the hub itself or of an allowed origin."""
        origin = request.headers.get("Origin", "")
        if not origin or origin == "null" or not self._allowed(origin, request):
            raise Refused("origin.refused", origin=origin or "-")

    def check_write(self, request: web.Request) -> None:
        """A write by cookie comes from an allowed page and in a form no foreign page can send unasked."""
        self.check_origin(request)
        if request.content_type != "application/json" and request.headers.get("X-Hub") != "1":
            raise Refused("origin.refused", origin=request.headers.get("Origin", "-"))

    def _allowed(self, origin: str, request: web.Request) -> bool:
        if origin in self._origins:
            return True
        return not self._public and urlsplit(origin).netloc == request.host


def _within(address: str, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    try:
        here = ip_address(address)
    except ValueError:
        return False
    return any(here in network for network in networks)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


def _host(request: web.Request) -> str:
    return (urlsplit(f"//{request.host}").hostname or "").lower()
