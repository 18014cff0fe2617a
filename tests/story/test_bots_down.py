"""Every bot can be down, and no card dies."""

import os
import signal
import subprocess
from pathlib import Path

from tests.cast import Cast
from tests.station import Station
from tests.story.test_chat import room_of
from tests.story.test_leave import asks_for_leave, by_reply, by_tap, card_before, stands


def kill_bots(station: Station) -> int:
    """As the machine's killer would; how many processes there were."""
    assert station.process
    told = subprocess.run(
        ["ps", "--ppid", str(station.process.pid), "-o", "pid=,args="], capture_output=True, text=True, check=True
    ).stdout
    pids = [int(line.split()[0]) for line in told.splitlines() if "-m bots" in line]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return len(pids)


async def test_cards_are_minted_drawn_and_decided_with_every_bot_down(tmp_path: Path) -> None:
    station = Station(tmp_path / "data").start()
    try:
        assert kill_bots(station) == 1
        async with Cast(station).here("employee", "manager", "sales") as (ma, zhou, lin):
            for way in (by_tap, by_reply):
                no = await asks_for_leave(ma)
                message = await card_before(zhou, no)
                assert message["by"]["name"] == "审批员"
                await way(zhou, no, message)
                await ma.sees("card.changed", stands(no, "approved"))
            answer = await lin.says("/customer 华为", await room_of(lin))
            assert "华为" in answer["reply"]["card"]["title"]["text"]
    finally:
        station.stop()
