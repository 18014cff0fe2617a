"""Describes itself: every act and event with its JSON Schema, the OpenAPI document, the hub's sentences, the types."""

import hashlib
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

import msgspec
from aiohttp import web

from hub.doors.desk import Desk
from hub.doors.http import HttpDoor, json
from hub.doors.openapi import openapi
from hub.doors.refusing import status
from hub.doors.schema import Schema
from hub.kernel import LOCALES, Refused, Registry


class Describing:
    """GET /api/acts, /api/events, /api/openapi.json, /api/words/{locale}, /api/types."""

    def __init__(self, registry: Registry, door: HttpDoor, desk: Desk) -> None:
        self._registry, self._door, self._desk = registry, door, desk
        self._documents: dict[str, Callable[[], Any]] = {
            "/api/acts": lambda: {"acts": self._schema.acts(), "components": self._schema.components},
            "/api/events": lambda: {"events": self._schema.events(), "components": self._schema.components},
            "/api/openapi.json": lambda: openapi(self._schema),
            **{f"/api/words/{locale}": partial(self._words, locale) for locale in LOCALES},
        }
        self.renew()

    def renew(self) -> None:
        """Acts, words or types are others than before: every document is made anew when it is asked for."""
        self._kept: dict[str, tuple[bytes, str]] = {}
        self.__dict__.pop("_schema", None)

    @cached_property
    def _schema(self) -> Schema:
        return Schema(self._registry)

    def routes(self) -> list[web.RouteDef]:
        """What this door answers."""
        fixed = [web.get(path, self.document) for path in self._documents]
        return [*fixed, web.get("/api/words/{locale}", self.no_words), web.get("/api/types", self.types)]

    async def document(self, request: web.Request) -> web.Response:
        """A description; whoever has this version already gets 304."""
        body, tag = self._encoded(request.path)
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        return web.Response(body=body, content_type="application/json", charset="utf-8", headers=headers)

    async def no_words(self, request: web.Request) -> web.Response:
        """Only the languages there are."""
        raise Refused("language.missing", language=request.match_info["locale"][:20])

    async def types(self, request: web.Request) -> web.Response:
        """The record types this person may use."""
        signed = await self._door.signed(request, writes=False)
        told = await self._desk.answered(signed, "record.types", {})
        return json(told, 200 if told["ok"] else status(told["refused"]["reason"]))

    def _encoded(self, path: str) -> tuple[bytes, str]:
        if path not in self._kept:
            body = msgspec.json.encode(self._documents[path]())
            self._kept[path] = body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        return self._kept[path]

    def _words(self, locale: str) -> dict[str, str]:
        return {**self._registry.words.sentences["zh"], **self._registry.words.sentences[locale]}


