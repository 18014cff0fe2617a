"""The OpenAPI 3.1 document: every act as a route, and the few routes that are no acts."""

from typing import Any

from hub.doors.schema import REF, Schema
from hub.doors.slack.door import METHODS

REFUSALS = {
    "401": "Not signed in", "403": "Not allowed", "404": "Not there", "409": "Taken, decided or changed meanwhile",
    "413": "Too big", "422": "Cannot be read, or not now", "429": "Too many", "503": "Not now; try again",
}  # fmt: skip
ERROR = {"500": "A mistake of the hub, with the id it was noted under"}
Json = dict[str, Any]


def openapi(schema: Schema) -> Json:
    """OpenAPI 3.1 of all of HTTP, from the schemas of acts."""
    paths: Json = {
        f"/api/acts/{act['name']}": {"post": _act(act["name"], act["words"]["en"], act["input"], act["reply"])}
        for act in schema.acts()
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Yizhan", "version": "1", "description": "The acts of the hub, as the socket has them too."},
        "paths": {**paths, **_others(), **_outside()},
        "components": {
            "schemas": {**schema.components, "RefusedAnswer": _refused_answer()},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "__Host-hub"},
            },
        },
        "security": [{"bearer": []}, {"cookie": []}],
        "x-events": schema.events(),
    }


def _act(name: str, summary: str, given: Json, reply: Json) -> Json:
    ok = {"type": "object", "properties": {"ok": {"const": True}, "duplicate": {"type": "boolean"}}, "required": ["ok"]}
    return {
        "operationId": name, "summary": summary,
        "requestBody": {"content": {"application/json": {"schema": given}}},
        "responses": {"200": _json("Done", {"allOf": [ok, reply]}), **_refusals()},
    }  # fmt: skip


def _others() -> Json:
    login: Json = {
        "type": "object", "required": ["login", "password"], "additionalProperties": False,
        "properties": {
            "login": {"type": "string"}, "password": {"type": "string"}, "code": {"type": ["string", "null"]},
            "bearer": {"type": "boolean"}, "device": {"type": "string"},
        },
    }  # fmt: skip
    upload: Json = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
    anything: Json = {"type": "object"}
    return {
        "/api/session": {
            "post": _route("Sign in", anything, body=("application/json", login)),
            "get": _route("Who is signed in", anything), "delete": _route("Sign out", anything),
        },
        "/api/files": {"post": _route("Hand a file in", anything, "201", body=("multipart/form-data", upload))},
        "/api/files/{id}": {"get": {**_route("A file", anything), "parameters": [_in_path("id")]}},
        "/api/files/pieces": {"post": _route("Begin an upload in pieces, by tus 1.0", anything, "201")},
        "/api/files/pieces/{id}": {
            "head": {**_route("How far an upload has come", anything), "parameters": [_in_path("id")]},
            "patch": {
                **_route("Go on with it", anything, "204", body=("application/offset+octet-stream", {})),
                "parameters": [_in_path("id")],
            },
            "delete": {**_route("Give it up", anything, "204"), "parameters": [_in_path("id")]},
        },
        "/api/types": {"get": _route("Record types, described for screens", anything)},
        "/api/words/{locale}": {"get": {**_route("Every sentence", anything), "parameters": [_in_path("locale")]}},
        "/api/acts": {"get": _route("Every act", anything)},
        "/api/events": {"get": _route("Every event", anything)},
    }  # fmt: skip


def _outside() -> Json:
    """Where programs come in that speak as they speak to Slack: by a secret address, or with a bot's token."""
    said: Json = {
        "type": "object",
        "properties": {
            "text": {"type": "string"}, "blocks": {"type": "array"}, "attachments": {"type": "array"},
            "thread_ts": {"type": "string"}, "client_msg_id": {"type": "string"},
        },
    }  # fmt: skip
    word: Json = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    refused = {code: {"description": "Why not, in one word", **word} for code in ("400", "403", "404", "410", "429")}
    answer = {"type": "object", "properties": {"ok": {"type": "boolean"}, "error": {"type": "string"}}}
    return {
        "/hooks/{id}/{secret}": {"post": {
            "summary": "Post into the room of this address", "security": [],
            "parameters": [_in_path("id"), _in_path("secret")],
            "requestBody": {"content": {"application/json": {"schema": said}}},
            "responses": {"200": {"description": "ok", **word}, **refused},
        }},
        "/slack/api/{method}": {"post": {
            "summary": "A method of Slack's Web API", "security": [{"bearer": []}],
            "parameters": [{**_in_path("method"), "schema": {"type": "string", "enum": sorted(METHODS)}}],
            "responses": {"200": _json("Done, or `ok: false` with an error", answer), "429": _json("Too many", answer)},
        }},
    }  # fmt: skip


def _route(summary: str, reply: Json, code: str = "200", body: tuple[str, Json] | None = None) -> Json:
    content = {"requestBody": {"content": {body[0]: {"schema": body[1]}}}} if body else {}
    return {"summary": summary, **content, "responses": {code: _json("Done", reply), **_refusals()}}


def _in_path(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _refusals() -> Json:
    answer = {"$ref": REF.format(name="RefusedAnswer")}
    return {code: _json(said, answer) for code, said in {**REFUSALS, **ERROR}.items()}


def _refused_answer() -> Json:
    return {
        "type": "object", "required": ["ok", "refused"],
        "properties": {"ok": {"const": False}, "refused": {"$ref": REF.format(name="RefusedBody")}},
    }  # fmt: skip


def _json(description: str, schema: Json) -> Json:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
