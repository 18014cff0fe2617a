"""A company at work, in which types are built."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.whole import Whole, whole


@pytest.fixture
async def world(store_url: str, tmp_path: Path) -> AsyncIterator[Whole]:
    async with whole(store_url, tmp_path) as made:
        yield made
