"""The web client's files, under a policy that lets a page run nothing but them."""

from pathlib import Path

from aiohttp import hdrs, web

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}  # fmt: skip
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
RECORDS = "/r/"


class Site:
    """Files of the built client; any other address without an ending is a page of the client, and so is every address
    of a record type, whose name has a dot.
    """

    def __init__(self, folder: Path | None) -> None:
        self._files: dict[str, Path] = {}
        if folder is not None and folder.is_dir():
            every = (path for path in folder.rglob("*") if path.is_file())
            self._files = {f"/{path.relative_to(folder).as_posix()}": path for path in every}

    def routes(self) -> list[web.RouteDef]:
        """Everything no other door answers."""
        return [web.get("/{path:.*}", self.page)]

    async def page(self, request: web.Request) -> web.StreamResponse:
        """A file of the client, or the client itself at one of its own addresses."""
        path = request.path if request.path != "/" else "/index.html"
        found = self._files.get(path)
        if found is None:
            found = self._files.get("/index.html") if _is_page(path) else None
        if found is None:
            raise web.HTTPNotFound
        hashed = path.startswith("/assets/")
        return web.FileResponse(found, headers={hdrs.CACHE_CONTROL: FOR_EVER if hashed else ASK_AGAIN})


def _is_page(path: str) -> bool:
    named = path.startswith(RECORDS) or "." not in path.rpartition("/")[2]
    return named and not path.startswith("/api/")
