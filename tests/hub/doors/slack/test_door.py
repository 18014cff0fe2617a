"""The Slack door itself: every way a call may come, every way it is told no, and a stock Bolt app that boots."""

import asyncio
import contextlib
import io
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from hub.doors.slack.door import METHODS, SCOPES
from tests.hub.doors.slack.station import Slack, slack_station

JSON = {"Content-Type": "application/json;charset=utf-8"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TIER_A = """auth.test chat.postMessage chat.update chat.delete chat.postEphemeral chat.getPermalink users.info
users.list users.lookupByEmail conversations.list conversations.info conversations.open conversations.members
conversations.history conversations.replies conversations.join conversations.invite views.open views.push views.update
views.publish"""


async def raw(slack: Slack, method: str, token: str = "", **sent: Any) -> tuple[int, dict[str, Any]]:
    """A call as bare HTTP."""
    headers = {**sent.pop("headers", {}), **({"Authorization": f"Bearer {token}"} if token else {})}
    url = f"{slack.stand.url}/slack/api/{method}"
    async with aiohttp.ClientSession(headers=headers) as http, http.post(url, **sent) as answer:
        return answer.status, await answer.json()


def test_what_nearly_every_bot_calls_is_there() -> None:
    assert set(TIER_A.split()) <= METHODS.keys()
    assert {"chat:write", "files:write", "users:read"} <= set(SCOPES.split(","))


async def test_a_call_may_be_empty_json_a_form_or_json_and_show_its_token_in_its_body(slack: Slack) -> None:
    good = {"user_id": slack.bot, "ok": True}
    for sent in (
        {"headers": {**JSON, "Content-Length": "0"}, "token": slack.token},
        {"data": {"token": slack.token}},
        {"json": {"token": slack.token, "team_id": "T0", "whatever": [1]}},
        {"token": slack.token},
    ):
        status, told = await raw(slack, "auth.test", **sent)
        assert status == 200
        assert good.items() <= told.items()


async def test_whoever_shows_no_token_or_a_wrong_one_is_told_so_with_200(slack: Slack) -> None:
    jar = {"Cookie": f"hub={slack.stand.tokens['li']}", "Origin": slack.stand.url}
    for method in ("auth.test", "chat.postMessage", "users.list"):
        assert await raw(slack, method) == (200, {"ok": False, "error": "not_authed"})
        assert await raw(slack, method, headers=jar) == (200, {"ok": False, "error": "not_authed"})
        in_address = await raw(slack, f"{method}?token={slack.token}")
        assert in_address == (200, {"ok": False, "error": "not_authed"})
        status, told = await raw(slack, method, "xoxb-nobody")
        assert (status, told["ok"], told["error"]) == (200, False, "invalid_auth")
    await slack.stand.ask("li", "bot.revoke", bot=slack.bot)
    assert (await raw(slack, "auth.test", slack.token))[1]["error"] == "invalid_auth"


async def test_what_is_no_call_is_told_so_with_200(slack: Slack) -> None:
    for method, sent, error in (
        ("calls.add", {}, "unknown_method"), ("views.nothing", {"json": {}}, "unknown_method"),
        ("auth.test", {"json": ["x"]}, "json_not_object"),
        ("auth.test", {"data": b"{", "headers": JSON}, "invalid_json"),
        ("chat.postMessage", {"data": {"channel": slack.room, "blocks": "[{"}}, "invalid_blocks"),
        ("chat.postMessage", {"data": io.BytesIO(b"x" * 7_000_000), "headers": FORM}, "request_too_large"),
        ("chat.postMessage", {"data": b"x", "headers": {"Content-Type": "multipart/form-data"}}, "invalid_json"),
        ("chat.postMessage", {"json": {"blocks": "[" * 100 + "]" * 100}}, "invalid_json"),
    ):  # fmt: skip
        status, told = await raw(slack, method, slack.token, **sent)
        assert (status, told["ok"], told["error"]) == (200, False, error), (method, sent)
    assert (await slack.stand.fetch("GET", "/slack/api/auth.test"))[0] == 404


async def test_api_test_gives_back_what_it_was_sent(slack: Slack) -> None:
    sent = {"a": "1", "token": "secret"}
    assert (await raw(slack, "api.test", json=sent))[1] == {"ok": True, "args": {"a": "1"}}
    told = (await raw(slack, "api.test", data={"error": "my_error"}))[1]
    assert (told["ok"], told["error"]) == (False, "my_error")


async def test_a_flood_meets_429_and_the_stock_retry_gets_through(tmp_path: Path) -> None:
    async with slack_station(tmp_path, acts_per_second=1, acts_burst=2) as slack:
        answers = [await raw(slack, "auth.test", slack.token) for _ in range(3)]
        assert [status for status, _ in answers] == [200, 200, 429]
        assert answers[-1][1]["error"] == "ratelimited"
        patient = WebClient(token=slack.token, base_url=f"{slack.stand.url}/slack/api/")
        patient.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
        assert (await asyncio.to_thread(patient.auth_test))["ok"]


@asynccontextmanager
async def losing_first_answer(url: str) -> AsyncIterator[str]:
    """A way to the hub on which the first call arrives and its answer is lost."""
    target, lost = urlsplit(url), asyncio.Event()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection(target.hostname, target.port)

        async def forth() -> None:
            while data := await reader.read(65_536):
                outer.write(data)

        sending = asyncio.create_task(forth())
        answer = await inner.read(65_536)
        if lost.is_set():
            writer.write(answer)
            with contextlib.suppress(ConnectionError):
                await writer.drain()
        lost.set()
        sending.cancel()
        outer.close()
        writer.close()

    server = await asyncio.start_server(carry, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


async def test_an_answer_that_is_lost_makes_no_second_message_when_a_key_was_sent(slack: Slack) -> None:
    async with losing_first_answer(slack.stand.url) as url:
        client = WebClient(token=slack.token, base_url=f"{url}/slack/api/")
        given = {"channel": slack.room, "text": "once", "client_msg_id": "k-1"}
        told = await asyncio.to_thread(lambda: client.chat_postMessage(**given))
        assert told["ok"]
    assert [one["text"] for one in await slack.lines()] == ["once"]


async def test_a_stock_bolt_app_boots_and_speaks(slack: Slack) -> None:
    def boot() -> App:
        return App(client=slack.client, signing_secret="shared", process_before_response=True)

    app = await asyncio.to_thread(boot)
    told = await asyncio.to_thread(lambda: app.client.chat_postMessage(channel=slack.room, text="up"))
    assert told["message"]["bot_id"] == slack.bot


async def test_a_fault_of_ours_is_an_error_without_its_insides_and_no_token_is_logged(
    slack: Slack, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise RuntimeError("no room")

    with caplog.at_level(logging.DEBUG, "hub"):
        await raw(slack, "auth.test", slack.token)
        await raw(slack, "auth.test", json={"token": slack.token})
        monkeypatch.setattr(slack.stand.hub.corridor, "run", broken)
        status, told = await raw(slack, "auth.test", slack.token)
    assert (status, told["error"]) == (200, "internal_error")
    assert "no room" not in str(told)
    assert slack.token not in caplog.text
