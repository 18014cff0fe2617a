"""Files come in and go out over HTTP only: streamed in, and handed out so that no browser runs what is in them."""

from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from hub.doors.http import HttpDoor, json
from hub.files import Blobs, open_file, store_upload
from hub.kernel import Refused
from hub.store import Corridor

CHUNK = 256 * 1024
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
PLAYED = frozenset({"audio/mpeg", "audio/ogg", "audio/wav", "audio/webm", "audio/mp4", "video/mp4", "video/webm"})
NAMED = frozenset({"application/pdf", "text/plain", "text/csv", "application/zip"})
CAGE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


class FileDoor:
    """POST /api/files and GET /api/files/{id}."""

    def __init__(self, corridor: Corridor, door: HttpDoor) -> None:
        self._corridor = corridor
        self._door = door

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        return [web.post("/api/files", self.take), web.get("/api/files/{id}", self.hand_out)]

    async def take(self, request: web.Request) -> web.Response:
        """Take one file in, from a form's first file. Refuses `file.*`, `payload.unreadable`."""
        signed = await self._door.signed(request, writes=True)
        self._door.limit(signed.session)
        if signed.must_change_password:
            raise Refused("password.must_change")
        if request.content_type != "multipart/form-data":
            raise Refused("payload.unreadable")
        part = await _first_file(request)
        kept = await store_upload(
            self._corridor, _chunks(part), part.filename or "", part.headers.get("Content-Type", ""), signed.actor
        )
        return json({"ok": True, "file": kept}, 201)

    async def hand_out(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, whole or a range, to whoever may read a thing it hangs on."""
        signed = await self._door.signed(request, writes=False)
        async with self._corridor.reading() as reads:
            row = await open_file(reads, request.match_info["id"], signed.actor)
        path = Blobs(str(self._corridor.registry.settings["store.data"])).path(row["sha"])
        seen = row["type"] in SHOWN | PLAYED and "download" not in request.query
        known = row["type"] in SHOWN | PLAYED | NAMED
        return web.FileResponse(path, chunk_size=CHUNK, headers={
            "Content-Type": row["type"] if known else "application/octet-stream",
            "Content-Disposition": disposition("inline" if seen else "attachment", row["name"]),
            "Cache-Control": "private, no-cache", "Content-Security-Policy": CAGE,
        })  # fmt: skip


async def _first_file(request: web.Request) -> BodyPartReader:
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.filename is not None:
                return part
    except (ValueError, RuntimeError):
        raise Refused("payload.unreadable") from None
    raise Refused("field.required", field="file", label="file")


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(CHUNK):
        yield chunk


def disposition(how: str, name: str) -> str:
    """`Content-Disposition` by RFC 6266: an ASCII name for old clients, the real one for all others."""
    plain = "".join(sign if sign.isascii() and sign.isprintable() and sign not in '"\\%' else "_" for sign in name)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


