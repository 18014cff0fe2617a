"""The demo opens with a shelf of books, two of them lent, and somebody who looks after them; once."""

from pathlib import Path

from hub.office.library.seeds import demo
from hub.people import seed_demo
from tests.running import opened
from tests.station import ROOT


async def test_the_demo_has_books_once(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path) as hub:
        shown = await seed_demo(hub.corridor, ROOT / "config" / "demo")
        for _ in range(2):
            await demo(hub.corridor, ROOT / "config" / "demo", shown[0].company)
        states = [row["state"] for row in await hub.rows("SELECT state FROM record WHERE type = 'library.book'")]
        assert (len(states), states.count("on_loan")) == (12, 2)
        assert len(await hub.rows("SELECT 1 FROM role_grant WHERE role = 'librarian'")) == 1
