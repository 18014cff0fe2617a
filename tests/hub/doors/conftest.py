"""A hub with open doors on SQLite, for tests that look at the doors and not at the database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.hub.doors.standing import Standing, standing


@pytest_asyncio.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Standing]:
    """`li` and `zhao` are signed in and share a room."""
    async with standing(f"sqlite:///{tmp_path / 'hub.sqlite3'}", tmp_path) as opened:
        yield opened
