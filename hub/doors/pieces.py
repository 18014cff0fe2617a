"""Files in pieces over HTTP, by tus 1.0 (creation, termination, expiration): a broken line costs nothing."""

import base64
import binascii
from collections.abc import AsyncIterator
from email.utils import formatdate
from typing import Any

from aiohttp import web

from hub.doors.desk import Desk
from hub.doors.http import HttpDoor, json
from hub.doors.refusing import status
from hub.files import go_on, part_of, progress
from hub.kernel import Refused
from hub.people import Signed
from hub.store import Row

VERSION = "1.0.0"
PLACE = "/api/files/pieces"
CHUNK = 256 * 1024
BYTES = "application/offset+octet-stream"
HEAD = {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}


class PiecesDoor:
    """POST, HEAD, PATCH and DELETE on uploads under way."""

    def __init__(self, desk: Desk, door: HttpDoor) -> None:
        self._desk, self._door, self._corridor = desk, door, desk.corridor

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        one = PLACE + "/{id}"
        return [
            web.options(PLACE, self.able), web.post(PLACE, self.begin), web.head(one, self.stands),
            web.patch(one, self.go_on), web.delete(one, self.end),
        ]  # fmt: skip

    async def able(self, request: web.Request) -> web.Response:
        """What this door can do; asked before anything else, by whoever is signed in."""
        await self._door.signed(request, writes=False)
        most = self._corridor.registry.settings["files.most_megabytes"] * 1024 * 1024
        offers = {"Tus-Version": VERSION, "Tus-Extension": "creation,termination,expiration", "Tus-Max-Size": str(most)}
        return web.Response(status=204, headers=HEAD | offers)

    async def begin(self, request: web.Request) -> web.Response:
        """A new upload: 201 with its address. Refuses `file.*`, `field.*`."""
        signed = await self._signed(request, writes=True)
        told = metadata(request.headers.get("Upload-Metadata", ""))
        given = {
            "name": told.get("filename", ""),
            "type": told.get("filetype", ""),
            "size": length(request, "Upload-Length"),
        }
        reply = await self._desk.answered(signed, "file.begin", given)
        if not reply["ok"]:
            return json(reply, status(reply["refused"]["reason"]), HEAD)
        until = formatdate(reply["expires_at"] / 1000, usegmt=True)
        return web.Response(
            status=201, headers=HEAD | {"Location": f"{PLACE}/{reply['file']}", "Upload-Expires": until}
        )

    async def stands(self, request: web.Request) -> web.Response:
        """How many bytes have come."""
        row = await self._row(request, await self._signed(request, writes=False))
        come = progress(self._corridor.registry.settings, row["file"])
        return web.Response(headers=HEAD | {"Upload-Offset": str(come), "Upload-Length": str(row["size"])})

    async def go_on(self, request: web.Request) -> web.Response:
        """More bytes: 204 with how many there are now. With the last, the file of this id exists."""
        signed = await self._signed(request, writes=True)
        if request.content_type != BYTES:
            raise Refused("payload.unreadable")
        row = await self._row(request, signed)
        come = await go_on(self._corridor, row, signed.actor, length(request, "Upload-Offset"), _chunks(request))
        return web.Response(status=204, headers=HEAD | {"Upload-Offset": str(come)})

    async def end(self, request: web.Request) -> web.Response:
        """Not wanted any more."""
        signed = await self._signed(request, writes=True)
        reply = await self._desk.answered(signed, "file.forget", {"file": request.match_info["id"]})
        return (
            web.Response(status=204, headers=HEAD)
            if reply["ok"]
            else json(reply, status(reply["refused"]["reason"]), HEAD)
        )

    async def _signed(self, request: web.Request, *, writes: bool) -> Signed:
        signed = await self._door.signed(request, writes=writes)
        self._door.limit(signed.session)
        if signed.must_change_password:
            raise Refused("password.must_change")
        if request.headers.get("Tus-Resumable") != VERSION:
            raise Refused("file.protocol", version=VERSION)
        return signed

    async def _row(self, request: web.Request, signed: Signed) -> Row:
        async with self._corridor.reading() as reads:
            return await part_of(reads.db, request.match_info["id"], signed.actor, self._corridor.clock())


def metadata(text: str) -> dict[str, str]:
    """`filename <base64>,filetype <base64>` → what it says. Refuses `payload.unreadable`."""
    found: dict[str, str] = {}
    for pair in text.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            raise Refused("payload.unreadable") from None
    return found


def length(request: web.Request, header: str) -> int:
    """A count of bytes in a header. Refuses `field.required`."""
    said = request.headers.get(header, "")
    if not said.isascii() or not said.isdigit():
        raise Refused("field.required", field=header, label=header)
    return int(said)


async def _chunks(request: web.Request) -> AsyncIterator[Any]:
    async for chunk in request.content.iter_chunked(CHUNK):
        yield chunk
