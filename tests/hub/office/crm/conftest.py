"""The sales office, on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.office.crm.desk import Office, office


@pytest.fixture
async def desk(store_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(store_url, tmp_path) as running:
        yield running
