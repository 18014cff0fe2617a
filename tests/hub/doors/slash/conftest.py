"""A hub with everything in it: requests and customers, and their commands."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.hub.doors.standing import Standing, standing

ROOT = Path(__file__).resolve().parents[4]


@pytest_asyncio.fixture
async def office(tmp_path: Path) -> AsyncIterator[Standing]:
    """`li` asks for leave, `zhao` is the superior."""
    async with standing(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path, only=()) as stand:
        for module in stand.hub.registry.modules:
            if module.start:
                await module.start(stand.hub.corridor, ROOT / "config")
        li, zhao = stand.actors["li"].id, stand.actors["zhao"].id
        sql = "UPDATE person SET superior = ? WHERE id = ?"
        await stand.hub.database.atomic(lambda db: db.run(sql, zhao, li))
        yield stand
