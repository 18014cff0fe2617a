"""The desk every store test of the assistant sits at."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.office.assistant.desk import Desk, desk_at


@pytest.fixture
async def desk(store_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    """The small company, once on SQLite and once on PostgreSQL."""
    async with desk_at(store_url, tmp_path) as made:
        yield made
