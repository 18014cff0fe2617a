"""The web client's files and pages, under a policy that runs nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.hub.doors.standing import Standing, standing


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Standing]:
    client = tmp_path / "client"
    (client / "assets").mkdir(parents=True)
    (client / "index.html").write_text("<!doctype html>here")
    (client / "assets" / "a-1.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    async with standing(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path, client=client) as stand:
        yield stand


async def headers_of(url: str) -> tuple[int, dict[str, str]]:
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        return answer.status, dict(answer.headers)


@pytest.mark.parametrize("path", ["/", "/index.html", "/c/C123", "/todo/mine", "/r/crm.customer", "/r/crm.customer/R1"])
async def test_every_page_of_the_client_is_the_client(site: Standing, path: str) -> None:
    status, body = await site.fetch("GET", path)
    assert (status, body) == (200, "<!doctype html>here")


@pytest.mark.parametrize("path", ["/nothing.js", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/api/none"])
async def test_what_is_no_page_and_no_file_is_not_there(site: Standing, path: str) -> None:
    status, body = await site.fetch("GET", path)
    assert status == 404
    assert "secret" not in str(body)


async def test_a_page_may_run_nothing_but_our_own_files(site: Standing) -> None:
    _, headers = await headers_of(site.url + "/")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"
    _, hashed = await headers_of(site.url + "/assets/a-1.js")
    assert "immutable" in hashed["Cache-Control"]
