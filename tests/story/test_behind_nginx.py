"""Two hubs behind nginx, as config/deploy ships it: one is killed under people who write, and nobody notices."""

import asyncio
import shutil
import socket
import subprocess
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from hub.settings import OTHERS
from tests.conftest import lacking
from tests.faults.history import History, check
from tests.faults.nodes import ROLES, Listener
from tests.faults.writing import LOUD, Writer, whole_log
from tests.station import ROOT, Station
from tests.story.test_chat import room_of
from tests.wire import Person

DEPLOY = ROOT / "config" / "deploy"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def nginx(folder: Path, first: Station, second: Station) -> Iterator[str]:
    """nginx with the shipped file, but for the ports; its address."""
    binary = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if binary is None:
        lacking("No nginx: apt-get install nginx")
    port, conf = free_port(), (DEPLOY / "nginx.conf").read_text("utf-8")
    for old, new in (("8181", first.port), ("8182", second.port), ("8180", str(port))):
        assert f"127.0.0.1:{old}" in conf
        conf = conf.replace(f"127.0.0.1:{old}", f"127.0.0.1:{new}")
    folder.mkdir()
    (folder / "yizhan.conf").write_text(conf)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    whole = (
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off;\n{paths}include {folder}/yizhan.conf; }}\n"
    )
    (folder / "nginx.conf").write_text(whole)
    process = subprocess.Popen(
        [binary, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", f"{folder}/start.log"]
    )
    try:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (folder / "start.log").read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.slow
async def test_one_of_two_hubs_is_killed_and_nobody_notices(
    tmp_path: Path, postgres_url: str, redis_url: str, capsys: Any
) -> None:
    environ = {**LOUD, "HUB_STORE_DATABASE": postgres_url, "HUB_STORE_REDIS": redis_url}
    first = Station(tmp_path / "first", environ).start()
    second = Station(tmp_path / "second", environ, demo=False).start()
    history, tasks, slowest = History(), list[asyncio.Task[None]](), 99.0
    try:
        with nginx(tmp_path / "nginx", first, second) as url:
            people = [await Person.signs_in(url, *first.people[role]) for role in ROLES]
            room = await room_of(people[0])
            writers = [Writer(role, one, room, history) for role, one in zip(ROLES, people, strict=True)]
            reader = Listener(await Person.signs_in(url, *first.people["employee"]), room, (url,))
            tasks += [asyncio.create_task(one.write_on()) for one in writers]
            tasks.append(asyncio.create_task(reader.read_on()))
            slowest = max([await _killed_under(history, station) for station in (first, second)])
            async with aiohttp.ClientSession() as http, http.get(f"{url}/metrics") as answer:
                assert answer.status == 404
            for writer in writers:
                writer.stop.set()
            await asyncio.gather(*tasks[:3])
            log = await whole_log(people[0], room, ROLES)
            check(history, log)
            await reader.has_all(log)
            tasks[3].cancel()
            for person in (*people, reader.person):
                await person.leaves()
        with capsys.disabled():
            print(f"\n  behind nginx: {history}; the next 200 after a kill took {slowest:.1f} s at most")
        assert slowest < 10
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for station in (first, second):
            station.stop()


async def _killed_under(history: History, station: Station) -> float:
    """Seconds until 200 more messages were acknowledged after a kill; the hub is back by then."""
    await history.grows(200)
    station.kill()
    history.kills += 1
    began = time.monotonic()
    await history.grows(200)
    took = time.monotonic() - began
    await asyncio.to_thread(station.start)
    await asyncio.sleep(4)  # nginx tries it again after fail_timeout
    return took


def test_the_compose_file_names_settings_that_exist_and_hubs_that_nginx_knows() -> None:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    services = told["services"]
    assert set(services) == {"postgres", "redis", "hub1", "hub2", "bots", "nginx"}
    known = tomllib.loads((ROOT / "config" / "hub.toml").read_text("utf-8"))
    for name in services["hub1"]["environment"].keys() - OTHERS:
        section, _, key = name.removeprefix("HUB_").lower().partition("_")
        assert key in known[section], name
    line = services["nginx"]["command"][-1]
    assert all(f"{hub}:8180" in line for hub in ("hub1", "hub2"))


def test_the_units_start_what_there_is() -> None:
    for unit, command in (("yizhan", "-m hub serve --workers 4"), ("yizhan-bots", "-m bots")):
        text = (DEPLOY / "systemd" / f"{unit}.service").read_text("utf-8")
        assert f"ExecStart=/opt/yizhan/.venv/bin/python {command}\n" in text
