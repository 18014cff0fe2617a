"""Alive, ready, and figures for whoever keeps the hub running."""

from pathlib import Path

from tests.hub.doors.standing import Standing, standing


async def test_a_hub_that_stands_is_alive_and_ready(stand: Standing) -> None:
    assert await stand.fetch("GET", "/healthz") == (200, "ok\n")
    assert await stand.fetch("GET", "/readyz") == (200, "ready\n")


async def test_figures_are_for_this_machine(stand: Standing) -> None:
    await stand.fetch("POST", "/api/acts/people.me", "li", json={})
    await stand.fetch("POST", "/api/acts/no.such", "li", json={})
    status, text = await stand.fetch("GET", "/metrics")
    assert status == 200
    assert 'yizhan_done{name="people.me"} 1' in text
    assert 'yizhan_refused{name="act.unknown"} 1' in text
    assert "yizhan_connections 0" in text


async def test_figures_are_for_nobody_else(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    async with standing(url, tmp_path, trusted_proxies=("127.0.0.0/8",)) as stand:
        assert (await stand.fetch("GET", "/metrics", headers={"X-Forwarded-For": "8.8.8.8"}))[0] == 404


async def test_without_a_database_the_hub_is_alive_but_not_ready(stand: Standing) -> None:
    for _ in range(stand.hub.database._readers.qsize()):
        await stand.hub.database._readers.get_nowait().close()
    assert (await stand.fetch("GET", "/healthz"))[0] == 200
    assert (await stand.fetch("GET", "/readyz"))[0] == 503
