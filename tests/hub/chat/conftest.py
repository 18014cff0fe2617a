"""The office of the chat's tests, once on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hub.chat.office import Office, office


@pytest.fixture
async def lobby(store_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    """The office, with a room that li, zhao and wang share."""
    async with office(store_url, tmp_path) as made:
        yield made
