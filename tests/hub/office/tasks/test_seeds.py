"""The demo opens with tasks in every state, some of them late; once."""

from pathlib import Path

from hub.office.tasks.seeds import demo
from hub.people import seed_demo
from tests.running import opened
from tests.station import ROOT


async def test_the_demo_has_tasks_once(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path) as hub:
        shown = await seed_demo(hub.corridor, ROOT / "config" / "demo")
        for _ in range(2):
            await demo(hub.corridor, ROOT / "config" / "demo", shown[0].company)
        states = [row["state"] for row in await hub.rows("SELECT state FROM record WHERE type = 'tasks.task'")]
        assert len(states) == 8
        assert set(states) == {"assigned", "doing", "finished", "declined"}
