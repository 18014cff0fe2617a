"""The webhook door: an address posts into its one room, once for each key, and says in one word why not."""

import asyncio
import io
import json
import logging
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.webhook import WebhookClient

from tests.hub.doors.standing import Standing, standing

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
async def address(stand: Standing) -> str:
    """Where a program outside may post into the room."""
    made = await stand.ask("li", "hook.create", channel=stand.room, name="CI")
    return f"/hooks/{made['hook']['id']}/{made['secret']}"


async def post(stand: Standing, address: str, **sent: Any) -> tuple[int, str, aiohttp.typedefs.LooseHeaders]:
    async with aiohttp.ClientSession() as http, http.post(stand.url + address, **sent) as answer:
        return answer.status, await answer.text(), answer.headers


async def lines(stand: Standing) -> list[dict[str, Any]]:
    found = await stand.ask("li", "chat.history", channel=stand.room)
    return [one for one in found["messages"] if one["kind"] == "message"]


async def test_what_is_posted_stands_in_the_room_under_the_webhooks_name(stand: Standing, address: str) -> None:
    status, text, headers = await post(stand, address, json={"text": "*done* <https://ci.example|#7> &lt;@U1&gt;"})
    assert (status, text) == (200, "ok")
    assert headers["Content-Type"].startswith("text/plain")
    (said,) = await lines(stand)
    assert (said["by"]["name"], said["by"]["kind"], said["mentions"]) == ("CI", "bot", [])
    assert said["text"] == "**done** [#7](https://ci.example) &lt;@U1>"


async def test_a_form_whose_payload_is_json_is_as_good(stand: Standing, address: str) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*ok*"}}]
    form = {"payload": json.dumps({"blocks": blocks, "username": "x", "icon_emoji": ":tada:", "channel": "#other"})}
    assert (await post(stand, address, data=form))[:2] == (200, "ok")
    (said,) = await lines(stand)
    assert (said["text"], said["blocks"]) == ("**ok**", blocks)
    assert (said["alias"], said["by"]["name"]) == ({"name": "x", "icon": "🎉"}, "CI")


async def test_a_key_makes_it_once_and_a_thread_is_answered(stand: Standing, address: str) -> None:
    for _ in range(2):
        assert (await post(stand, address, json={"text": "x", "client_msg_id": "k1"}))[0] == 200
    (root,) = await lines(stand)
    answer = {"text": "below", "thread_ts": f"1.{root['seq']:06d}"}
    assert (await post(stand, address, json=answer))[0] == 200
    (root,) = await lines(stand)
    assert root["replies"]["count"] == 1
    again = {"text": "other", "client_msg_id": "k1"}
    assert (await post(stand, address, json=again))[:2] == (400, "invalid_payload")


async def test_what_does_not_go_is_said_in_the_word_callers_know(stand: Standing, address: str) -> None:
    hook, secret = address.split("/")[2:]
    for path, sent, expected in (
        (address, {"json": {}}, (400, "no_text")),
        (address, {"data": b"{", "headers": {"Content-Type": "application/json"}}, (400, "invalid_payload")),
        (address, {"data": {"other": "x"}}, (400, "invalid_payload")),
        (address, {"json": ["x"]}, (400, "invalid_payload")),
        (address, {"data": b"payload=%ff", "headers": {"Content-Type": FORM}}, (400, "invalid_payload")),
        (address, {"data": io.BytesIO(b"x" * 7_000_000), "headers": {"Content-Type": FORM}}, (400, "invalid_payload")),
        (address, {"data": b"x", "headers": {"Content-Type": "multipart/form-data"}}, (400, "invalid_payload")),
        (address, {"json": {"text": "x", "thread_ts": "9.999999"}}, (400, "invalid_payload")),
        (address, {"json": {"blocks": [{"type": "section", "text": "x" * 3001}]}}, (400, "invalid_blocks")),
        (f"/hooks/{hook}/other", {"json": {"text": "x"}}, (403, "invalid_token")),
        (f"/hooks/L0/{secret}", {"json": {"text": "x"}}, (404, "no_service")),
    ):
        assert (await post(stand, path, **sent))[:2] == expected, (path, sent)
    assert await lines(stand) == []
    assert (await stand.fetch("GET", address))[0] == 404


async def test_taken_out_of_its_room_or_once_the_room_is_closed_it_posts_no_more(stand: Standing, address: str) -> None:
    (hook,) = (await stand.ask("li", "hook.list", channel=stand.room))["hooks"]
    await stand.ask("li", "channel.remove", channel=stand.room, people=[hook["bot"]])
    assert (await post(stand, address, json={"text": "x"}))[:2] == (404, "channel_not_found")
    await stand.ask("li", "channel.invite", channel=stand.room, people=[hook["bot"]])
    assert (await post(stand, address, json={"text": "x"}))[:2] == (200, "ok")
    await stand.ask("li", "channel.archive", channel=stand.room)
    assert (await post(stand, address, json={"text": "x"}))[:2] == (410, "channel_is_archived")


async def test_a_replaced_or_revoked_address_is_dead_at_once(stand: Standing, address: str) -> None:
    (hook,) = (await stand.ask("li", "hook.list", channel=stand.room))["hooks"]
    made = await stand.ask("li", "hook.rotate", hook=hook["id"])
    assert (await post(stand, address, json={"text": "x"}))[:2] == (403, "invalid_token")
    other = f"/services/T1/{hook['id']}/{made['secret']}"
    assert (await post(stand, other, json={"text": "x"}))[:2] == (200, "ok")
    (hook,) = (await stand.ask("li", "hook.list", channel=stand.room))["hooks"]
    assert "used_at" in hook
    await stand.ask("li", "hook.revoke", hook=hook["id"])
    assert (await post(stand, other, json={"text": "x"}))[:2] == (404, "no_service")


async def test_a_flood_meets_429_and_when_to_come_back(tmp_path: Path) -> None:
    async with standing(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path, acts_per_second=1, acts_burst=2) as stand:
        made = await stand.ask("li", "hook.create", channel=stand.room, name="CI")
        address = f"/hooks/{made['hook']['id']}/{made['secret']}"
        answers = [await post(stand, address, json={"text": "x"}) for _ in range(3)]
        assert [answer[:2] for answer in answers] == [(200, "ok"), (200, "ok"), (429, "rate_limited")]
        assert answers[-1][2]["Retry-After"] == "1"
        assert len(await lines(stand)) == 2


async def test_the_stock_client_posts(stand: Standing, address: str) -> None:
    client = WebhookClient(stand.url + address)
    said = await asyncio.to_thread(client.send, text="hello", attachments=[{"title": "t", "text": "*x*"}])
    assert (said.status_code, said.body) == (200, "ok")
    bad = await asyncio.to_thread(WebhookClient(stand.url + address + "x").send, text="x")
    assert (bad.status_code, bad.body) == (403, "invalid_token")


async def test_no_secret_is_ever_logged(
    stand: Standing, address: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = address.rpartition("/")[2]

    async def broken(*_: Any) -> None:
        raise RuntimeError("no room")

    with caplog.at_level(logging.DEBUG):
        await post(stand, address, json={"text": "x"})
        monkeypatch.setattr(stand.hub.corridor, "run", broken)
        assert (await post(stand, address, json={"text": "x"}))[:2] == (500, "server_error")
    assert "no room" in caplog.text
    assert secret not in caplog.text
