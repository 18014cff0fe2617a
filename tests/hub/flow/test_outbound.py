"""The client for the outer world: never one's own house, by whatever name (reliability.md A10, S094-S097)."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from hub.flow.outbound import Unreachable, post, public
from hub.kernel import Refused


@contextlib.asynccontextmanager
async def service(answer) -> AsyncIterator[int]:
    """A real service on this machine that answers like this; its port."""
    app = web.Application()
    app.router.add_post("/{any:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield runner.addresses[0][1]
    await runner.cleanup()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fd00::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fe80::1%eth0"],
)  # fmt: skip
def test_an_address_of_ones_own_house_is_not_public(address):
    assert not public(address)


def test_others_are():
    assert public("93.184.216.34") and public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "user@127.0.0.1", "127。0。0。1", "0.0.0.0"]
)
async def test_ones_own_house_is_refused_at_the_socket_by_every_name(host):
    reached = []

    async def answer(request):
        reached.append(request.path)
        return web.json_response({})

    async with service(answer) as port:
        with pytest.raises((Refused, Unreachable)) as no:
            await post(f"http://{host}:{port}/x", {}, "k")
        assert reached == []
    if host in ("127.0.0.1", "localhost"):
        assert isinstance(no.value, Refused) and no.value.reason == "flow.address_forbidden"


async def test_a_service_that_is_named_is_reached_with_the_key_and_answers():
    async def answer(request):
        return web.json_response({"key": request.headers["Idempotency-Key"], "told": await request.json()})

    async with service(answer) as port:
        told = await post(f"http://127.0.0.1:{port}/x", {"a": 1}, "k", ("127.0.0.1",))
    assert told == {"key": "k", "told": {"a": 1}}


async def test_nothing_is_followed_and_nothing_huge_is_read():
    async def moved(request):
        return web.Response(status=302, headers={"Location": "http://127.0.0.1:1/"})

    async def huge(request):
        return web.Response(body=b"[" + b"1," * 60_000 + b"1]")

    async def broken(request):
        return web.Response(body=b"<html>")

    for answer in (moved, huge, broken):
        async with service(answer) as port:
            with pytest.raises(Unreachable):
                await post(f"http://127.0.0.1:{port}/x", {}, "k", ("127.0.0.1",))
    with pytest.raises(Unreachable):
        await asyncio.wait_for(post("http://127.0.0.1:1/x", {}, "k", ("127.0.0.1",)), 6)


async def test_an_answer_that_comes_in_pieces_is_read_whole():
    async def answer(request):
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        for piece in (b'{"people"', b': ["lin"]', b"}"):
            await response.write(piece)
            await asyncio.sleep(0.05)
        return response

    async with service(answer) as port:
        assert await post(f"http://127.0.0.1:{port}/x", {}, "k", ("127.0.0.1",)) == {"people": ["lin"]}
