"""Every HTTP answer: refusals as JSON, incidents for failures, headers on everything."""

import aiohttp
import pytest

from hub.doors.http import HttpDoor
from tests.hub.doors.standing import Standing


async def test_a_failure_is_an_incident_and_tells_nothing(stand: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(HttpDoor, "signed", broken)
    status, told = await stand.fetch("POST", "/api/acts/people.me", "li", json={})
    assert (status, told["refused"]["reason"]) == (500, "broken")
    assert "secret" not in str(told)


async def test_headers_are_on_refusals_too_and_the_server_does_not_name_itself(stand: Standing) -> None:
    async with aiohttp.ClientSession() as http, http.get(f"{stand.url}/api/session") as answer:
        assert answer.status == 401
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "aiohttp" not in answer.headers.get("Server", "")
