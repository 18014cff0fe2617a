"""The arguments of a Slack call: JSON, a form whose nested values are JSON texts, or nothing at all."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from hub.doors.http import body, form_of
from hub.doors.slack.answers import Failed
from hub.doors.socket.gate import loaded, too_deep
from hub.kernel import Refused

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
NESTED = frozenset({"blocks", "attachments", "metadata", "files", "view", "users"})
"""Arguments whose value in a form may be JSON."""


async def arguments(request: web.Request) -> dict[str, Any]:
    """What a call was given. Refuses `payload.*`; raises `Failed`: `invalid_json`, `invalid_blocks` …"""
    if request.content_type in FORMS:
        return {name: _nested(name, value) for name, value in (await form_of(request)).items()}
    given = await body(request)
    if not isinstance(given, dict):
        raise Failed("json_not_object")
    return {name: _nested(name, value) for name, value in given.items()}


def token_in(request: web.Request, given: Mapping[str, Any]) -> str:
    """The token shown: in the header, else in the body; never in the address."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    told = given.get("token")
    return told.strip() if isinstance(told, str) else ""


def _nested(name: str, value: Any) -> Any:
    if name not in NESTED or not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    if too_deep(value):
        raise Refused("payload.too_deep")
    try:
        return loaded(value)
    except Refused:
        raise Failed(f"invalid_{name}" if name in ("blocks", "attachments") else "invalid_json") from None
