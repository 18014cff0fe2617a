"""The HTTP door: signing in and out, acts with their statuses, cookies that only our own pages can use."""

import io
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from hub.people.passwords import hashed
from tests.hub.doors.standing import PASSWORD, Standing, standing


@pytest.fixture
async def signed_up(stand: Standing) -> Standing:
    sql = "UPDATE credential SET hash = ?, must_change = ?, set_at = ? WHERE person = ?"
    given = (await hashed(PASSWORD), False, stand.hub.clock(), stand.actors["li"].id)
    if not await stand.hub.database.atomic(lambda db: db.run(sql, *given)):
        row = "INSERT INTO credential (hash, must_change, set_at, person) VALUES (?, ?, ?, ?)"
        await stand.hub.database.atomic(lambda db: db.run(row, *given))
    return stand


async def test_who_asks_for_a_token_gets_one_and_it_opens_the_doors(signed_up: Standing) -> None:
    given = {"login": "li", "password": PASSWORD, "bearer": True}
    status, told = await signed_up.fetch("POST", "/api/session", json=given)
    assert (status, told["me"]["name"]) == (200, "李雷")
    bearer = {"Authorization": f"Bearer {told['token']}"}
    status, me = await signed_up.fetch("GET", "/api/session", headers=bearer)
    assert (status, me["me"]["id"]) == (200, signed_up.actors["li"].id)
    assert (await signed_up.fetch("DELETE", "/api/session", headers=bearer))[0] == 200
    assert (await signed_up.fetch("GET", "/api/session", headers=bearer))[0] == 401


async def test_a_wrong_password_is_401_and_says_no_more(signed_up: Standing) -> None:
    for login in ("li", "nobody"):
        given = {"login": login, "password": "x", "bearer": True}
        status, told = await signed_up.fetch("POST", "/api/session", json=given)
        assert (status, told["refused"]["reason"]) == (401, "session.wrong")


async def test_a_browser_gets_a_cookie_no_script_can_read_and_no_other_page_can_use(signed_up: Standing) -> None:
    jar = aiohttp.CookieJar(unsafe=True)
    own, evil = {"Origin": signed_up.url}, {"Origin": "https://evil.example"}
    given = {"login": "li", "password": PASSWORD}
    act = f"{signed_up.url}/api/acts/people.me"
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        for foreign in (evil, {}):
            async with browser.post(f"{signed_up.url}/api/session", json=given, headers=foreign) as answer:
                assert answer.status == 403
        async with browser.post(f"{signed_up.url}/api/session", json=given, headers=own) as answer:
            assert answer.status == 200
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Lax" in cookie
            assert "token" not in await answer.json()
        for headers, status in ((own, 200), (evil, 403), ({}, 403)):
            async with browser.post(act, json={}, headers=headers) as answer:
                assert answer.status == status
        async with browser.post(act, data="{}", headers={**own, "Content-Type": "text/plain"}) as answer:
            assert (answer.status, (await answer.json())["refused"]["reason"]) == (403, "origin.refused")
        async with browser.post(act, data="{}", headers={**own, "Content-Type": "text/plain", "X-Hub": "1"}) as answer:
            assert answer.status == 200
        async with browser.delete(f"{signed_up.url}/api/session", headers={**own, "X-Hub": "1"}) as answer:
            assert answer.status == 200
        async with browser.post(act, json={}, headers=own) as answer:
            assert answer.status == 401


async def test_a_socket_by_cookie_is_for_our_own_pages(signed_up: Standing) -> None:
    address = signed_up.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    cookie = f"hub={signed_up.tokens['li']}"
    for origin, expected in ((signed_up.url, "40"), ("https://evil.example", "44"), ("", "44")):
        headers = {"Cookie": cookie, **({"Origin": origin} if origin else {})}
        async with aiohttp.ClientSession() as http, http.ws_connect(address, headers=headers) as line:
            await line.receive_str()
            await line.send_str("40")
            assert (await line.receive_str())[:2] == expected


@pytest.mark.parametrize(
    ("path", "given", "status", "reason"),
    [
        ("people.me", {}, 200, ""),
        ("no.such", {}, 404, "act.unknown"),
        ("session.open", {}, 404, "act.unknown"),
        ("people.create", {"name": "X"}, 403, "act.not_allowed"),
        ("chat.history", {"channel": "Cnone"}, 404, "channel.missing"),
        ("chat.post", {}, 422, "field.required"),
        ("chat.post", {"channel": "C", "colour": 1}, 422, "field.unknown"),
        ("chat.post", {"channel": "C" * 99}, 422, "field.too_long"),
        ("chat.history", {"channel": "C", "limit": 9999}, 422, "field.too_high"),
        ("chat.post", {"channel": "C", "key": "k" * 65}, 422, "field.unreadable"),
    ],
)
async def test_each_refusal_has_its_status(
    stand: Standing, path: str, given: dict[str, Any], status: int, reason: str
) -> None:
    code, told = await stand.fetch("POST", f"/api/acts/{path}", "li", json=given)
    assert (code, told.get("refused", {}).get("reason", "")) == (status, reason)


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"{", 422, "payload.unreadable"), (b"\xff", 422, "payload.unreadable"), (b"[]", 422, "payload.unreadable"),
        (b'{"text":"\\u0000"}', 422, "payload.unreadable"), (b'{"a":' * 40, 422, "payload.too_deep"),
        (io.BytesIO(b" " * 7_000_000), 413, "payload.too_big"),
    ],
)  # fmt: skip
async def test_a_body_passes_the_same_gate(stand: Standing, body: Any, status: int, reason: str) -> None:
    code, told = await stand.fetch("POST", "/api/acts/chat.post", "li", data=body)
    assert (code, told["refused"]["reason"]) == (status, reason)


async def test_nobody_in_particular_is_told_in_the_language_of_their_browser(stand: Standing) -> None:
    for language, words in (("en-GB", "Please sign in again"), ("zh-CN", "请重新登录")):
        status, told = await stand.fetch("POST", "/api/acts/people.me", headers={"Accept-Language": language}, json={})
        assert (status, told["refused"]["words"]) == (401, words)


async def test_too_many_acts_are_429_with_the_time_to_wait(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    async with standing(url, tmp_path, acts_per_second=1, acts_burst=2) as stand:
        codes = [(await stand.fetch("POST", "/api/acts/people.me", "li", json={}))[0] for _ in range(3)]
    assert codes == [200, 200, 429]


async def test_an_unknown_address_is_json_under_api(stand: Standing) -> None:
    assert (await stand.fetch("GET", "/api/nothing"))[1]["refused"]["reason"] == "route.missing"
    assert (await stand.fetch("PUT", "/api/session"))[0] == 405


async def test_a_secure_cookie_goes_to_https_behind_a_trusted_proxy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    proxied = {"X-Forwarded-Proto": "https", "Origin": "https://oa.example.com"}
    async with standing(url, tmp_path, trusted_proxies=("127.0.0.0/8",), public_url="https://oa.example.com") as stand:
        given = {"login": "li", "password": "wrong"}
        assert (await stand.fetch("POST", "/api/session", json=given, headers=proxied))[0] == 401
        cookie = {"Cookie": f"__Host-hub={stand.tokens['li']}"}
        assert (await stand.fetch("GET", "/api/session", headers={**proxied, **cookie}))[0] == 200
        assert (await stand.fetch("GET", "/api/session", headers=cookie))[0] == 401
        strange = {**proxied, **cookie, "Origin": stand.url}
        assert (await stand.fetch("POST", "/api/acts/people.me", json={}, headers=strange))[0] == 403


async def test_a_session_used_over_http_is_kept_as_seen(stand: Standing) -> None:
    before = (await stand.hub.rows("SELECT MAX(seen_at) AS at FROM session"))[0]["at"]
    stand.hub.clock.now += 120_000
    await stand.fetch("POST", "/api/acts/people.me", "li", json={})
    assert (await stand.hub.rows("SELECT MAX(seen_at) AS at FROM session"))[0]["at"] > before
