"""The office that publishes, once on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.office.announcements.bureau import CROWD, Bureau, bureau


@pytest.fixture
async def desk(store_url: str, tmp_path: Path) -> AsyncIterator[Bureau]:
    """Seven people, of whom two may publish."""
    async with bureau(store_url, tmp_path) as made:
        yield made


@pytest.fixture
async def plant(store_url: str, tmp_path: Path) -> AsyncIterator[Bureau]:
    """The same with a workshop: more people than fit into three slices."""
    async with bureau(store_url, tmp_path, CROWD) as made:
        yield made
