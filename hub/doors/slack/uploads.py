"""Where a file's bytes are sent that was promised: raw, under no token but the address itself."""

import mimetypes

from aiohttp import web

from hub.doors.refusing import explained, status
from hub.files import store_upload, ticket_for
from hub.kernel import Refused
from hub.store import Corridor

CHUNK = 256 * 1024


class UploadDoor:
    """POST /slack/upload/{ticket}: the address `files.getUploadURLExternal` gave away."""

    def __init__(self, corridor: Corridor) -> None:
        self._corridor = corridor

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        return [web.post("/slack/upload/{ticket}", self.take)]

    async def take(self, request: web.Request) -> web.Response:
        """The bytes as they are, whatever the headers call them. Sent twice, the file is there once."""
        try:
            size = await self._keep(request)
        except Exception as error:
            no = explained(error, "slack upload")
            return web.Response(text=no.reason, status=status(no.reason))
        return web.Response(text=f"OK - {size}")

    async def _keep(self, request: web.Request) -> int:
        corridor = self._corridor
        async with corridor.reading() as reads:
            row, has_come = await ticket_for(reads.db, request.match_info["ticket"], reads.at)
            actor = await reads.offer("people.actor", row["owner"])
        if actor is None:
            raise Refused("file.missing", field="file")
        if has_come:
            return 0
        kind = mimetypes.guess_type(row["name"])[0] or ""
        stream = request.content.iter_chunked(CHUNK)
        kept = await store_upload(corridor, stream, row["name"], kind, actor, row["file"])
        return int(kept["size"])
