"""The one client that calls services of the outer world: never an address of one's own house, never after a redirect.

A name that resolves to a public address and then to another is caught where it counts: at the socket (reliability.md
A10). Services of one's own network are reached only when `flow.outbound_hosts` names them.
"""

import ipaddress
import json
import socket
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from hub.kernel import Refused

SECONDS = 5
LARGEST = 65_536
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Leads to any IPv4 address whatever; Python calls it public."""
AddressInfo = tuple[Any, Any, int, str, tuple[Any, ...]]


class Unreachable(Exception):
    """The service did not answer as it should; later it may."""


def public(address: str) -> bool:
    """Is this an address of the outer world?"""
    one = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(one, "ipv4_mapped", None)
    return (mapped or one).is_global and not one.is_multicast and one not in NAT64


async def post(url: str, body: Any, key: str, allowed: Collection[str] = ()) -> Any:
    """Send JSON, once for each `key` if the service heeds it; its answer as plain data, None when it has none.

    Raises `Unreachable`; refused `flow.address_forbidden` for an address that is not of the outer world.
    """
    host = urlsplit(url).hostname or ""
    connector = aiohttp.TCPConnector(socket_factory=None if host in allowed else _guarded)
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    headers = {"Idempotency-Key": key, "Accept-Encoding": "identity"}
    try:
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout, auto_decompress=False) as session,
            session.post(url, json=body, headers=headers, allow_redirects=False) as response,
        ):
            if not 200 <= response.status < 300:
                raise Unreachable(f"{host}: {response.status}")
            return _read(await _whole(response, host))
    except (aiohttp.ClientError, TimeoutError, ValueError) as trouble:
        if isinstance(trouble.__cause__, _Forbidden) or isinstance(trouble, _Forbidden):
            raise Refused("flow.address_forbidden", host=host) from None
        raise Unreachable(f"{host}: {type(trouble).__name__}") from None


class _Forbidden(OSError):
    pass


def _guarded(info: AddressInfo) -> socket.socket:
    family, kind, protocol, _, address = info
    if not public(str(address[0])):
        raise _Forbidden(f"{address[0]} is not of the outer world")
    return socket.socket(family, kind, protocol)


async def _whole(response: aiohttp.ClientResponse, host: str) -> bytes:
    """All of an answer, in however many pieces it comes."""
    raw = bytearray()
    async for piece in response.content.iter_chunked(8_192):
        raw += piece
        if len(raw) > LARGEST:
            raise Unreachable(f"{host}: more than {LARGEST} bytes")
    return bytes(raw)


def _read(raw: bytes) -> Any:
    return json.loads(raw) if raw.strip() else None
