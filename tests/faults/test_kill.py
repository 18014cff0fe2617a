"""The hub is killed while people write: what was acknowledged is there, once, in its place."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.faults.history import History, check
from tests.faults.writing import LOUD, Writer, whole_log
from tests.station import Station
from tests.story.test_chat import room_of
from tests.wire import Person

ENOUGH = 5_000
KILLS = 4


@pytest.mark.slow
async def test_what_was_acknowledged_survives_a_kill_in_its_place(tmp_path: Path, capsys: Any) -> None:
    station = Station(tmp_path / "data", LOUD).start()
    history = History()
    try:
        roles = ("employee", "manager", "sales")
        people = [await Person.signs_in(station.url, *station.people[role]) for role in roles]
        room = await room_of(people[0])
        writers = [Writer(role, person, room, history) for role, person in zip(roles, people, strict=True)]
        tasks = [asyncio.create_task(writer.write_on()) for writer in writers]
        while len(history.acked) < ENOUGH or history.kills < KILLS:
            goal = min(len(history.acked) + ENOUGH // (KILLS + 1), ENOUGH + 1000)
            async with asyncio.timeout(120):
                while len(history.acked) < goal:
                    await asyncio.sleep(0.05)
                    assert not any(task.done() for task in tasks), [task.exception() for task in tasks if task.done()]
            if history.kills < KILLS:
                station.kill()
                history.kills += 1
                await asyncio.to_thread(station.start)
        for writer in writers:
            writer.stop.set()
        await asyncio.gather(*tasks)
        check(history, await whole_log(people[0], room, roles))
        assert len(history.acked) >= ENOUGH
        assert history.retried > 0
        with capsys.disabled():
            print(f"\n  kill -9 on SQLite: {history}, 0 lost, 0 duplicated, 0 reordered")
        for person in people:
            await person.leaves()
    finally:
        station.stop()
