"""Several processes on one port: one that dies is replaced, all are in turn, and nobody who writes notices."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from hub import workers
from hub.commands import serve
from hub.workers import Worker, oversee
from tests.faults.history import History, check
from tests.faults.writing import Writer, whole_log
from tests.servers import Redis
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person

LIVES = "import os, time; os.write(int({told}), b'.'); time.sleep(60)"
DIES = "import sys; sys.exit(7)"


def children(parent: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


async def test_what_never_opens_is_not_started_again(capfd: pytest.CaptureFixture[str]) -> None:
    assert await oversee(3, "127.0.0.1", 0, lambda *_: [sys.executable, "-c", DIES]) == 7


async def test_one_that_was_open_and_dies_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FIRST_REST", 0.01)
    worker = Worker(0, lambda _, __, told: [sys.executable, "-c", LIVES.format(told=told)], 0)
    keeping = asyncio.create_task(worker.keep())
    for _ in range(2):
        async with asyncio.timeout(20):
            await worker.opened.wait()
            assert worker._process is not None
            before = worker._process.pid
            os.kill(before, signal.SIGKILL)
            while worker._process.pid == before:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    await worker.stop()
    assert await keeping == 0


def test_on_sqlite_several_are_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HUB_DATA", str(tmp_path))
    assert serve(workers=2) == 1
    assert "needs PostgreSQL and Redis" in capsys.readouterr().err


@pytest.mark.slow
async def test_workers_are_killed_and_replaced_in_turn_under_people_who_write(
    tmp_path: Path, postgres_url: str, redis: Redis, redis_url: str
) -> None:
    environ = {
        "HUB_STORE_DATABASE": postgres_url, "HUB_STORE_REDIS": redis_url, "HUB_SERVER_BOTS": "no",
        "HUB_SERVER_DRAIN_SECONDS": "2", "HUB_SERVER_ACTS_PER_SECOND": "100000", "HUB_SERVER_ACTS_BURST": "100000",
    }  # fmt: skip
    station = Station(tmp_path, environ, options=("--workers", "2")).start()
    assert station.process is not None
    history, names = History(), ("employee", "manager", "sales")
    try:
        people = [await Person.signs_in(station.url, *station.people[name]) for name in names]
        room = await room_of(people[0])
        writers = [Writer(name, person, room, history) for name, person in zip(names, people, strict=True)]
        tasks = [asyncio.create_task(writer.write_on()) for writer in writers]
        for turn in range(3):
            await history.grows(300)
            pids = children(station.process.pid)
            if turn == 2:
                station.process.send_signal(signal.SIGHUP)
                async with asyncio.timeout(60):
                    while {*children(station.process.pid)} & {*pids} or len(children(station.process.pid)) < 2:  # noqa: ASYNC110
                        await asyncio.sleep(0.1)
            else:
                os.kill(pids[turn % len(pids)], signal.SIGKILL)
                history.kills += 1
        await history.grows(300)
        for writer in writers:
            writer.stop.set()
        await asyncio.gather(*tasks)
        check(history, await whole_log(people[0], room, names))
        assert (history.kills, len(history.acked) >= 1200) == (2, True)
        for person in people:
            await person.leaves()
    finally:
        station.stop()
