"""The office every store test of the flow asks in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.flow.office import BOTH, EITHER, Office, office


@pytest.fixture
async def desk(store_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    """The small company, once on SQLite and once on PostgreSQL."""
    async with office(store_url, tmp_path, EITHER, BOTH) as made:
        yield made
