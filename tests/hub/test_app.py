"""The composition: every package is found, lower floors first, and the doors close what they opened."""

from pathlib import Path

import aiohttp

from hub.app import build_registry, close_parts, open_parts, open_station, packages, plain, tables
from hub.kernel import Act, Actor
from hub.people import session_of
from hub.settings import Settings, read_settings
from hub.store import Sql, Work


def test_every_package_and_every_office_module_is_found_lower_floors_first() -> None:
    names = [package.__name__ for package in packages()]
    assert names.index("hub.kernel") < names.index("hub.people") < names.index("hub.flow") < names.index("hub.doors")
    assert any(name.startswith("hub.office.") for name in names)
    assert "hub.people.tables" in tables(packages())


def test_settings_reach_the_modules_as_plain_values(tmp_path: Path) -> None:
    settings = read_settings(environ={"HUB_DATA": str(tmp_path)})
    assert plain(settings)["store.data"] == str(tmp_path)
    assert build_registry(settings).settings["chat.recall_minutes"] == settings.chat.recall_minutes


async def test_the_first_start_prints_one_administrator_and_the_second_prints_nobody(
    store_url: str, tmp_path: Path
) -> None:
    environ = {
        "HUB_STORE_DATABASE": store_url,
        "HUB_DATA": str(tmp_path / "d"),
        "HUB_SERVER_PORT": "0",
        "HUB_SERVER_BOTS": "no",
    }
    settings = read_settings(environ=environ)
    told: list[str] = []
    station = await open_station(settings, say=told.append)
    async with aiohttp.ClientSession() as http, http.get(f"{station.url}/readyz") as answer:
        assert answer.status == 200
    await station.close()
    assert sum(line.startswith("  admin ") for line in told) == 1
    again: list[str] = []
    station = await open_station(settings, say=again.append)
    await station.close()
    assert not any(line.startswith("  ") for line in again)
    token = tmp_path / "d" / "bots" / "approver.token"
    assert token.stat().st_mode & 0o777 == 0o600


async def test_a_bots_token_is_kept_while_it_opens_the_door_and_left_alone_by_a_node_without_bots(
    postgres_url: str, tmp_path: Path
) -> None:
    def settings(node: str) -> Settings:
        environ = {"HUB_STORE_DATABASE": postgres_url, "HUB_DATA": str(tmp_path / node), "HUB_SERVER_PORT": "0"}
        return read_settings(environ=environ)

    token = tmp_path / "first" / "bots" / "approver.token"
    told: list[str] = []
    for _ in range(2):
        station = await open_station(settings("first"), say=lambda _: None)
        told.append(token.read_text("utf-8"))
        second = await open_station(settings("second").changed("server", bots=False), say=lambda _: None)
        assert not (tmp_path / "second" / "bots" / "approver.token").exists()
        async with station.parts.corridor.reading() as reads:
            assert await session_of(reads, told[-1]) is not None
        await second.close()
        await station.close()
    assert told[0] == told[1]


async def test_the_clock_acts_within_the_company_whose_timer_it_is(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.sqlite3'}"
    parts = await open_parts(read_settings(environ={"HUB_STORE_DATABASE": url, "HUB_DATA": str(tmp_path)}))

    async def ask(db: Sql) -> None:
        act = Act("typing", Actor("U1", "O1"), parts.clock())
        await Work(act, db, parts.registry).later(parts.clock() - 1, "file.sweep", {"file": "F1"})

    await parts.database.atomic(ask)
    await parts.timers.tick()
    async with parts.database.reading() as db:
        found = await db.rows("SELECT company, actor FROM journal WHERE act = 'file.sweep'")
    assert [(row["company"], row["actor"]) for row in found] == [("O1", "clock")]
    await close_parts(parts)
