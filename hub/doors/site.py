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


class Site:
    """Files of the built client; any other address without an ending is a page of the client."""

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
            last = path.rpartition("/")[2]
            found = self._files.get("/index.html") if "." not in last and not path.startswith("/api/") else None
        if found is None:
            raise web.HTTPNotFound
        hashed = path.startswith("/assets/")
        return web.FileResponse(found, headers={hdrs.CACHE_CONTROL: FOR_EVER if hashed else ASK_AGAIN})
