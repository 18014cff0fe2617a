"""The disk fills up while people write: nothing false is acknowledged, administrators hear in time, and it goes on."""

import asyncio
import contextlib
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.history import History, check
from tests.faults.writing import LOUD, Writer, whole_log
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person

MEGABYTE = 1 << 20
ROLES = ("employee", "manager", "sales")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 192 MB, in memory."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=192m", "none", disk]
    mounted = subprocess.run(mount, check=False, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"NOT RUN: a disk that fills up needs the right to mount one ({mounted.stderr.strip()})")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Take everything but `leave` megabytes; the file to delete to give it back."""
    ballast = disk / "ballast"
    taken = ballast.stat().st_size if ballast.exists() else 0
    with ballast.open("ab") as file, contextlib.suppress(OSError):
        file.write(b"\0" * max(0, shutil.disk_usage(disk).free - leave * MEGABYTE))
    assert ballast.stat().st_size > taken
    return ballast


async def refused(history: History) -> None:
    """Somebody was told that nothing can be kept."""
    async with asyncio.timeout(60):
        while not history.refused["storage.full"]:  # noqa: ASYNC110 - many writers, and none of them waits for it
            await asyncio.sleep(0.1)


async def warned(admin: Person) -> dict[str, Any]:
    """The notice that room is running out."""
    async with asyncio.timeout(60):
        while True:
            for notice in (await admin.asks("notice.list"))["notices"]:
                if notice["kind"] == "ops.trouble":
                    return dict(notice)
            await asyncio.sleep(0.5)


@pytest.mark.slow
async def test_a_full_disk_acknowledges_nothing_false_and_goes_on_once_there_is_room(
    small_disk: Path, capsys: Any
) -> None:
    station = Station(small_disk / "data", {**LOUD, "HUB_SERVER_LOW_DISK_MEGABYTES": "48"}).start()
    history = History()
    try:
        people = [await Person.signs_in(station.url, *station.people[role]) for role in ROLES]
        admin = await Person.signs_in(station.url, *station.people["admin"])
        room = await room_of(people[0])
        writers = [Writer(role, person, room, history) for role, person in zip(ROLES, people, strict=True)]
        tasks = [asyncio.create_task(writer.write_on()) for writer in writers]
        await history.grows(300)
        fill(small_disk, leave=32)
        told = await warned(admin)
        ballast = fill(small_disk, leave=0)
        await refused(history)
        ballast.unlink()
        await history.grows(300)
        for writer in writers:
            writer.stop.set()
        await asyncio.gather(*tasks)
        check(history, await whole_log(people[0], room, ROLES))
        assert station.process and station.process.poll() is None, "it needed no restart"
        for person in (*people, admin):
            await person.leaves()
    finally:
        station.stop()
    with contextlib.closing(sqlite3.connect(small_disk / "data" / "hub.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with capsys.disabled():
        print(f"\n  F14 a full disk: {history}, warned beforehand: {told['title']['text']}")
